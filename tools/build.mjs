import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { completeLicenses } from './licenses.mjs';
import { ensureModules, ROOT } from './prepare.mjs';
import { run } from './run.mjs';

/** The one bundle, in `dist/`. */
const BUNDLE = 'bundle';

await ensureModules();
// It imports packages that may have been installed just now.
const { bundle } = await import('./bundle.mjs');
const OUTPUT = ['lib', 'packages/ecs-rules/lib', 'packages/local-ecs/lib', 'dist'];
for (const folder of OUTPUT) rmSync(join(ROOT, folder), { recursive: true, force: true });
await run(process.execPath, [join('tools', 'page.mjs')], { cwd: ROOT });
await run(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-b', 'tsconfig.build.json'], {
  cwd: ROOT,
});
await bundle(join(ROOT, 'dist', BUNDLE));
completeLicenses(join(ROOT, 'dist', BUNDLE, 'licenses.txt'));

/** A file of two lines per entry point: copies of the bundle would be large. */
function writeEntry(path, entry, firstLine = '') {
  const file = join(ROOT, 'dist', path);
  const bundle = relative(dirname(file), join(ROOT, 'dist', BUNDLE, 'index.js')).replaceAll('\\', '/');
  const from = bundle.startsWith('.') ? bundle : `./${bundle}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${firstLine}import { start } from '${from}';\n\nawait start('${entry}');\n`);
}

const { ACTION_NAMES, ACTIONS } = await import(new URL('../lib/inputs/actions.js', import.meta.url).href);
for (const action of ACTION_NAMES) writeEntry(join(ACTIONS[action].folder, 'index.js'), action);
writeEntry(join('post', 'index.js'), 'post');
writeEntry(join('cli', 'index.js'), 'cli', '#!/usr/bin/env node\n');
writeFileSync(join(ROOT, 'dist', 'package.json'), '{\n  "type": "module"\n}\n');
