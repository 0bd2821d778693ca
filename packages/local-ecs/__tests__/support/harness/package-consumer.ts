import { cpSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packPackages, runNpm } from './packed-packages.ts';
import { type ProgramResult, runProgram } from './run-program.ts';
import { makeFolder, removeFolder } from './scratch.ts';

const ROOT = resolve(import.meta.dirname, '../../../../..');

/** A project outside this repository that has installed the package, as it is published. */
export interface PackageConsumer {
  /** Files of the package, by their paths in it. */
  readonly files: readonly string[];
  write(file: string, text: string): void;
  /** Copies a folder of `examples/` of the package into the project. */
  copyExample(name: string): void;
  /** Runs Node in the project. */
  node(...args: readonly string[]): Promise<ProgramResult>;
  remove(): void;
}

/** Tools of a project and the SDK are linked from this repository; the package is installed. */
const LINKED = ['@aws-sdk', '@jest', '@types', 'jest', 'typescript', 'vitest', 'vite'];

export async function openPackageConsumer(): Promise<PackageConsumer> {
  const folder = makeFolder();
  const modules = join(folder, 'node_modules');
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  write('package.json', '{ "type": "module" }\n');
  await install(folder);
  for (const name of LINKED) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  return {
    files: readdirSync(join(modules, '@slipway/local-ecs'), { recursive: true, encoding: 'utf8' }),
    write,
    copyExample: (name) =>
      cpSync(join(ROOT, 'packages/local-ecs/examples', name), join(folder, name), { recursive: true }),
    node: (...args) => runProgram(process.execPath, args, { folder }),
    remove: () => removeFolder(folder),
  };
}

async function install(folder: string): Promise<void> {
  const packed = await packPackages();
  const { exitCode, stderr } = await runNpm(folder, 'npm', ['install', packed.localEcs]);
  removeFolder(packed.folder);
  if (exitCode !== 0) throw new Error(stderr);
}
