import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importBaseImage, removeImage } from '../../../src/base-image/base-image.ts';
import type { DockerClient } from './docker-client.ts';
import { runProgram } from './run-program.ts';
import { makeFolder, removeFolder } from './scratch.ts';

/** Makes an image with a shell, Node of this machine and the libraries that it is linked to, without a pull. */
export async function buildNodeImage(docker: DockerClient, name: string): Promise<void> {
  const base = `${name}-busybox`;
  const context = makeFolder();
  const node = process.env.SLIPWAY_TEST_NODE ?? process.execPath;
  const { stdout } = await runProgram('ldd', [node]);
  const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path);
  for (const [from, to] of [[node, '/bin/node'] as const, ...libraries.map((path) => [path, path] as const)]) {
    const target = join(context, 'root', to);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(from, target);
  }
  writeFileSync(join(context, 'Dockerfile'), `FROM ${base}\nCOPY root /\nRUN chmod 1777 /tmp\n`);
  await importBaseImage(base);
  await docker.must(['build', '--quiet', '--tag', name, context]);
  await removeImage(base);
  removeFolder(context);
}
