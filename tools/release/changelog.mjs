/** The sections of a changelog in the form of Keep a Changelog: `## Unreleased`, then `## X.Y.Z`. */

/** @returns {readonly { title: string, text: string }[]} newest first; the text without its heading */
export function readSections(changelog) {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      return { title: title.trim(), text: lines.join('\n').trim() };
    });
}

/**
 * Moves what is unreleased into a section of its own, and leaves an empty `Unreleased` above it. A changelog that has
 * the section, and nothing unreleased, stays as it is.
 * @throws Error when the version has a section already, so that its changes are released
 */
export function releaseSection(changelog, version) {
  const sections = readSections(changelog);
  const unreleased = sections.find(({ title }) => title === 'Unreleased')?.text ?? '';
  if (!sections.some(({ title }) => title === version)) {
    return changelog.replace(/^## Unreleased\n/m, `## Unreleased\n\n## ${version}\n`);
  }
  if (unreleased === '') return changelog;
  throw new Error(`the section ${version} exists, and "Unreleased" is not empty. Choose a later version.`);
}
