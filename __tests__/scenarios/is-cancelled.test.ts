import type { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type InjectedFault, importBaseImage, removeImage } from '@slipway/local-ecs/internal';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { DOCKER, testWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { aSteadyService, currentImage, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

/**
 * Signals in the order of GitHub's runner: SIGINT, then SIGTERM and SIGKILL. It sends them after 7.5 and 10 s; here
 * they come ten times later, so that a slow machine does not fail a run that ends by itself.
 */

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

interface Cut {
  /** Signals that were sent before the process had ended. */
  readonly signals: NodeJS.Signals[];
}

/** SIGINT now, and the harder signals when it has not ended by itself. */
function cancelAsRunner(child: ChildProcess, { signals }: Cut): void {
  const send = (signal: NodeJS.Signals) => {
    signals.push(signal);
    child.kill(signal);
  };
  send('SIGINT');
  const timers = [setTimeout(() => send('SIGTERM'), 75_000), setTimeout(() => send('SIGKILL'), 100_000)];
  child.on('close', () => {
    for (const timer of timers) clearTimeout(timer);
  });
}

/** Cancels when the log says so. */
function cancelWhen(words: string, cut: Cut): (child: ChildProcess) => void {
  return (child) => {
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (cut.signals.length === 0 && said.includes(words)) cancelAsRunner(child, cut);
    });
  };
}

/** Cancels once the operation was called. */
function cancelAt(operation: string, cut: Cut): (child: ChildProcess) => void {
  return (child) => {
    const isCalled = () => Promise.resolve(stage.writes().includes(operation));
    void untilTrue(isCalled).then(() => cancelAsRunner(child, cut));
  };
}

describe('a run that is cancelled while it follows', () => {
  test('leaves the rollout to ECS, says so, and sets its outputs', async () => {
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);
    const cut: Cut = { signals: [] };

    const result = await stage.job.run({
      inputs: { ...FOLLOW, image: 'hello:v2' },
      environment: stage.environment,
      onStart: cancelWhen('Updating service', cut),
    });

    expect(cut.signals).toEqual(['SIGINT']);
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'cancelled']);
    expect(result.outputs.reason).toMatch(
      /Deployment ecs-svc\/\d+ continues in ECS\. Its circuit breaker is on\. Watch it with: aws ecs describe-services/,
    );
    expect(result.outputs['deployment-id']).toMatch(/^ecs-svc\//);
    expect(currentImage(stage)).toBe('hello:v2');
  });

  test('is read by the post step, which says what became of the update', async () => {
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);

    const result = await stage.job.run({
      inputs: { ...FOLLOW, image: 'hello:v2' },
      environment: stage.environment,
      onStart: cancelWhen('Updating service', { signals: [] }),
    });

    expect(result.postLog).toContain(
      'Service hello has hello:2 as PRIMARY (IN_PROGRESS); the run was deploying hello:2.',
    );
  });

  test('asks ECS once to roll back when that was requested, and does not wait', async () => {
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);
    const cut: Cut = { signals: [] };

    const result = await stage.job.run({
      inputs: { ...FOLLOW, image: 'hello:v2', 'on-cancel': 'rollback' },
      environment: stage.environment,
      onStart: cancelWhen('new 1/4', cut),
    });

    expect(cut.signals).toEqual(['SIGINT']);
    expect(result.outputs.reason).toMatch(/^The run was cancelled\. Rollback of deployment ecs-svc\/\d+ requested\.$/);
    expect(result.postLog).toContain('Service hello was rolled back: hello:1 is running.');
    expect(stage.writes().filter((one) => one === 'StopServiceDeployment')).toHaveLength(1);
    const [newest] = stage.call('ListServiceDeployments', { cluster: 'production', service: 'hello' })
      .serviceDeployments as readonly JsonObject[];
    expect(newest?.status).toMatch(/^ROLLBACK_/);
  });

  test.each<{ readonly name: string; readonly fault: InjectedFault }>([
    { name: 'is lost', fault: { kind: 'reset-after-applying' } },
    { name: 'never comes', fault: { kind: 'silence-after-applying' } },
    { name: 'never comes, and the request did not either', fault: { kind: 'silence' } },
  ])('says that the rollback is requested when the answer to it $name', async ({ fault }) => {
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);
    stage.local.setFaults([{ operation: 'StopServiceDeployment', on: 1, fault }]);
    const cut: Cut = { signals: [] };

    const result = await stage.job.run({
      inputs: { ...FOLLOW, image: 'hello:v2', 'on-cancel': 'rollback' },
      environment: stage.environment,
      onStart: cancelWhen('new 1/4', cut),
    });

    expect(cut.signals).toEqual(['SIGINT']);
    expect(result.outputs.reason).toMatch(/^The run was cancelled\. Rollback of deployment ecs-svc\/\d+ requested/);
    expect(result.postLog).toContain('Service hello was rolled back: hello:1 is running.');
    expect(currentImage(stage)).toBe('hello:v1');
  });
});

test('a run that is killed outright leaves no login behind: the post step removes it and reports what it finds', async () => {
  stage = await openStage({ speed: 20, tasks: 'simulated' });
  await aSteadyService(stage);

  const result = await stage.job.run({
    inputs: { ...FOLLOW, image: 'hello:v2' },
    environment: stage.environment,
    onStart: (child) => {
      child.stdout?.on('data', (bytes: Buffer) => {
        if (bytes.toString().includes('Updating service')) child.kill('SIGKILL');
      });
    },
  });

  expect(result.outputs['deployment-id']).toMatch(/^ecs-svc\//);
  expect(result.postLog).toContain('The run ended without a verdict.');
  expect(stage.job.leftovers().filter((file) => file.includes('docker'))).toEqual([]);
});

describe('a run that is cancelled while it builds', () => {
  const base = `slipway-test-base:cancel-${process.pid}`;

  testWith([DOCKER], 'ends docker with it, and nothing was changed', async () => {
    await importBaseImage(base);
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);
    stage.job.write('Dockerfile', `FROM ${base}\nRUN echo begun && sleep 600\n`);
    const before = stage.writes();
    const cut: Cut = { signals: [] };

    const result = await stage.job.run({
      inputs: { ...FOLLOW, repository: 'hello', 'create-repository': 'true' },
      environment: stage.environment,
      onStart: cancelWhen('begun', cut),
    });
    await removeImage(base);

    expect(cut.signals).toEqual(['SIGINT']);
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'cancelled']);
    expect(result.outputs.reason).toContain('No service was changed.');
    expect(stage.writes().filter((operation) => !before.includes(operation))).toEqual(['CreateRepository']);
  });
});

describe('a run that is cancelled before anything was written', () => {
  test('ends by itself, and changes nothing', async () => {
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);
    const before = stage.writes();
    stage.local.setFaults([{ operation: 'ListServiceDeployments', on: 'every', fault: { kind: 'silence' } }]);
    const cut: Cut = { signals: [] };

    const result = await stage.job.run({
      inputs: { ...FOLLOW, image: 'hello:v2' },
      environment: stage.environment,
      onStart: cancelWhen('account 123456789012', cut),
    });

    expect(cut.signals).toEqual(['SIGINT']);
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'cancelled']);
    expect(result.outputs.reason).toContain('No service was changed.');
    expect(stage.writes()).toEqual(before);
  });
});

test('a run that is cancelled while its update is in progress does not wait for the answer; the post step reads the service', async () => {
  stage = await openStage({ speed: 20, tasks: 'simulated' });
  await aSteadyService(stage);
  stage.local.setFaults([{ operation: 'UpdateService', on: 1, fault: { kind: 'silence-after-applying' } }]);
  const cut: Cut = { signals: [] };

  const result = await stage.job.run({
    inputs: { ...FOLLOW, image: 'hello:v2' },
    environment: stage.environment,
    onStart: cancelAt('UpdateService', cut),
  });

  expect(cut.signals).toEqual(['SIGINT']);
  expect(result.outputs.reason).toContain('The update of hello was sent, but no answer arrived');
  expect(result.postLog).toContain('Service hello has hello:2 as PRIMARY');
});

test('a second signal ends the run at once', async () => {
  stage = await openStage({ speed: 20, tasks: 'simulated' });
  await aSteadyService(stage);
  stage.local.setFaults([{ operation: 'ListServiceDeployments', on: 'every', fault: { kind: 'silence' } }]);
  const ended: { code: number | null } = { code: null };

  await stage.job.run({
    inputs: { ...FOLLOW, image: 'hello:v2' },
    environment: stage.environment,
    onStart: (child) => {
      child.stdout?.once('data', () => {
        child.kill('SIGINT');
        child.kill('SIGTERM');
      });
      child.on('close', (code) => {
        ended.code = code;
      });
    },
  });

  expect(ended.code).toBe(130);
});
