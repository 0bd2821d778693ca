import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureModules, ROOT } from './prepare.mjs';
import { run } from './run.mjs';

/** Entry in `lib/` and the folder of `dist/` that its bundle goes to. */
const BUNDLES = [
  ['index.js', '.'],
  ['post.js', 'post'],
  ['cli.js', 'cli'],
];

await ensureModules();
for (const folder of ['lib', 'dist']) rmSync(join(ROOT, folder), { recursive: true, force: true });
await run(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], {
  cwd: ROOT,
});
const ncc = join('node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');
for (const [entry, folder] of BUNDLES) {
  const args = [
    'build',
    join('lib', entry),
    '-o',
    join('dist', folder),
    '--license',
    'licenses.txt',
    '--no-cache',
    '-q',
  ];
  await run(process.execPath, [ncc, ...args], { cwd: ROOT });
}
