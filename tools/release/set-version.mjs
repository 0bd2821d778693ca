/**
 * Prepares a release: `node tools/release/set-version.mjs X.Y.Z [FOLDER]`. Writes the version into the manifests, the
 * lockfile, `version.ts` and the examples, and moves what is unreleased in the changelogs into a section of the version.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';
import { releaseSection } from './changelog.mjs';
import { CHANGELOGS, LOCKFILE, MANIFESTS, VERSION_FILE } from './find-release-errors.mjs';

const [version = '', folder = ROOT] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version)) fail(`Version "${version}" is invalid. Use MAJOR.MINOR.PATCH, such as 0.2.0.`);
const { version: old } = JSON.parse(read('package.json'));
/** Versions of this repository: another package may have the same number. */
const OWN = /^\s*"(?:version|@slipway\/[\w-]+)": /;

const changed = new Map();
for (const path of CHANGELOGS) change(path, release);
for (const path of MANIFESTS) change(path, setVersions);
change(LOCKFILE, setLockedVersions);
change(VERSION_FILE, (text) => text.replace(`'${old}'`, `'${version}'`));
for (const path of listPages()) change(path, setPinned);
for (const [path, text] of changed) writeFileSync(join(folder, path), text);
console.log(`The version is now ${version}; it was ${old}. Build, review the diff, and commit.`);

function read(path) {
  return readFileSync(join(folder, path), 'utf8');
}

/** Nothing is written before all changes are known. */
function change(path, by) {
  const text = read(path);
  const next = by(text, path);
  if (next !== text) changed.set(path, next);
}

function fail(error) {
  console.error(`${error} No file was changed.`);
  process.exit(1);
}

function release(text, path) {
  try {
    return releaseSection(text, version);
  } catch (error) {
    return fail(`${path}: ${error.message}`);
  }
}

function setVersions(text) {
  const setLine = (line) => (OWN.test(line) ? line.replace(`: "${old}"`, `: "${version}"`) : line);
  return text.split('\n').map(setLine).join('\n');
}

function setLockedVersions(text) {
  const lockfile = JSON.parse(text);
  const isOwn = (path) => path === '' || path.startsWith('packages/');
  const packages = Object.entries(lockfile.packages).map(([path, entry]) => [
    path,
    isOwn(path) ? setOwn(entry) : entry,
  ]);
  return `${JSON.stringify({ ...lockfile, version, packages: Object.fromEntries(packages) }, null, 2)}\n`;
}

function setOwn(entry) {
  return JSON.parse(setVersions(JSON.stringify(entry, null, 2)));
}

/** Examples that name a version: of the action, a package, a file of the release, or the image of the local ECS. */
function setPinned(text, path) {
  const before = path === 'docs/verify.md' ? '' : '(?<=COMMIT # v|slipway[@-]|local-ecs[:-])';
  return text.replaceAll(new RegExp(`${before}${old.replaceAll('.', '[.]')}`, 'g'), version);
}

function listPages() {
  const listed = execFileSync('git', ['ls-files', '*.md', '*.yml'], { cwd: folder, encoding: 'utf8' });
  return listed.split('\n').filter((path) => path !== '' && !CHANGELOGS.includes(path));
}
