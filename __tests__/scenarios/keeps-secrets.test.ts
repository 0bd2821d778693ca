/** Values that may be secret go to ECS and to docker, and to nobody who reads what the action says. */
import { readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { shimDocker } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import type { StepResult } from '../support/harness/action-run.ts';
import { aSteadyService, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-for-service-stability': 'false' };
const DEBUG = { RUNNER_DEBUG: '1' };

/** One for each place that a value can come from. */
const CANARIES = Array.from({ length: 24 }, (_, index) => `cAn4ry${String.fromCharCode(97 + index)}Zq7`);
const [C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14, C15, C16, C17, C18, C19] = CANARIES;

const DOCUMENT = {
  family: 'hello',
  containerDefinitions: [
    {
      name: 'hello',
      image: 'hello:v1',
      memory: 128,
      environment: [
        { name: 'OLD', value: C1 },
        { name: 'MODE', value: C2 },
      ],
      command: ['serve', C3],
      entryPoint: ['sh', C4],
      healthCheck: { command: ['CMD', C5] },
      dockerLabels: { note: C6 },
      logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': C7 } },
    },
  ],
};

const INPUTS = {
  'task-definition': 'task-definition.json',
  'environment-variables': `MODE=${C8}\nNEW=${C9}`,
  'docker-labels': `note=${C10}\nother=${C11}`,
  'log-configuration-options': `splunk-token=${C12}`,
  command: `serve "${C13}"`,
};

let stage: ScenarioStage;
beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await aSteadyService(stage);
  stage.job.write('task-definition.json', JSON.stringify(DOCUMENT));
});
afterEach(async () => {
  await stage.close();
});

function run(
  inputs: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  return stage.job.run({ inputs: { ...FOLLOW, ...inputs }, environment: { ...stage.environment, ...DEBUG, ...more } });
}

/** The canaries in all that was said, as they are or in an encoding that anybody can undo. */
function findCanaries({ everything, outputs }: StepResult): readonly string[] {
  const report = outputs.report === undefined ? '' : readFileSync(outputs.report, 'utf8');
  const said = `${everything}\n${report}`;
  return CANARIES.filter((canary) => encode(canary).some((form) => said.includes(form)));
}

function encode(text: string): readonly string[] {
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + text)
      .toString('base64')
      .slice(shift * 2, -4),
  );
  return [
    text,
    text.toLowerCase(),
    ...base64,
    Buffer.from(text).toString('hex'),
    Buffer.from(text).toString('base64url'),
  ];
}

describe('values are in nothing that is said, debug lines, outputs, state, summary and report included,', () => {
  test('when a deploy is planned', async () => {
    const result = await run({ ...INPUTS, 'dry-run': 'true' });

    expect([result.outputs.verdict, findCanaries(result)]).toEqual(['planned', []]);
    expect(result.log).toContain('+ environment[MODE]');
  });

  test('when a deploy is carried out', async () => {
    const result = await run(INPUTS);

    expect([result.outputs.verdict, findCanaries(result)]).toEqual(['started', []]);
    expect(JSON.stringify(stage.call('DescribeTaskDefinition', { taskDefinition: 'hello' }))).toContain(C9);
  });

  test('when ECS quotes the document that it refuses', async () => {
    const message = `Invalid parameter: ${CANARIES.slice(2).join(', ')} in ${JSON.stringify(DOCUMENT)}`;
    const fault = { kind: 'error', type: 'ClientException', message, status: 400 } as const;
    stage.local.setFaults([{ operation: 'RegisterTaskDefinition', on: 'every', fault }]);
    const own = [C4, C5, C8, C9, C10, C11, C12, C13];

    const result = await run(INPUTS);

    expect(result.log).toContain('Invalid parameter: ');
    expect(findCanaries(result).filter((canary) => own.includes(canary))).toEqual([]);
  });

  test('when every input is wrong', async () => {
    const before = stage.local.calls().length;
    const result = await run({
      'environment-variables': `A=${C1}\u0007`,
      secrets: `A=arn:aws:s3:::${C2}`,
      'build-args': `two words=${C3}`,
      'build-secrets': `id=x,value=${C4}`,
      'build-flags': `--build-arg=A=${C5}`,
      labels: `-x=${C6}`,
      'cache-from': `type=s3, secret_access_key=${C7}`,
      'cache-to': `"type=s3,secret_access_key=${C8}`,
      'docker-labels': `x${C9}`,
      'log-configuration-options': `x${C10}`,
      command: `"${C11}`,
      'run-task': 'true',
      'run-task-container-overrides': `[{"name":"hello","command":["${C12}"`,
      'run-task-tags': `{"key":"${C13}"}`,
      context: `https://x:${C14}@git.example/web`,
      image: `https://x:${C15}@host.example/web`,
    });

    expect([result.outputs.verdict, findCanaries(result)]).toEqual(['refused', []]);
    expect(stage.local.calls()).toHaveLength(before);
  });

  test('when the task definition is wrong', async () => {
    stage.job.write(
      'task-definition.json',
      JSON.stringify(DOCUMENT, null, 2).replace('"memory": 128', `"memory": 128 ${C1}`),
    );

    const result = await run(INPUTS);

    expect([result.outputs.verdict, findCanaries(result)]).toEqual(['refused', []]);
  });

  test('when a build is refused by docker', async () => {
    const path = shimDocker(
      stage.job.home,
      'case "$1" in version) echo 20;; buildx) exit 1;; *) echo no >&2; exit 1;; esac',
    );
    stage.job.write('Dockerfile', 'FROM scratch\n');
    const inputs = {
      repository: 'hello',
      'create-repository': 'true',
      'build-args': `TOKEN=${C16}`,
      labels: `note=${C17}`,
      'cache-from': `type=s3,secret_access_key=${C18}`,
      'build-flags': `--add-host=${C19}:127.0.0.1`,
    };

    const result = await run(inputs, { PATH: path });

    expect([result.exitCode, findCanaries(result)]).toEqual([1, []]);
  });
});

test('the rendered file of a run is for its user alone', async () => {
  const result = await run(INPUTS);

  expect(statSync(result.outputs['task-definition'] ?? '').mode & 0o777).toBe(0o600);
});
