/**
 * Writes the software bill of materials: `node tools/release/sbom.mjs TARGET [FOLDER]`. TARGET gets the file
 * `slipway-VERSION.cdx.json`. Its content depends on the commit and npm's version only.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEntries } from '../licenses.mjs';
import { ROOT } from '../prepare.mjs';
import { findSbomErrors, toReleaseSbom } from './release-sbom.mjs';

const [target = '', folder = ROOT] = process.argv.slice(2);
const command = (name, args) => execFileSync(name, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
const read = (path) => readFileSync(join(folder, path), 'utf8');

const listed = JSON.parse(command('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--offline']));
const bundled = readEntries(read('dist/bundle/licenses.txt')).map(({ name }) => name);
const time = command('git', ['log', '-1', '--format=%cI']).trim();
const sbom = toReleaseSbom(listed, { bundled, time: new Date(time) });
const errors = findSbomErrors(sbom, JSON.parse(read('package-lock.json')));
for (const error of errors) console.error(error);
if (errors.length > 0) process.exit(1);
const file = join(target, `slipway-${JSON.parse(read('package.json')).version}.cdx.json`);
mkdirSync(target, { recursive: true });
writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
console.log(file);
