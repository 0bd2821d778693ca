/** Files that cannot be task definitions: one clear end, no content of theirs in it, and nothing called. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStage, type ScenarioStage } from '../support/scenario-stage.ts';

const CANARY = 'c@nary7f3a';
const FILE = 'task-definition.yml';
const CONTAINERS = `containerDefinitions: [{name: web, image: ${CANARY}}]\n`;

let stage: ScenarioStage;
beforeAll(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
});
afterAll(async () => {
  await stage.close();
});

const write = (text: string | Uint8Array) => (path: string) => writeFileSync(path, text);
const sparse = (path: string) => {
  writeFileSync(path, '');
  truncateSync(path, 2 ** 31);
};
const levels = Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`);

test.each<readonly [string, (path: string) => void, string]>([
  ['an alias bomb', write(['a0: &a0 [1]', ...levels, CONTAINERS].join('\n')), 'is more than a task definition holds'],
  ['10,000 levels', write(`{"x": ${'['.repeat(10_000)}`), 'is nested too deep'],
  ['a name twice', write(`family: web\nfamily: ${CANARY}\n${CONTAINERS}`), `${FILE}:2 family: is there twice`],
  ['__proto__', write(`family: web\n__proto__: {x: ${CANARY}}\n${CONTAINERS}`), '__proto__: is a name that no task'],
  ['UTF-16', write(Buffer.from(`\ufeff${CONTAINERS}`, 'utf16le')), 'is not text in UTF-8'],
  ['a broken byte', write(Buffer.concat([Buffer.from(CONTAINERS), Buffer.from([0xff])])), 'is not text in UTF-8'],
  ['1e999', write(`family: web\ncpu: 1e999\n${CONTAINERS}`), 'is a number that JSON cannot carry exactly'],
  ['a tag of a language', write(`family: !!js/function ${CANARY}\n${CONTAINERS}`), 'has a YAML tag'],
  ['a YAML merge', write(`x: &x {a: 1}\nfamily: web\n<<: *x\n${CONTAINERS}`), 'is a merge key'],
  ['two gigabytes', sparse, 'is larger than 1 MiB'],
  ['a pipe', (path) => void execFileSync('mkfifo', [path]), 'is not a regular file'],
  ['a folder', (path) => void mkdirSync(path), 'is not a regular file'],
  ['a device', (path) => symlinkSync('/dev/zero', path), 'lies outside the workspace'],
  ['a link to another user', (path) => symlinkSync('/etc/passwd', path), 'lies outside the workspace'],
  ['nothing', () => {}, 'is not there'],
])('%s is refused before anything is called', async (_, make, words) => {
  execFileSync('rm', ['-rf', join(stage.job.workspace, FILE)]);
  make(join(stage.job.workspace, FILE));
  const before = stage.local.calls().length;

  const result = await stage.job.run({ inputs: { 'task-definition': FILE }, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict, stage.local.calls().length]).toEqual([1, 'refused', before]);
  expect(result.log).toContain(words);
  expect(result.everything).not.toContain(CANARY);
  expect(result.everything).not.toMatch(/^\s+at .*\.js:\d+/m);
});

test.each(['../../etc/passwd', '/etc/passwd', '/proc/self/environ'])(
  'the path %s is refused before anything is called',
  async (path) => {
    const before = stage.local.calls().length;

    const result = await stage.job.run({ inputs: { 'task-definition': path }, environment: stage.environment });

    expect([result.outputs.verdict, stage.local.calls().length]).toEqual(['refused', before]);
    expect(result.everything).not.toContain('root:');
  },
);
