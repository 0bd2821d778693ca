import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './program.ts';

/** Where Debian and Ubuntu put the static busybox (package busybox-static). */
const BUSYBOX = '/bin/busybox';
/** What the demo's Dockerfiles use. */
const APPLETS = ['sh', 'httpd', 'mkdir', 'kill'];
const PUBLIC_IMAGE = 'busybox:stable';

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
  return `there is no base image: ${BUSYBOX} is not on this machine (package busybox-static), and ${PUBLIC_IMAGE} cannot be pulled.`;
}

/** A busybox that needs libraries would not start in an otherwise empty image. */
async function isStatic(): Promise<boolean> {
  const listed = await runProgram('ldd', [BUSYBOX]);
  return listed.exitCode !== 0;
}

async function importBusybox(): Promise<BaseImage | string> {
  const name = `slipway-demo-base:${process.pid}`;
  const folder = await mkdtemp(join(tmpdir(), 'slipway-base-'));
  try {
    await mkdir(join(folder, 'root', 'bin'), { recursive: true });
    await copyFile(BUSYBOX, join(folder, 'root', 'bin', 'busybox'));
    for (const applet of APPLETS) await symlink('busybox', join(folder, 'root', 'bin', applet));
    await runProgram('tar', ['-cf', join(folder, 'base.tar'), '-C', join(folder, 'root'), '.']);
    const imported = await runProgram('docker', ['import', join(folder, 'base.tar'), name]);
    if (imported.exitCode !== 0) return `the base image could not be made: ${imported.stderr.trim()}.`;
    return { name, remove: () => removeImage(name) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function removeImage(name: string): Promise<void> {
  await runProgram('docker', ['image', 'rm', '--force', name]);
}
