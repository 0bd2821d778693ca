import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createDockerClient } from './docker-client.ts';
import { runProgram } from './run-program.ts';

const ROOT = resolve(import.meta.dirname, '../../../../..');
const PACKAGES = ['@aws', '@aws-sdk', '@smithy', 'bowser', 'tslib'].map((name) => `node_modules/${name}`);

/** Imports an image with the Node of this process, its libraries and the AWS SDK: nothing can be pulled. */
export async function importSdkImage(name: string): Promise<void> {
  const archive = join(tmpdir(), `slipway-sdk-${process.pid}.tar`);
  const node = process.execPath;
  const { stdout } = await runProgram('ldd', [node]);
  const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path.slice(1));
  const files = ['-C', ROOT, ...PACKAGES, '-C', dirname(node), 'node', '-C', '/', ...libraries];
  const docker = createDockerClient();
  try {
    const packed = await runProgram('tar', ['-chf', archive, '--exclude', '*.d.ts', ...files]);
    if (packed.exitCode !== 0) throw new Error(packed.stderr);
    await docker.must(['import', archive, name]);
  } finally {
    await rm(archive, { force: true });
    docker.close();
  }
}

/** The argv of a script in that image. */
export function runScript(script: string): readonly string[] {
  return ['/node', '--no-warnings', '--input-type=module', '--eval', script];
}
