import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import {
  aSteadyService,
  aTaskDefinition,
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
  untilSteady,
} from '../support/harness/scenario-stage.ts';

/** An automatic rollback leads to the last deployment that completed, whatever the service names. */

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
const HELLO = { cluster: 'production', service: 'hello' };
const IMAGES = [
  { image: 'hello:bad', exits: { afterMs: 500, code: 1 } },
  { image: 'hello:worse', exits: { afterMs: 500, code: 1 } },
  { image: 'hello:absent', pullFails: 'hello:absent: not found' },
];
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

function aConfiguration(minimum: number, maximum: number, breaker: { enable: boolean; rollback: boolean }): JsonObject {
  return { minimumHealthyPercent: minimum, maximumPercent: maximum, deploymentCircuitBreaker: breaker };
}

const STOPS_ONLY = { enable: true, rollback: false };
const NO_BREAKER = { enable: false, rollback: false };

async function open(deploymentConfiguration: JsonObject): Promise<void> {
  stage = await openStage({ speed: 200, tasks: 'simulated', images: IMAGES });
  await aSteadyService(stage, { deploymentConfiguration });
}

function run(inputs: Readonly<Record<string, string>>) {
  return stage.job.run({ inputs: { ...FOLLOW, ...inputs }, environment: stage.environment });
}

/** As a person in the console would. */
function deployByHand(image: string, service = 'hello'): void {
  const [container] = aTaskDefinition().containerDefinitions as JsonObject[];
  const environment = [{ name: 'MODE', value: 'by-hand' }];
  const registered = stage.call(
    'RegisterTaskDefinition',
    aTaskDefinition({ containerDefinitions: [{ ...container, image, environment }] }),
  ).taskDefinition as JsonObject;
  stage.call('UpdateService', { ...HELLO, service, taskDefinition: String(registered.taskDefinitionArn) });
}

const stateOf = (at: number) => (describeService(stage).deployments as JsonObject[])[at]?.rolloutState;

describe('a broken revision was left FAILED, and the next one fails, too', () => {
  test.each([
    { name: 'with 0/100', configuration: aConfiguration(0, 100, STOPS_ONLY) },
    { name: 'with 100/200', configuration: aConfiguration(100, 200, STOPS_ONLY) },
  ])('$name', async ({ configuration }) => {
    await open(configuration);
    expect((await run({ image: 'hello:bad', 'on-failure': 'leave' })).outputs.verdict).toBe('failed');

    const result = await run({ image: 'hello:worse' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toMatch(/Slipway rolled back to hello:1\.$/);
    expect(result.outputs['previous-task-definition-arn']).toMatch(/hello:1$/);
    expect([currentImage(stage), describeService(stage).runningCount]).toEqual(['hello:v1', 4]);
  });
});

test('previous passes over a revision that an update rolled back', async () => {
  await open(aConfiguration(100, 200, NO_BREAKER));
  expect((await run({ image: 'hello:v2' })).outputs.verdict).toBe('steady');
  expect((await run({ image: 'hello:bad' })).outputs.verdict).toBe('rolled-back');

  const result = await run({ 'rollback-to': 'previous' });

  expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([0, 'steady', 'hello:v1']);
});

test('another deployment is in progress: the log and the verdict name what ECS shows', async () => {
  await open(aConfiguration(100, 200, NO_BREAKER));
  // None of its tasks ever runs, so the count does not depend on when it is read.
  deployByHand('hello:absent');

  const result = await run({ image: 'hello:worse' });

  expect(result.log).toContain('Service hello (cluster production): hello:1 running, hello:2 in progress, 4/4 tasks');
  expect([result.outputs.verdict, currentImage(stage)]).toEqual(['rolled-back', 'hello:v1']);
  expect(result.outputs.reason).toMatch(/Slipway rolled back to hello:1\.$/);
  expect(result.summary).not.toContain('`hello:2` is running');
});

test('of several services each goes to its own, and the table names what runs', async () => {
  await open(aConfiguration(100, 200, NO_BREAKER));
  const greeter = [{ name: 'greeter', image: 'greeter:v1', memory: 128 }];
  stage.call('RegisterTaskDefinition', { family: 'greeter', containerDefinitions: greeter });
  const greeting = { serviceName: 'greeter', taskDefinition: 'greeter', desiredCount: 2, launchType: 'EC2' };
  stage.call('CreateService', { cluster: 'production', ...greeting });
  await untilSteady(stage, 'greeter');
  deployByHand('hello:bad');

  const result = await run({ service: 'hello,greeter', image: 'hello=hello:worse\ngreeter=greeter:v2' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  expect([currentImage(stage), currentImage(stage, 'greeter')]).toEqual(['hello:v1', 'greeter:v2']);
  expect(result.summary).toContain('| `hello` | ❌ rolled-back | `hello:1` | `hello:3` | `hello:1` | 4/4 |');
  expect(result.summary).toContain('| `greeter` | ✅ steady | `greeter:1` | `greeter:2` | `greeter:2` | 2/2 |');
});

test('a new revision is made from the last one that completed, and the plan says so', async () => {
  await open(aConfiguration(100, 200, STOPS_ONLY));
  deployByHand('hello:bad');
  await untilTrue(() => stateOf(0) === 'FAILED');

  const result = await run({ image: 'hello:v3' });

  const { taskDefinition } = stage.call('DescribeTaskDefinition', { taskDefinition: 'hello:3' });
  const [container] = (taskDefinition as JsonObject).containerDefinitions as JsonObject[];
  expect([result.outputs.verdict, currentImage(stage), container?.environment]).toEqual(['steady', 'hello:v3', []]);
  expect(result.log).toContain(
    'based on hello:1, the last completed revision: hello:2 failed, so its changes are not used',
  );
});

describe('the job is run again after its run was cut off', () => {
  const inputs = { image: 'hello:bad' };

  test.each([
    { name: 'and old tasks still run', configuration: aConfiguration(100, 200, NO_BREAKER) },
    { name: 'and no old task runs', configuration: aConfiguration(0, 100, NO_BREAKER) },
  ])('$name: it joins the deployment and rolls it back', async ({ configuration }) => {
    await open(configuration);
    await run({ ...inputs, 'wait-for-service-stability': 'false' });

    const result = await run(inputs);

    expect(result.log).toContain('following that deployment');
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toMatch(/Slipway rolled back to hello:1\.$/);
    expect([currentImage(stage), describeService(stage).runningCount]).toEqual(['hello:v1', 4]);
  });
});

describe('no deployment has ever completed: that is said', () => {
  async function openFirst(desiredCount: number, pullMs: number): Promise<void> {
    stage = await openStage({ speed: 200, tasks: 'simulated', images: [...IMAGES, { image: 'hello:v1', pullMs }] });
    stage.call('RegisterTaskDefinition', aTaskDefinition());
    stage.call('CreateService', {
      cluster: 'production',
      serviceName: 'hello',
      taskDefinition: 'hello:1',
      desiredCount,
      launchType: 'EC2',
      deploymentConfiguration: aConfiguration(0, 100, NO_BREAKER),
    });
  }

  const NONE = 'No deployment of service hello has completed, so there is no revision to roll back to.';

  test('with the command for a revision that had running tasks', async () => {
    // One task more than there are instances with a free port.
    await openFirst(6, 1_000);
    await untilTrue(() => describeService(stage).runningCount === 5);

    const result = await run({ image: 'hello:bad' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(result.log).toContain(
      'No deployment of service hello has completed, so the new revision is based on hello:1',
    );
    expect(result.outputs.reason).toContain(
      `${NONE} To run hello:1, which ran before: slipway rollback hello:1 --cluster production --service hello`,
    );
  });

  test('and that there is no other revision, where none has run', async () => {
    await openFirst(2, 9_000_000);

    const result = await run({ image: 'hello:bad' });

    expect(result.outputs.reason).toContain(`${NONE} No other revision has run in this service.`);
  });
});
