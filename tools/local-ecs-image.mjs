/**
 * Builds the container image of the local ECS: `node tools/local-ecs-image.mjs [TAG] [BASE]`, after `npm run types`.
 * TAG is `local-ecs` unless given; BASE is an image with Node.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';
import { run } from './run.mjs';

const PACKAGE = join(ROOT, 'packages', 'local-ecs');
const [tag = 'local-ecs', base] = process.argv.slice(2);
const context = mkdtempSync(join(tmpdir(), 'local-ecs-image-'));
try {
  // One file starts in a fraction of the time of 500.
  const ncc = join('node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');
  const options = ['-o', context, '--license', 'licenses.txt', '--no-cache', '-q'];
  await run(process.execPath, [ncc, 'build', join(PACKAGE, 'lib', 'main.js'), ...options], { cwd: ROOT });
  copyFileSync(join(PACKAGE, 'Dockerfile'), join(context, 'Dockerfile'));
  const args = base === undefined ? [] : ['--build-arg', `BASE=${base}`];
  await run('docker', ['build', '--quiet', '--tag', tag, ...args, context], { cwd: ROOT });
} finally {
  rmSync(context, { recursive: true, force: true });
}
