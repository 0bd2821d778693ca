/**
 * Checks that this commit can be released under a tag: `node tools/release/check.mjs TAG [FOLDER]`. Prints one error a
 * line and ends with 1 if there is one. FOLDER is the repository unless given.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../prepare.mjs';
import { CHANGELOGS, findReleaseErrors, LOCKFILE, MANIFESTS, VERSION_FILE } from './find-release-errors.mjs';

const [tag = '', folder = ROOT] = process.argv.slice(2);
const paths = [...MANIFESTS, ...CHANGELOGS, LOCKFILE, VERSION_FILE];
const texts = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
const errors = findReleaseErrors({ tag, repository: process.env.GITHUB_REPOSITORY, texts });
for (const error of errors) console.error(error);
if (errors.length === 0) console.log(`${tag} can be released from this commit.`);
process.exitCode = errors.length === 0 ? 0 : 1;
