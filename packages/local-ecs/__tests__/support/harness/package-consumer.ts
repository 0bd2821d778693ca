import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ProgramResult, runProgram } from './run-program.ts';
import { makeFolder, removeFolder } from './scratch.ts';

const ROOT = resolve(import.meta.dirname, '../../../../..');

/** A project outside this repository that has installed the package, as `npm pack` makes it. */
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

/** Tools of a project and the SDK are linked from this repository; the package and what it depends on are not. */
const LINKED = ['@aws-sdk', '@jest', '@types', 'jest', 'typescript', 'vitest', 'vite'];

export async function openPackageConsumer(): Promise<PackageConsumer> {
  const folder = makeFolder();
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@slipway'), { recursive: true });
  for (const name of ['local-ecs', 'ecs-rules']) await install(name, join(modules, '@slipway', name));
  cpSync(join(ROOT, 'node_modules', 'yaml'), join(modules, 'yaml'), { recursive: true });
  for (const name of LINKED) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  write('package.json', '{ "type": "module" }\n');
  return {
    files: readdirSync(join(modules, '@slipway/local-ecs'), { recursive: true, encoding: 'utf8' }),
    write,
    copyExample: (name) =>
      cpSync(join(ROOT, 'packages/local-ecs/examples', name), join(folder, name), { recursive: true }),
    node: (...args) => runProgram(process.execPath, args, { folder }),
    remove: () => removeFolder(folder),
  };
}

async function install(name: string, target: string): Promise<void> {
  const packed = makeFolder();
  mkdirSync(target);
  const options = ['--offline', '--ignore-scripts', '--pack-destination', packed];
  await must('npm', ['pack', ...options, join(ROOT, 'packages', name)]);
  const [archive = ''] = readdirSync(packed);
  await must('tar', ['-xzf', join(packed, archive), '-C', target, '--strip-components=1']);
  removeFolder(packed);
}

async function must(program: string, args: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await runProgram(program, args);
  if (exitCode !== 0) throw new Error(`${program}: ${stderr}`);
}
