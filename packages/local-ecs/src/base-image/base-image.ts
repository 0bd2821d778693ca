import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';

/**
 * Where Debian and Ubuntu put the static busybox (package busybox-static): linked to no library, so it can be all there
 * is.
 */
const BUSYBOX = '/bin/busybox';
const PUBLIC_IMAGE = 'busybox:stable';
/** Exit code when there is no such program. */
const NOT_FOUND = 127;

/** An image with a shell and a small web server, and how to remove it if it was made here. */
export interface BaseImage {
  readonly name: string;
  remove(): Promise<void>;
}

/**
 * Finds or makes the image that the demo builds on: busybox from this machine, else from its public repository.
 * @returns why there is none, as one sentence
 */
export async function prepareBaseImage(): Promise<BaseImage | string> {
  if (existsSync(BUSYBOX) && (await isStatic())) return importBusybox();
  const known = await runProgram('docker', ['image', 'inspect', PUBLIC_IMAGE]);
  if (known.exitCode === 0) return { name: PUBLIC_IMAGE, remove: async () => {} };
  const pulled = await runProgram('docker', ['pull', PUBLIC_IMAGE]);
  if (pulled.exitCode === 0) return { name: PUBLIC_IMAGE, remove: () => removeImage(PUBLIC_IMAGE) };
  return `no base image: ${BUSYBOX} is not installed (package busybox-static), and ${PUBLIC_IMAGE} cannot be pulled.`;
}

/** A busybox that needs libraries would not start in an otherwise empty image. */
async function isStatic(): Promise<boolean> {
  const listed = await runProgram('ldd', [BUSYBOX]);
  return listed.exitCode !== 0;
}

async function importBusybox(): Promise<BaseImage | string> {
  const name = `slipway-demo-base:${process.pid}`;
  try {
    await importBaseImage(name);
    return { name, remove: () => removeImage(name) };
  } catch (thrown) {
    return `the base image could not be built: ${thrown instanceof Error ? thrown.message : ''}.`;
  }
}

/**
 * Imports an image with busybox and its applets, without a pull.
 * @param name such as `slipway-test:1`
 * @param changes Dockerfile instructions, such as `CMD ["sh"]`
 * @throws Error with docker's words
 */
export async function importBaseImage(name: string, changes: readonly string[] = []): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-base-'));
  const [root, archive] = [join(folder, 'root'), join(folder, 'base.tar')];
  try {
    await writeFiles(root);
    await runProgram('tar', ['-cf', archive, '-C', root, '.']);
    const options = changes.flatMap((change) => ['--change', change]);
    const imported = await runProgram('docker', ['import', ...options, archive, name]);
    if (imported.exitCode === NOT_FOUND) throw new Error('the docker command is not installed');
    if (imported.exitCode !== 0) throw new Error(imported.stderr.trim());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeFiles(root: string): Promise<void> {
  const bin = join(root, 'bin');
  await mkdir(bin, { recursive: true });
  await mkdir(join(root, 'tmp'));
  await copyFile(BUSYBOX, join(bin, 'busybox'));
  const { stdout } = await runProgram(BUSYBOX, ['--list']);
  const applets = stdout.split('\n').filter((applet) => applet !== '' && applet !== 'busybox');
  await Promise.all(applets.map((applet) => symlink('busybox', join(bin, applet))));
}

/** Removes an image, if it exists. */
export async function removeImage(name: string): Promise<void> {
  await runProgram('docker', ['image', 'rm', '--force', name]);
}
