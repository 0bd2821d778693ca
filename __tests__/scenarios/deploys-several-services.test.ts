/** Several services in one step. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aSteadyService, currentImage, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

const SERVICES = { cluster: 'production', service: 'hello,greeter', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 100, tasks: 'simulated' });
  const greeter = [{ name: 'greeter', image: 'greeter:v1', memory: 128 }];
  stage.call('RegisterTaskDefinition', { family: 'greeter', containerDefinitions: greeter });
  stage.call('CreateService', {
    cluster: 'production',
    serviceName: 'greeter',
    taskDefinition: 'greeter',
    desiredCount: 2,
    launchType: 'EC2',
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
  });
  await aSteadyService(stage);
});

afterEach(async () => {
  await stage.close();
});

/** The record of each service, as the output `services` has it. */
function outcomes(services: string | undefined): readonly (readonly [string, string])[] {
  const records: { readonly service: string; readonly verdict: string }[] = JSON.parse(services ?? '[]');
  return records.map(({ service, verdict }) => [service, verdict]);
}

test('each is rendered from its current revision, and the step is green when all are steady', async () => {
  const inputs = { ...SERVICES, 'environment-variables': 'RELEASE=2' };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(outcomes(result.outputs.services)).toEqual([
    ['hello', 'steady'],
    ['greeter', 'steady'],
  ]);
});

describe('images by container', () => {
  /** The running images, by service. */
  const serving = () => ['hello', 'greeter'].map((name) => currentImage(stage, name));

  test('go to the services that have these containers', async () => {
    const inputs = { ...SERVICES, image: 'hello=hello:v2\ngreeter=greeter:v2' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict, serving()]).toEqual([0, 'steady', ['hello:v2', 'greeter:v2']]);
  });

  test('leave a service as it is that has none of them', async () => {
    const inputs = { ...SERVICES, image: 'greeter=greeter:v2' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect(outcomes(result.outputs.services)).toEqual([
      ['hello', 'unchanged'],
      ['greeter', 'steady'],
    ]);
    expect(serving()).toEqual(['hello:v1', 'greeter:v2']);
  });

  test('are refused where no service has the container, and nothing is written', async () => {
    const before = stage.writes();
    const inputs = { ...SERVICES, image: 'hello=hello:v2\ngreeting=greeter:v2' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.outputs.verdict, stage.writes()]).toEqual(['refused', before]);
    expect(result.log).toContain('has no container greeting');
    expect(result.log.match(/greeting/g)).toHaveLength(1);
    expect(result.log).toContain('Use a container that exists: hello (service hello); greeter (service greeter).');
  });
});

test('errors of several services are logged once each, and the verdict repeats none', async () => {
  const inputs = { ...SERVICES, image: 'web:v2', 'container-name': 'web' };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect(result.outputs.reason).toBe('No changes were made. The plan has 2 errors; see each above.');
  expect(result.log.match(/has no container web/g)).toHaveLength(2);
});

test('they are read together: one call reads both, for the plan and while they are followed', async () => {
  const before = stage.local.calls().length;

  await stage.job.run({
    inputs: { ...SERVICES, 'environment-variables': 'RELEASE=2' },
    environment: stage.environment,
  });

  const polls = stage.local
    .calls()
    .slice(before)
    .filter(({ operation }) => operation === 'DescribeServices');
  const sizes = polls.map(({ input }) => (input.services as readonly string[]).length);
  expect(sizes.slice(0, 3)).toEqual([2, 2, 2]);
});

describe('when one fails', () => {
  test('the other is followed to its own verdict, and the run has the worse', async () => {
    stage.local.putScenario({ images: [{ image: 'greeter:v1', exits: { afterMs: 500, code: 2 } }] });
    const inputs = { ...SERVICES, 'environment-variables': 'RELEASE=2' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(outcomes(result.outputs.services)).toEqual([
      ['hello', 'steady'],
      ['greeter', 'rolled-back'],
    ]);
    expect(result.outputs.reason).toMatch(/^greeter: /);
  });

  test('at its update, the rest are not started, and that is said', async () => {
    stage.local.setFaults([{ operation: 'UpdateService', on: 1, fault: { kind: 'denied' } }]);
    const inputs = { ...SERVICES, 'environment-variables': 'RELEASE=2' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect(outcomes(result.outputs.services)).toEqual([
      ['hello', 'failed'],
      ['greeter', 'refused'],
    ]);
    expect(result.log).toContain('Not started, because another service failed.');
  });
});
