/** The sub-action `rollback`: the same story as the input `rollback-to`, with a default. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  aSteadyService,
  currentImage,
  openStage,
  type ScenarioStage,
  untilSteady,
} from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;
beforeEach(async () => {
  stage = await openStage({ speed: 50, tasks: 'simulated' });
});
afterEach(() => stage.close());

describe('rollback', () => {
  test('brings back the last good revision when nothing is said', async () => {
    await aSteadyService(stage);
    const inputs = { cluster: 'production', service: 'hello', image: 'hello:v2' };
    await stage.job.run({ inputs, environment: stage.environment });
    await untilSteady(stage);

    const result = await stage.job.run({
      action: 'rollback',
      inputs: { cluster: 'production', service: 'hello' },
      environment: stage.environment,
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.outputs['task-definition-revision']).toBe('hello:1');
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('without a service is refused before any call', async () => {
    const result = await stage.job.run({ action: 'rollback', inputs: {}, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain('Set service');
  });
});
