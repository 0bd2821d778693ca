/** A run that finds a deployment by CodeDeploy in progress. */

import { afterEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  APP_SPEC,
  aCodeDeployService,
  callCodeDeploy,
  describeDeployment,
  listCreated,
  USUAL_GROUP,
  waits,
} from '../support/harness/code-deploy-stage.ts';
import { aTaskDefinition, currentImage, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';
import { onceSaid } from '../support/harness/shift-stage.ts';

const INPUTS = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

/** `hello:1` is running; production traffic waits for approval, or the old tasks stay for long. */
async function open(group: JsonObject): Promise<void> {
  stage = await openStage({ speed: 25, tasks: 'simulated', instances: 10 });
  await aCodeDeployService(stage, group);
}

function run(inputs: Readonly<Record<string, string>>, onStart = onceSaid(/(?!)/, () => {})) {
  return stage.job.run({ inputs: { ...INPUTS, ...inputs }, environment: stage.environment, onStart });
}

/** Begins a deployment of `hello:v2`, which is left alone once it has come so far. */
async function begin(isSoFar = /production traffic waits/): Promise<string> {
  const { outputs } = await stage.job.run({
    inputs: { ...INPUTS, image: 'hello:v2' },
    environment: stage.environment,
    onStart: (child) => onceSaid(isSoFar, () => child.kill('SIGINT'))(child),
  });
  expect(outputs.verdict).toBe('cancelled');
  return String(outputs['codedeploy-deployment-id']);
}

const WAITING = { blueGreenDeploymentConfiguration: waits({ reroute: 60 }) };
const LINGERING = { blueGreenDeploymentConfiguration: waits({ termination: 60 }) };

test.each([
  ['last-good', 'before the traffic moves', WAITING, /production traffic waits/],
  ['previous', 'before the traffic moves', WAITING, /production traffic waits/],
  ['hello:1', 'before the traffic moves', WAITING, /production traffic waits/],
  ['last-good', 'after the traffic has moved', LINGERING, /stage TerminationWait/],
])(
  'rollback-to %s %s stops the deployment with rollback, and is steady when the former revision runs again',
  async (target, _, group, isSoFar) => {
    await open(group);
    const id = await begin(isSoFar);

    const result = await run({ 'rollback-to': target });

    expect([result.exitCode, result.outputs.verdict, result.outputs.reason]).toEqual([
      0,
      'steady',
      `Rolled back to hello:1: CodeDeploy stopped deployment ${id} of hello:2.`,
    ]);
    expect([currentImage(stage), describeDeployment(stage, id).status]).toEqual(['hello:v1', 'Stopped']);
    expect(result.outputs['codedeploy-deployment-id']).toBe(id);
    expect(stage.writes().filter((operation) => operation === 'CreateDeployment')).toHaveLength(1);
  },
);

test('a rollback to another revision is refused, with what to do first', async () => {
  await open(WAITING);
  stage.call('RegisterTaskDefinition', aTaskDefinition());
  const id = await begin();
  const before = stage.writes().length;

  const result = await run({ 'rollback-to': 'hello:2' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.outputs.reason).toContain(
    `Deployment ${id} of hello:3 is in progress in deployment group DgpECS-production-hello`,
  );
  expect(result.log).toContain('roll back to hello:1 with rollback-to: previous');
  expect(stage.writes().slice(before)).toEqual([]);
});

test('the same content is followed in the deployment that brings it', async () => {
  await open(WAITING);
  const id = await begin();

  const result = await run(
    { image: 'hello:v2' },
    onceSaid(/production traffic waits/, () => {
      callCodeDeploy(stage, 'ContinueDeployment', { deploymentId: id, deploymentWaitType: 'READY_WAIT' });
    }),
  );

  expect([result.exitCode, result.outputs.verdict, result.outputs['codedeploy-deployment-id']]).toEqual([
    0,
    'steady',
    id,
  ]);
  expect(result.log).toContain(`Deployment ${id} already deploys hello:2 to hello: following it.`);
  expect([currentImage(stage), listCreated(stage)]).toEqual(['hello:v2', [id]]);
});

test('another content is refused, and the deployment in progress is named', async () => {
  await open(WAITING);
  const id = await begin();

  const result = await run({ image: 'hello:v3' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.outputs.reason).toContain(
    `Deployment ${id} of hello:2 is in progress in deployment group DgpECS-production-hello`,
  );
});

test('a deployment of someone else, whose revision has other owners, is not stopped', async () => {
  await open(WAITING);
  const content = APP_SPEC.replace('<TASK_DEFINITION>', 'hello:2');
  stage.call('RegisterTaskDefinition', {
    ...aTaskDefinition(),
    tags: [{ key: 'slipway:repository', value: 'other/shop' }],
  });
  const revision = { revisionType: 'AppSpecContent', appSpecContent: { content } };
  callCodeDeploy(stage, 'CreateDeployment', { ...USUAL_GROUP, revision });

  const result = await run({ 'rollback-to': 'hello:1' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
});
