import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';

/** The packages of this repository, which have its licence. */
const OWN_SCOPE = '@slipway/';

/**
 * Adds the licence texts that the bundler does not find: a package without one gets the text of a bundled package of the
 * same repository. Entries are a name, an SPDX identifier and the text, each on its own lines.
 * @throws Error when a text is still missing
 */
export function completeLicenses(path) {
  const entries = readEntries(readFileSync(path, 'utf8')).filter(({ name }) => !name.startsWith(OWN_SCOPE));
  const complete = entries.map((entry) =>
    entry.text === '' ? { ...entry, text: findSibling(entry, entries) } : entry,
  );
  const missing = complete.filter(({ text }) => text === '').map(({ name }) => name);
  if (missing.length > 0) throw new Error(`There is no licence text for ${missing.join(', ')}.`);
  writeFileSync(path, complete.map(({ name, license, text }) => `${name}\n${license}\n${text}\n`).join('\n'));
}

/** An entry begins with a line that is the name of an installed package, followed by that package's licence. */
export function readEntries(text) {
  const lines = text.split('\n');
  const starts = lines.flatMap((name, at) => (isEntry(name, lines[at + 1]) ? [at] : []));
  return starts.map((at, index) => ({
    name: lines[at],
    license: lines[at + 1],
    text: lines
      .slice(at + 2, starts[index + 1])
      .join('\n')
      .trim(),
  }));
}

function isEntry(name, license) {
  const found = readPackage(name);
  return found !== undefined && found.license === license;
}

function findSibling({ name, license }, entries) {
  const repository = findRepository(name);
  const sibling = entries.find(
    (other) => other.text !== '' && other.license === license && findRepository(other.name) === repository,
  );
  return sibling?.text ?? '';
}

function findRepository(name) {
  return readPackage(name)?.repository?.url ?? name;
}

function readPackage(name) {
  if (!/^(?:@[a-z0-9-]+\/)?[a-z0-9._-]+$/.test(name)) return undefined;
  const file = join(ROOT, 'node_modules', name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
