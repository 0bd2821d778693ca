/** What a commit needs before its tag may be released. Pure: files come in as texts. */
import { readSections } from './changelog.mjs';
import { findUnhashed } from './lockfile.mjs';

export const MANIFESTS = ['package.json', 'packages/ecs-rules/package.json', 'packages/local-ecs/package.json'];
export const CHANGELOGS = ['CHANGELOG.md', 'packages/local-ecs/CHANGELOG.md'];
export const VERSION_FILE = 'src/text/version.ts';
export const LOCKFILE = 'package-lock.json';

/**
 * @param tag name of the Git tag
 * @param repository OWNER/NAME on GitHub, or undefined outside GitHub Actions
 * @param texts content by path, of all files that are named above
 * @returns {readonly string[]} one error each, with its file and what to do
 */
export function findReleaseErrors({ tag, repository, texts }) {
  const version = /^v(\d+\.\d+\.\d+)$/.exec(tag)?.[1];
  if (version === undefined) {
    return [`Tag "${tag}" is invalid: a release tag is vMAJOR.MINOR.PATCH, such as v0.1.0. Delete the tag.`];
  }
  return [
    ...findOtherVersions(version, texts),
    ...CHANGELOGS.flatMap((path) => findChangelogErrors(path, texts[path], version)),
    ...findUnhashed(JSON.parse(texts[LOCKFILE])),
    ...(repository === undefined ? [] : MANIFESTS.flatMap((path) => findForeignHome(path, texts[path], repository))),
  ];
}

function findOtherVersions(version, texts) {
  const { packages } = JSON.parse(texts[LOCKFILE]);
  const found = [
    ...MANIFESTS.map((path) => [path, JSON.parse(texts[path]).version]),
    ...MANIFESTS.map((path) => [
      `${LOCKFILE}, ${path}`,
      packages[path.replace(/\/?package\.json$/, '')]?.version ?? 'missing',
    ]),
    [VERSION_FILE, /VERSION = '([^']*)'/.exec(texts[VERSION_FILE])?.[1] ?? 'missing'],
  ];
  return found
    .filter(([, other]) => other !== version)
    .map(
      ([path, other]) =>
        `${path}: the version is ${other}, the tag is v${version}. ` +
        `Run "node tools/release/set-version.mjs ${version}", commit, and tag that commit.`,
    );
}

function findChangelogErrors(path, text, version) {
  const [first, second] = readSections(text);
  if (first?.title !== 'Unreleased') {
    return [`${path}: the first section is "${first?.title ?? ''}". Add an empty section "## Unreleased" above it.`];
  }
  const advice = `Run "node tools/release/set-version.mjs ${version}", commit, and tag that commit.`;
  return [
    ...(first.text === '' ? [] : [`${path}: the section "Unreleased" is not empty. ${advice}`]),
    ...(second?.title === version
      ? []
      : [`${path}: the newest section is "${second?.title ?? 'Unreleased'}", expected ${version}. ${advice}`]),
  ];
}

/** npm refuses the provenance of a package whose manifest names another repository than the one that builds it. */
function findForeignHome(path, text, repository) {
  const manifest = JSON.parse(text);
  const expected = `git+https://github.com/${repository}.git`;
  if (manifest.publishConfig === undefined || manifest.repository?.url === expected) return [];
  return [`${path}: repository.url is ${manifest.repository?.url ?? 'missing'}. Set it to ${expected}.`];
}
