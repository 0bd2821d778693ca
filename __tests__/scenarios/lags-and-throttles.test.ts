/** The API of ECS as it is on a busy day: eventually consistent, and throttled. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aSteadyService, currentImage, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

const INPUTS = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
const CRASHES = [{ image: '*:broken', exits: { afterMs: 3000, code: 1 } }];
let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 100, tasks: 'simulated', images: CRASHES });
  await aSteadyService(stage);
});

afterEach(async () => {
  await stage.close();
});

const deploy = (image: string) => stage.job.run({ inputs: { ...INPUTS, image }, environment: stage.environment });

/** At this speed two seconds of the runner's time. */
const LAG = { lagMs: 200_000 };

describe('reads that see a state of up to two seconds ago', () => {
  beforeEach(() => stage.local.setConsistency(LAG));

  test('do not hide that a good image is steady', async () => {
    const result = await deploy('hello:v2');

    expect([result.outputs.verdict, currentImage(stage)]).toEqual(['steady', 'hello:v2']);
    expect(stage.local.calls().some(({ ageMs = 0 }) => ageMs > 100_000)).toBe(true);
  });

  test('do not hide that a crashing image was rolled back', async () => {
    const result = await deploy('hello:broken');

    expect([result.outputs.verdict, currentImage(stage)]).toEqual(['rolled-back', 'hello:v1']);
  });
});

/** At this speed a token comes back in half a second of the runner's time. */
const SLOWLY = { size: 1, refillPerSecond: 0.02 };

describe('with few tokens for each group of operations', () => {
  beforeEach(() =>
    stage.local.setThrottling({
      serviceRead: SLOWLY,
      serviceModify: SLOWLY,
      serviceDeployment: SLOWLY,
      taskDefinitionRead: SLOWLY,
      taskDefinitionModify: SLOWLY,
      clusterResourceRead: SLOWLY,
      tagModify: SLOWLY,
    }),
  );

  test.each([
    ['a good image is steady', 'hello:v2', ['steady', 'hello:v2']],
    ['a crashing image was rolled back', 'hello:broken', ['rolled-back', 'hello:v1']],
  ])('a refused call is tried again: %s', async (_name, image, expected) => {
    const result = await deploy(image);

    expect([result.outputs.verdict, currentImage(stage)]).toEqual(expected);
    expect(stage.local.calls().some(({ answer }) => answer === 'ThrottlingException')).toBe(true);
  });
});
