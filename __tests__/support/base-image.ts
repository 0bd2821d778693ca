import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian's busybox-static puts its one program; linked to no library, so it can be all there is in an image. */
const BUSYBOX = '/bin/busybox';

/**
 * Imports an image that holds busybox and its applets, with nothing pulled from anywhere.
 *
 * @param name such as `slipway-test:1`
 * @param changes Dockerfile instructions, such as `CMD ["sh"]`
 */
export async function importBaseImage(name: string, changes: readonly string[] = []): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'base-image-'));
  try {
    await mkdir(join(folder, 'bin'));
    await mkdir(join(folder, 'tmp'));
    await copyFile(BUSYBOX, join(folder, 'bin', 'busybox'));
    const { stdout } = await run(BUSYBOX, ['--list']);
    const applets = stdout.split('\n').filter((each) => each !== '' && each !== 'busybox');
    await Promise.all(applets.map((each) => symlink('busybox', join(folder, 'bin', each))));
    await importFolder(folder, ['import', ...changes.flatMap((each) => ['--change', each]), '-', name]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Removes an image; one that is not there is well. */
export async function removeImage(name: string): Promise<void> {
  await run('docker', ['image', 'rm', '--force', name]).catch(() => undefined);
}

function importFolder(folder: string, argv: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const tar = spawn('tar', ['-c', '-C', folder, '.'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const docker = spawn('docker', argv, { stdio: [tar.stdout, 'ignore', 'pipe'] });
    const said: Buffer[] = [];
    docker.stderr?.on('data', (bytes: Buffer) => said.push(bytes));
    docker.on('error', reject);
    docker.on('close', (code) => (code === 0 ? resolve() : reject(new Error(Buffer.concat(said).toString('utf8')))));
  });
}
