/** Prints the newest section of CHANGELOG.md, for the release: `node tools/release/notes.mjs TAG [FOLDER]`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';
import { readSections } from './changelog.mjs';

const [tag = '', folder = ROOT] = process.argv.slice(2);
const version = tag.replace(/^v/, '');
const sections = readSections(readFileSync(join(folder, 'CHANGELOG.md'), 'utf8'));
const section = sections.find(({ title }) => title === version);
if (section === undefined) {
  console.error(`CHANGELOG.md: no section "## ${version}". Run "node tools/release/set-version.mjs ${version}".`);
  process.exit(1);
}
console.log(section.text);
