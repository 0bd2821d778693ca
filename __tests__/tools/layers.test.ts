import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../support/harness/action-run.ts';

/** What is appended to which file; each line tests one layer rule. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  // The simulation is pure.
  'packages/local-ecs/src/engine/find.ts': [
    `import '../endpoint/server.ts';`,
    `import '../http/read-call.ts';`,
    `import '../runtime/docker-engine.ts';`,
    `import '../registry/registry.ts';`,
    `import '../../../../src/adapters/aws/ecs.ts';`,
  ],
  'packages/local-ecs/src/logs/log-line.ts': [
    `import 'node:fs';`,
    `import '@aws-sdk/client-ecs';`,
    `import '../../../../src/run/deploy.ts';`,
    `import '../../../../src/adapters/aws/ecs.ts';`,
  ],
  // The judgement of a rollout is a function of values.
  'src/drivers/ecs/judge-rollout.ts': [
    `import '../code-deploy/active-deployment.ts';`,
    `import '../../ports/retry.ts';`,
    `import '../../follow/stop-with-rollback.ts';`,
    `import './start-rollout.ts';`,
    `import '../../run/post-step.ts';`,
    `import '../../run/compose.ts';`,
    `import '../../actions/log-in.ts';`,
    `import '../../report/summary.ts';`,
    `import type { RunRecord } from '../../report/run-record.ts';`,
    `export type Text = import('../../report/run-record.ts').RunRecord;`,
    `export const later = () => import('../../adapters/aws/ecs.ts');`,
    `import 'yaml';`,
    `import 'string-argv';`,
    `import '@slipway/local-ecs';`,
    `import '../../../packages/ecs-rules/src/values/json.ts';`,
  ],
  'src/text/sentence.ts': [`import '../ports/deploy-error.ts';`],
  'packages/ecs-rules/src/scheduler/bounds.ts': [`import 'node:fs';`, `import '../../../local-ecs/src/index.ts';`],
};

/** Refused in pure files, whatever they import. */
const IMPURE: Readonly<Record<string, readonly string[]>> = {
  'src/drivers/ecs/poll-history.ts': ['Date.now()', 'Math.random()', 'new Date()'],
  'packages/local-ecs/src/engine/pattern.ts': ['Date.now()', 'Math.random()'],
};

/** Refused by the compiler: these names do not exist there. */
const ABSENT: Readonly<Record<string, readonly string[]>> = {
  'src/drivers/ecs/poll-history.ts': ['globalThis.process', 'process.exit()', 'Buffer.from("")', 'fetch("")'],
  'packages/local-ecs/src/logs/log-stream.ts': ['process.exit()', 'setTimeout(() => {}, 1)'],
  'packages/ecs-rules/src/scheduler/heap.ts': ['process.exit()', 'crypto.randomUUID()'],
};

const LEFT_OUT = new Set(['.git', '.cache', 'node_modules', 'dist', 'lib', 'docs', 'examples']);

const copies: string[] = [];

afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

/** A copy of the sources, with its own packages and all other modules of the repository. */
function copySources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'slipway-layers-'));
  copies.push(copy);
  cpSync(ROOT, copy, { recursive: true, filter: (path) => path === ROOT || !LEFT_OUT.has(basename(path)) });
  const modules = join(ROOT, 'node_modules');
  mkdirSync(join(copy, 'node_modules', '@slipway'), { recursive: true });
  for (const name of readdirSync(modules).filter((one) => one !== '@slipway')) {
    symlinkSync(join(modules, name), join(copy, 'node_modules', name));
  }
  for (const name of ['ecs-rules', 'local-ecs']) {
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules', '@slipway', name));
  }
  return copy;
}

function append(copy: string, lines: Readonly<Record<string, readonly string[]>>): void {
  for (const [file, added] of Object.entries(lines)) appendFileSync(join(copy, file), `${added.join('\n')}\n`);
}

/** Statements that use what must not exist. */
function statements(uses: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(uses).map(([file, code]) => [file, code.map((one) => `void ${one};`)]));
}

function run(copy: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { status, lines: `${stdout}${stderr}`.split('\n') };
}

test('the layers hold as they are', () => {
  expect(run(ROOT, 'tools/check-layers.mjs')).toEqual({ status: 0, lines: [''] });
});

describe('what is not allowed', () => {
  let found: ReturnType<typeof run>;

  beforeAll(() => {
    const copy = copySources();
    append(copy, FORBIDDEN);
    append(copy, statements(IMPURE));
    found = run(copy, 'tools/check-layers.mjs', copy);
  });

  const imports = Object.entries(FORBIDDEN).flatMap(([file, lines]) => lines.map((line) => ({ file, line })));

  test.each(imports)('$file: $line', ({ file, line }) => {
    const [, specifier = ''] = /['"]([^'"]+)['"]/.exec(line) ?? [];
    const target = specifier.startsWith('.') ? join(file, '..', specifier) : specifier;

    expect(found.lines.filter((one) => one.startsWith(`${file}: `) && one.includes(target))).not.toEqual([]);
    expect(found.status).toBe(1);
  });

  const impure = Object.entries(IMPURE).flatMap(([file, code]) => code.map((one) => ({ file, code: one })));

  test.each(impure)('$file: $code', ({ file, code }) => {
    expect(found.lines).toContainEqual(
      expect.stringContaining(
        `${file}: a pure file may not use ${code === 'new Date()' ? code : code.replace('()', '')}`,
      ),
    );
  });
});

test('what is not of the language does not exist for the compiler in pure files', () => {
  const copy = copySources();
  append(copy, statements(ABSENT));

  const { lines } = run(copy, 'node_modules/typescript/bin/tsc', '-b', 'tsconfig.core.json', 'packages/local-ecs');

  const refused = (file: string) => lines.filter((line) => line.startsWith(`${file}(`)).length;
  expect(Object.keys(ABSENT).map((file) => [file, refused(file)])).toEqual(
    Object.entries(ABSENT).map(([file, code]) => [file, code.length]),
  );
});
