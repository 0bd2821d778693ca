/** Text that resembles a command, a variable or a template arrives unchanged, and is never run. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { shimDocker } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { APP_SPEC, aCodeDeployService, describeDeployment } from '../support/harness/code-deploy-stage.ts';
import { aSteadyService, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

// biome-ignore lint/suspicious/noTemplateCurlyInString: it is what must not be filled in.
const WORD = '$(touch${IFS}ran)`touch${IFS}ran`${HOME}$HOME{{.ID}}{{x}}%s%n$$&&touch${IFS}ran;#{1}<TASK_DEFINITION>';
const TEXT = `$(touch ran) \`touch ran\` \${{ github.token }} %HOME% <%= 1 %> | touch ran & ~ * ? \\n \\u0041 ${WORD}`;
const NAME = WORD.replaceAll('<', '(').replaceAll('>', ')');

let stage: ScenarioStage;
beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
});
afterEach(() => stage.close());

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-for-service-stability': 'false' };

/** A home of the kind that a template would be filled in with. */
function run(inputs: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) {
  return stage.job.run({ inputs, environment: { ...stage.environment, x: 'filled in', ID: 'filled in', ...more } });
}

/** Files of this name anywhere in the job: what the commands in the texts would have made. */
function whatRan(): readonly string[] {
  const { workspace } = stage.job;
  const files = readdirSync(dirname(workspace), { recursive: true }).map(String);
  return files.filter((file) => /(?:^|\/)ran$/.test(file));
}

test('in a task definition file, in the inputs that change it and in the overrides of a task', async () => {
  await aSteadyService(stage);
  const container = {
    name: 'hello',
    image: 'hello:v1',
    memory: 128,
    command: [TEXT, '$(id)'],
    entryPoint: ['sh', '-c', TEXT],
    healthCheck: { command: ['CMD-SHELL', TEXT] },
    environment: [
      { name: 'OLD', value: TEXT },
      // A name is no template either.
      { name: 'A{{x}}%s', value: '{{x}}' },
    ],
    dockerLabels: { [NAME]: TEXT },
  };
  stage.job.write(NAME, JSON.stringify({ family: 'hello', containerDefinitions: [container] }));
  const overrides = [{ name: 'hello', command: [TEXT], environment: [{ name: 'TASK', value: TEXT }] }];

  const result = await run({
    ...FOLLOW,
    'task-definition': NAME,
    'environment-variables': `NEW=${TEXT}\nLINES<<END\n$(touch ran)\n{{x}}\nEND`,
    'docker-labels': `new=${TEXT}`,
    'run-task': 'true',
    'wait-for-task-stopped': 'false',
    'run-task-container-overrides': JSON.stringify(overrides),
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'started']);
  expect(registered(result.outputs['task-definition-arn'])).toMatchObject({
    containerDefinitions: [
      {
        ...container,
        environment: [
          ...container.environment,
          { name: 'NEW', value: TEXT },
          { name: 'LINES', value: '$(touch ran)\n{{x}}' },
        ],
        dockerLabels: { [NAME]: TEXT, new: TEXT },
      },
    ],
  });
  expect(ownTask().overrides).toMatchObject({ containerOverrides: overrides });
  expect(whatRan()).toEqual([]);
});

test('in the command of a container', async () => {
  await aSteadyService(stage);
  const command = JSON.stringify(['sh', '-c', TEXT]);

  const result = await run({ ...FOLLOW, command });

  expect(registered(result.outputs['task-definition-arn'])).toMatchObject({
    containerDefinitions: [{ command: ['sh', '-c', TEXT] }],
  });
  expect(whatRan()).toEqual([]);
});

test('in everything that docker is given', async () => {
  await aSteadyService(stage);
  const argv = join(stage.job.home, 'argv');
  const script = `case "$*" in "buildx build"*) printf '%s\\0' "$@" > ${argv}; printf '%s' "$A" > ${argv}.A; exit 1;; login*) cat > ${argv}.in;; *) echo 1;; esac`;
  mkdirSync(join(stage.job.workspace, NAME));
  writeFileSync(join(stage.job.workspace, NAME, NAME), 'FROM scratch\n');

  const result = await run(
    {
      ...FOLLOW,
      repository: 'hello',
      'create-repository': 'true',
      context: NAME,
      dockerfile: `${NAME}/${NAME}`,
      'build-args': `A=${TEXT}`,
      'build-secrets': `id=npm,src=${NAME}`,
      labels: `note=${TEXT}`,
      'cache-from': `type=local,src=${NAME}`,
      'cache-to': `type=local,dest=${NAME}`,
      'build-flags': `--add-host=${NAME}`,
    },
    { PATH: shimDocker(stage.job.home, script) },
  );

  const reported = readFileSync(argv, 'utf8').split('\0').slice(0, -1);
  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
  expect(
    reported.filter((word) => !/^--(?:tag|label=(?:dev\.slipway|org\.opencontainers)|metadata-file)/.test(word)),
  ).toEqual([
    'buildx',
    'build',
    '--push',
    `--file=${NAME}/${NAME}`,
    '--build-arg=A',
    `--secret=id=npm,src=${NAME}`,
    `--label=note=${TEXT}`,
    `--cache-from=type=local,src=${NAME}`,
    `--cache-to=type=local,dest=${NAME}`,
    `--add-host=${NAME}`,
    '--',
    NAME,
  ]);
  expect(readFileSync(`${argv}.A`, 'utf8')).toBe(TEXT);
  expect(whatRan()).toEqual([]);
});

test('in an AppSpec file, of which the revision alone is another, and in the description of its deployment', async () => {
  await aCodeDeployService(stage);
  const hook = `Hooks:\n  - BeforeInstall: '${TEXT}'\n`;
  stage.job.write(NAME, APP_SPEC + hook);

  const result = await run({
    ...FOLLOW,
    image: 'hello:v2',
    'codedeploy-appspec': NAME,
    'codedeploy-deployment-description': TEXT,
  });

  expect(result.outputs.verdict).toBe('started');
  const id = result.outputs['codedeploy-deployment-id'] ?? '';
  const { description } = describeDeployment(stage, id);
  const content = JSON.parse(stage.local.host.state().codeDeployments.get(id)?.revision.content ?? '');
  expect(description).toBe([...TEXT].slice(0, 256).join(''));
  expect(content.Hooks).toEqual([{ BeforeInstall: TEXT }]);
  expect(content.Resources[0].hello.Properties.TaskDefinition).toBe(result.outputs['task-definition-arn']);
  expect(whatRan()).toEqual([]);
});

/** The task that no service started. */
function ownTask(): JsonObject {
  const { taskArns } = stage.call('ListTasks', { cluster: 'production', startedBy: 'GitHub-Actions' });
  const [task = {}] = stage.call('DescribeTasks', { cluster: 'production', tasks: taskArns ?? [] })
    .tasks as JsonObject[];
  return task;
}

function registered(arn: string | undefined): JsonObject {
  return stage.call('DescribeTaskDefinition', { taskDefinition: arn ?? '' }).taskDefinition as JsonObject;
}
