import { afterEach, expect, test } from '@jest/globals';
import { aSteadyService, currentImage, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

test('a port that is held on every instance, which the plan could not see, is reported as stuck and rolled back', async () => {
  stage = await openStage({ speed: 20, tasks: 'simulated', instances: 4 });
  await aSteadyService(stage);
  stage.local.setFaults([{ operation: 'ListContainerInstances', on: 1, fault: { kind: 'denied' } }]);
  const inputs = { cluster: 'production', service: 'hello', image: 'hello:v2', 'wait-max-delay-seconds': '5' };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'stuck']);
  expect(result.outputs.reason).toBe(
    'hello:2 is stalled: Each new task needs host port 80, in use on all 4 container instances, and ' +
      'minimumHealthyPercent 100 keeps 4 of 4 tasks in service. Slipway rolled back to hello:1. Running now: hello:1 with 4.',
  );
  expect(currentImage(stage)).toBe('hello:v1');
});
