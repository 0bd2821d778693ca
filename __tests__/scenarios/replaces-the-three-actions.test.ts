import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '@slipway/local-ecs/internal';
import { callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { DOCKER, describeWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { findBlocks, findSection, readPage } from '../docs/pages.ts';
import { COMMIT } from '../support/harness/action-run.ts';
import { type RanStep, readSteps, runSteps, type WorkflowStep } from '../support/harness/run-workflow.ts';
import {
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
  untilSteady,
} from '../support/harness/scenario-stage.ts';

/**
 * A team that moves changes the `uses:` lines: its workflows, as the three official actions' pages have them, continue.
 */

const PAGE = readPage('docs/migrating.md');
const BASE = `slipway-moves:${process.pid}`;
const RENDER = 'aws-actions/amazon-ecs-render-task-definition@v1';
const DEPLOY = 'aws-actions/amazon-ecs-deploy-task-definition@v2';
const ROLE = 'arn:aws:iam::123456789012:role/ebs';
const renderedBy = (step: string) => `\${{ steps.${step}.outputs.task-definition }}`;
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

/** Without host ports all tasks are replaced in one batch. */
function aDefinition(hello: JsonObject = {}, ...others: readonly JsonObject[]): JsonObject {
  const container = {
    name: 'hello',
    image: 'hello:v1',
    memory: 128,
    portMappings: [{ containerPort: 5000 }],
    ...hello,
  };
  return { family: String(container.name), containerDefinitions: [container, ...others] };
}

async function serve(definition: JsonObject): Promise<void> {
  const name = String(definition.family);
  stage.call('RegisterTaskDefinition', definition);
  stage.call('CreateService', {
    cluster: 'production',
    serviceName: name,
    taskDefinition: name,
    desiredCount: 4,
    launchType: 'EC2',
    availabilityZoneRebalancing: 'DISABLED',
  });
  await untilSteady(stage, name);
}

/** The service runs `hello:1`; the file is what the workflow brings. */
async function openWithService(file: JsonObject): Promise<void> {
  const migration = { image: 'hello:*', command: 'migrate', exits: { afterMs: 5_000, code: 0 } };
  stage = await openStage({ speed: 400, tasks: 'simulated', images: [migration] });
  await serve(aDefinition());
  stage.job.write('task-definition.json', JSON.stringify(file));
}

function endings(ran: readonly RanStep[]) {
  return ran.map(({ exitCode, outputs }) => [exitCode, ...(outputs.verdict === undefined ? [] : [outputs.verdict])]);
}

function listImages(arn: string): Readonly<Record<string, string>> {
  const { taskDefinition } = stage.call('DescribeTaskDefinition', { taskDefinition: arn });
  const containers = (taskDefinition as JsonObject).containerDefinitions as JsonObject[];
  return Object.fromEntries(containers.map(({ name, image }) => [String(name), String(image)]));
}

function describeChains(): readonly { readonly name: string; readonly steps: readonly WorkflowStep[] }[] {
  return ['Before', 'Only other `uses:` lines'].map((name) => {
    const [workflow = ''] = findBlocks(findSection(PAGE, name), 'yaml');
    return { name, steps: readSteps(workflow) };
  });
}

describeWith([DOCKER], 'the chain of the page, with our actions in the place of theirs', () => {
  test.each(describeChains())(
    '$name: the image that was pushed runs, and nobody is logged in after',
    async ({ steps }) => {
      stage = await openStage({ speed: 200, tasks: 'simulated' });
      await callEcr(stage.local, 'CreateRepository', { repositoryName: 'web' });
      const web = aDefinition({ name: 'web', image: 'web:v0' });
      await serve(web);
      stage.job.write('task-definition.json', JSON.stringify(web));
      stage.job.write('Dockerfile', `FROM ${BASE}\nCOPY task-definition.json /\n`);
      await importBaseImage(BASE);

      const ran = await runSteps(steps, stage);
      const image = `${stage.local.registryHost}/web:${COMMIT}`;
      const imageIds = [{ imageTag: COMMIT }];
      const { body } = await callEcr(stage.local, 'DescribeImages', { repositoryName: 'web', imageIds });
      const [pushed] = body.imageDetails as readonly JsonObject[];
      await removeImage(image);
      await removeImage(BASE);

      expect(ran.map(({ log, exitCode }) => (exitCode === 0 ? '' : log))).toEqual(['', '', '', '']);
      expect(endings(ran)).toEqual([[0], [0], [0], [0, 'steady']]);
      expect(currentImage(stage, 'web')).toBe(`${stage.local.registryHost}/web@${pushed?.imageDigest}`);
      expect(ran[0]?.postLog).toContain(`Logged out of ${stage.local.registryHost}`);
      expect(stage.job.leftovers().filter((path) => path.includes('slipway-docker'))).toEqual([]);
    },
  );
});

test('two containers rendered one after the other are deployed together', async () => {
  await openWithService(aDefinition({}, { name: 'app', image: 'app:v1', memory: 64 }));
  const inputs = { service: 'hello', cluster: 'production' };

  const ran = await runSteps(
    [
      {
        id: 'first',
        uses: RENDER,
        with: { 'task-definition': 'task-definition.json', 'container-name': 'hello', image: 'hello:v2' },
      },
      {
        id: 'second',
        uses: RENDER,
        with: {
          'task-definition': renderedBy('first'),
          'container-name': 'app',
          image: 'app:v2',
        },
      },
      { uses: DEPLOY, with: { 'task-definition': renderedBy('second'), ...inputs } },
    ],
    stage,
  );

  expect(endings(ran)).toEqual([[0], [0], [0, 'steady']]);
  expect(listImages(ran[2]?.outputs['task-definition-arn'] ?? '')).toEqual({ hello: 'hello:v2', app: 'app:v2' });
});

describe('the deploy', () => {
  const NEW = aDefinition({ image: 'hello:v2' });
  const WITH_VOLUME = {
    ...aDefinition({ image: 'hello:v2', mountPoints: [{ sourceVolume: 'ebs1', containerPath: '/data' }] }),
    volumes: [{ name: 'ebs1', configuredAtLaunch: true }],
  };
  const SERVICE = { 'task-definition': 'task-definition.json', service: 'hello', cluster: 'production' };
  const WAIT = { ...SERVICE, 'wait-for-service-stability': true };
  const SHORT = { ...WAIT, 'wait-max-delay-seconds': 1 };
  const ROLES = { executionRoleArn: 'execution', taskRoleArn: 'task' };
  const volume = (more: JsonObject) => JSON.stringify({ sizeInGiB: 30, roleArn: ROLE, ...more });

  test.each<{
    readonly name: string;
    readonly definition?: JsonObject;
    readonly with: WorkflowStep['with'];
    readonly verdict: string;
  }>([
    { name: 'to a service', with: WAIT, verdict: 'steady' },
    {
      name: 'to a service, without waiting',
      with: { ...SERVICE, 'wait-for-service-stability': false },
      verdict: 'started',
    },
    {
      name: 'of a file as it was described, with roles by name and empty values kept',
      definition: { taskDefinition: { ...NEW, ...ROLES, revision: 7, status: 'ACTIVE', compatibilities: ['EC2'] } },
      with: { ...SHORT, 'keep-null-value-keys': 'tag,command,placementConstraints' },
      verdict: 'steady',
    },
    {
      name: 'with tags, of another count, that retries and polls every 15 seconds',
      with: {
        ...WAIT,
        'enable-ecs-managed-tags': true,
        'propagate-tags': 'SERVICE',
        'desired-count': 2,
        'max-retries': 5,
        'wait-max-delay-seconds': 15,
      },
      verdict: 'steady',
    },
    {
      name: 'with a volume, forced',
      definition: WITH_VOLUME,
      with: {
        ...SHORT,
        'force-new-deployment': true,
        'wait-for-minutes': 10,
        'service-managed-ebs-volume-name': 'ebs1',
        'service-managed-ebs-volume': volume({ volumeType: 'gp3', encrypted: true }),
      },
      verdict: 'steady',
    },
    {
      name: 'that registers only',
      with: { 'task-definition': 'task-definition.json' },
      verdict: 'started',
    },
    {
      name: 'after a task that went well',
      with: {
        ...SHORT,
        'run-task': true,
        'wait-for-task-stopped': true,
        'enable-ecs-managed-tags': true,
        'run-task-tags': '[{"key": "project", "value": "myproject"}]',
        'run-task-container-overrides': '[{"name": "hello", "command": ["migrate"]}]',
      },
      verdict: 'steady',
    },
    {
      name: 'that is a task alone, with a volume',
      definition: WITH_VOLUME,
      with: {
        'task-definition': 'task-definition.json',
        cluster: 'production',
        'run-task': true,
        'run-task-launch-type': 'EC2',
        'run-task-managed-ebs-volume-name': 'ebs1',
        'run-task-managed-ebs-volume': volume({ filesystemType: 'xfs', encrypted: false }),
      },
      verdict: 'started',
    },
  ])('$name', async ({ definition = NEW, with: inputs, verdict }) => {
    await openWithService(definition);

    const [result] = await runSteps([{ uses: DEPLOY, with: { ...inputs } }], stage);

    expect([result?.exitCode === 0 ? '' : result?.log, result?.outputs.verdict]).toEqual(['', verdict]);
    expect(result?.outputs['task-definition-arn']).toMatch(/:task-definition\/hello:2$/);
    expect(Number(describeService(stage).desiredCount)).toBe(inputs?.['desired-count'] ?? 4);
  });

  test.each([
    { name: 'its ARN', reference: 'arn:aws:ecs:us-east-1:123456789012:task-definition/hello:2' },
    { name: 'family and number', reference: 'hello:2' },
    { name: 'its family', reference: 'hello' },
  ])('of a revision that exists, by $name, registers nothing', async ({ reference }) => {
    await openWithService(NEW);
    stage.call('RegisterTaskDefinition', NEW);

    const [result] = await runSteps(
      [
        {
          uses: DEPLOY,
          with: {
            'task-definition-arn': reference,
            service: 'hello',
            cluster: 'production',
            'wait-for-service-stability': false,
          },
        },
      ],
      stage,
    );

    expect([result?.exitCode === 0 ? '' : result?.log, result?.outputs.verdict]).toEqual(['', 'started']);
    expect(result?.outputs['task-definition-arn']).toMatch(/:task-definition\/hello:2$/);
    expect(stage.writes().filter((operation) => operation === 'RegisterTaskDefinition')).toEqual([]);
  });

  test('of a revision that exists, and was registered again since, deploys the one that is named', async () => {
    await openWithService(NEW);
    for (const each of [NEW, { ...NEW, cpu: '128' }, NEW]) stage.call('RegisterTaskDefinition', each);

    const [result] = await runSteps(
      [
        {
          uses: DEPLOY,
          with: {
            'task-definition-arn': 'hello:2',
            service: 'hello',
            cluster: 'production',
            'wait-for-service-stability': false,
          },
        },
      ],
      stage,
    );

    expect([result?.outputs.verdict, result?.outputs['task-definition-revision']]).toEqual(['started', 'hello:2']);
  });
});
