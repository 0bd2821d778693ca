/** Files that cannot be task definitions: one clear end, no content of theirs in it, and nothing called. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { shimDocker } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { aTaskDefinition, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

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
  [
    'an alias bomb',
    write(['a0: &a0 [1]', ...levels, CONTAINERS].join('\n')),
    'has more nodes than a task definition can have',
  ],
  ['10,000 levels', write(`{"x": ${'['.repeat(10_000)}`), 'is nested too deeply'],
  ['a name twice', write(`family: web\nfamily: ${CANARY}\n${CONTAINERS}`), `${FILE}:2 family: is duplicated`],
  [
    '__proto__',
    write(`family: web\n__proto__: {x: ${CANARY}}\n${CONTAINERS}`),
    '__proto__: is not allowed as a field name',
  ],
  ['UTF-16', write(Buffer.from(`\ufeff${CONTAINERS}`, 'utf16le')), 'is not text in UTF-8 but in UTF-16LE.'],
  ['JSON with comments', write(`{\n  // ${CANARY}\n  "family": "web"\n}`), `${FILE}:2: JSON has no comments: line 2`],
  [
    'a list of containers',
    write(`[{"name": "web", "image": "${CANARY}"}]`),
    'is a list of containers without the task definition',
  ],
  ['a Compose file', write(`services:\n  web:\n    image: ${CANARY}\n`), 'is a Compose file, not a task definition'],
  [
    'a secret among the variables',
    write(`family: web\ncontainerDefinitions:\n  - name: web\n    environment: [{name: A, valueFrom: ${CANARY}}]\n`),
    `${FILE}:4 containerDefinitions[0].environment[0].valueFrom: belongs in secrets`,
  ],
  [
    'a number of Jinja',
    write(`family: web\ncontainerDefinitions:\n  - name: web\n    memory: {{ MEMORY }}\n`),
    `${FILE}:4 containerDefinitions[0].memory: this placeholder was not replaced: {{ MEMORY }}.`,
  ],
  ['a broken byte', write(Buffer.concat([Buffer.from(CONTAINERS), Buffer.from([0xff])])), 'is not text in UTF-8'],
  ['1e999', write(`family: web\ncpu: 1e999\n${CONTAINERS}`), 'is a number that JSON cannot represent exactly'],
  ['a tag of a language', write(`family: !!js/function ${CANARY}\n${CONTAINERS}`), 'has an unsupported YAML tag'],
  ['a YAML merge', write(`x: &x {a: 1}\nfamily: web\n<<: *x\n${CONTAINERS}`), 'is a merge key'],
  ['two gigabytes', sparse, 'is larger than 1 MiB'],
  ['a pipe', (path) => void execFileSync('mkfifo', [path]), 'is not a regular file'],
  ['a folder', (path) => void mkdirSync(path), 'is not a regular file'],
  ['a device', (path) => symlinkSync('/dev/zero', path), 'is outside the workspace'],
  ['a link to another user', (path) => symlinkSync('/etc/passwd', path), 'is outside the workspace'],
  ['nothing', () => {}, 'does not exist'],
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

describe('a template that was not filled in', () => {
  const TEMPLATE = {
    family: 'web',
    taskRoleArn: 'arn:aws:iam::<ACCOUNT_ID>:role/web-task',
    executionRoleArn: 'arn:aws:iam::ACCOUNT_ID:role/ecsTaskExecutionRole',
    containerDefinitions: [
      {
        name: 'web',
        image: '<IMAGE>',
        memory: 128,
        environment: [{ name: 'A', value: '\u0024{B}' }],
        command: ['sh', '-c', 'exec \u0024APP'],
        secrets: [{ name: 'DB', valueFrom: 'arn:aws:secretsmanager:\u0024{REGION}:\u0024{ACCOUNT_ID}:secret:db' }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '{{LOG_GROUP}}', 'awslogs-region': '<REGION>' },
        },
      },
      { name: 'proxy', image: 'registry.example/proxy:\u0024TAG', memory: 64 },
    ],
  };
  const CONTAINER = 'containerDefinitions[0]';

  test('is refused before anything is called, with each place and without the image that the run sets', async () => {
    execFileSync('rm', ['-rf', inWorkspace(FILE)]);
    writeFileSync(inWorkspace(FILE), JSON.stringify(TEMPLATE, null, 2));
    const before = stage.local.calls().length;

    const inputs = { 'task-definition': FILE, 'container-name': 'web', image: 'registry.example/web:v1' };
    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict, stage.local.calls().length]).toEqual([1, 'refused', before]);
    const places = [...result.log.matchAll(/yml:(\d+) (\S+): this placeholder was not replaced: (\S+?)\. /g)];
    expect(places.map(([, line, path, placeholder]) => `${line} ${path} ${placeholder}`)).toEqual([
      '3 taskRoleArn <ACCOUNT_ID>',
      '4 executionRoleArn ACCOUNT_ID',
      `24 ${CONTAINER}.secrets[0].valueFrom \u0024{REGION}`,
      `30 ${CONTAINER}.logConfiguration.options.awslogs-group {{LOG_GROUP}}`,
      `31 ${CONTAINER}.logConfiguration.options.awslogs-region <REGION>`,
      '37 containerDefinitions[1].image \u0024TAG',
    ]);
  });

  test('is deployed where the run sets all that is left', async () => {
    const file = aTaskDefinition({ containerDefinitions: [{ name: 'hello', image: '<IMAGE>', memory: 128 }] });
    writeFileSync(inWorkspace('right.json'), JSON.stringify(file));

    const inputs = { 'task-definition': 'right.json', image: 'hello:v2' };
    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'started']);
  });
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

describe('a report that cannot be written where it was requested', () => {
  test.each<readonly [string, string, () => void]>([
    ['outside', '../rollout.json', () => {}],
    ['on a device', '/dev/full', () => {}],
    ['behind a folder that leads outside', 'out/rollout.json', () => symlinkSync('/etc', inWorkspace('out'))],
    ['through a link to somebody', 'link.json', () => symlinkSync('/etc/hostname', inWorkspace('link.json'))],
  ])('%s is refused before anything is called', async (_, path, make) => {
    make();
    const before = stage.local.calls().length;
    const inputs = { 'report-path': path, 'task-definition-family': 'hello' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict, stage.local.calls().length]).toEqual([1, 'refused', before]);
    expect(result.log).toContain('report-path: the file ');
    expect(result.log).toContain('is outside the workspace');
  });
});

describe('a build whose files docker may not have', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['a context outside', { context: '..' }, 'context: the folder '],
    ['the whole machine', { context: '/' }, 'context: the folder '],
    ['a context behind a link', { context: 'root' }, 'context: the folder '],
    ['a context that is not there', { context: 'none' }, 'none does not exist.'],
    ['a context without a Dockerfile', { context: 'empty' }, 'empty/Dockerfile does not exist.'],
    ['a Dockerfile that is a pipe', { dockerfile: 'pipe' }, 'pipe is not a regular file.'],
    ['a Dockerfile outside', { dockerfile: '/etc/hostname' }, 'dockerfile: the file /etc/hostname is outside'],
  ])('%s is refused before docker is asked and anything is written', async (_, inputs, words) => {
    execFileSync('rm', ['-rf', ...['root', 'empty', 'pipe'].map(inWorkspace)]);
    symlinkSync('/', inWorkspace('root'));
    mkdirSync(inWorkspace('empty'));
    execFileSync('mkfifo', [inWorkspace('pipe')]);
    const before = stage.writes().length;

    const result = await stage.job.run({
      inputs: { repository: 'hello', 'create-repository': 'true', 'task-definition': aFile(), ...inputs },
      environment: { ...stage.environment, PATH: shimDocker(stage.job.home, `touch ${inWorkspace('asked')}; exit 1`) },
    });

    expect([result.exitCode, result.outputs.verdict, existsSync(inWorkspace('asked'))]).toEqual([1, 'refused', false]);
    expect(result.log).toContain(words);
    expect(stage.writes()).toHaveLength(before);
  });
});

function inWorkspace(name: string): string {
  return join(stage.job.workspace, name);
}

/** The path of a task definition file that has nothing wrong. */
function aFile(): string {
  writeFileSync(inWorkspace('right.json'), JSON.stringify(aTaskDefinition()));
  return 'right.json';
}
