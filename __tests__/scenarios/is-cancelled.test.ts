/** The runner's own signals: SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. */
import type { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, test } from '@jest/globals';
import { importBaseImage, removeImage } from '../../src/demo/base-image.ts';
import type { JsonObject } from '../../src/json.ts';
import { untilTrue } from '../support/http-clients.ts';
import { aSteadyService, openStage, type ScenarioStage, servingImage } from '../support/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

interface Cut {
  /** Milliseconds from the first signal to the end of the process. */
  tookMs: number;
}

/** Sends SIGINT when the log says so, and the harder signals as the runner does. */
function cancelWhen(words: string, cut: Cut): (child: ChildProcess) => void {
  return (child) => {
    let said = '';
    let sentAt: number | undefined;
    const timers: NodeJS.Timeout[] = [];
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (sentAt !== undefined || !said.includes(words)) return;
      sentAt = performance.now();
      child.kill('SIGINT');
      timers.push(setTimeout(() => child.kill('SIGTERM'), 7_500));
      timers.push(setTimeout(() => child.kill('SIGKILL'), 10_000));
    });
    child.on('close', () => {
      for (const timer of timers) clearTimeout(timer);
      cut.tookMs = sentAt === undefined ? Number.NaN : performance.now() - sentAt;
    });
  };
}

/** Sends SIGINT once the operation was called. */
function cancelAt(operation: string, cut: Cut): (child: ChildProcess) => void {
  return (child) => {
    let sentAt = Number.NaN;
    const isCalled = () => Promise.resolve(stage.writes().includes(operation));
    void untilTrue(isCalled, 30_000).then(() => {
      sentAt = performance.now();
      child.kill('SIGINT');
    });
    child.on('close', () => {
      cut.tookMs = performance.now() - sentAt;
    });
  };
}

/** A limit that the runner sets, not a measure of speed. */
const ENDS_WITHIN_MS = 5_000;

describe('a run that is cancelled while it follows', () => {
  test('leaves the rollout to ECS, says so, and sets its outputs', async () => {
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);
    const cut: Cut = { tookMs: 0 };

    const result = await stage.job.run({
      inputs: { ...FOLLOW, image: 'hello:v2' },
      environment: stage.environment,
      onStart: cancelWhen('asked for, deployment', cut),
    });

    expect(cut.tookMs).toBeLessThan(ENDS_WITHIN_MS);
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'cancelled']);
    expect(result.outputs.reason).toMatch(
      /ECS goes on with deployment ecs-svc\/\d+\. Its circuit breaker is on\. Watch it with: aws ecs describe-services/,
    );
    expect(result.outputs['deployment-id']).toMatch(/^ecs-svc\//);
    expect(servingImage(stage)).toBe('hello:v2');
  });

  test('is looked at by the post step, which says what became of the update', async () => {
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);

    const result = await stage.job.run({
      inputs: { ...FOLLOW, image: 'hello:v2' },
      environment: stage.environment,
      onStart: cancelWhen('asked for, deployment', { tookMs: 0 }),
    });

    expect(result.postLog).toContain(
      'Service hello has hello:2 as PRIMARY (IN_PROGRESS); the run was to bring hello:2.',
    );
  });

  test('asks ECS once to roll back when that was asked for, and does not wait', async () => {
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);
    const cut: Cut = { tookMs: 0 };

    const result = await stage.job.run({
      inputs: { ...FOLLOW, image: 'hello:v2', 'on-cancel': 'rollback' },
      environment: stage.environment,
      onStart: cancelWhen('new 1 of 4', cut),
    });

    expect(cut.tookMs).toBeLessThan(ENDS_WITHIN_MS);
    expect(result.outputs.reason).toContain('ECS was asked to roll it back.');
    expect(stage.writes().slice(-3)).toEqual(['UpdateService', 'StopServiceDeployment', 'TagResource']);
    const [newest] = stage.call('ListServiceDeployments', { cluster: 'production', service: 'hello' })
      .serviceDeployments as readonly JsonObject[];
    expect(newest?.status).toMatch(/^ROLLBACK_/);
  });
});

test('a run that is killed outright leaves no login behind: the post step removes it and tells what it finds', async () => {
  stage = await openStage({ speed: 20, tasks: 'simulated' });
  await aSteadyService(stage);

  const result = await stage.job.run({
    inputs: { ...FOLLOW, image: 'hello:v2' },
    environment: stage.environment,
    onStart: (child) => {
      child.stdout?.on('data', (bytes: Buffer) => {
        if (bytes.toString().includes('asked for, deployment')) child.kill('SIGKILL');
      });
    },
  });

  expect(result.outputs['deployment-id']).toMatch(/^ecs-svc\//);
  expect(result.postLog).toContain('The run ended before its verdict.');
  expect(stage.job.leftovers().filter((file) => file.includes('docker'))).toEqual([]);
});

describe('a run that is cancelled while it builds', () => {
  const base = `slipway-test-base:cancel-${process.pid}`;

  test('ends docker with it, and nothing was changed', async () => {
    await importBaseImage(base);
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);
    stage.job.write('Dockerfile', `FROM ${base}\nRUN echo begun && sleep 600\n`);
    const before = stage.writes();
    const cut: Cut = { tookMs: 0 };

    const result = await stage.job.run({
      inputs: { ...FOLLOW, repository: 'hello', 'create-repository': 'true' },
      environment: stage.environment,
      onStart: cancelWhen('begun', cut),
    });
    await removeImage(base);

    expect(cut.tookMs).toBeLessThan(ENDS_WITHIN_MS);
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'cancelled']);
    expect(result.outputs.reason).toContain('No service was changed.');
    expect(stage.writes().filter((operation) => !before.includes(operation))).toEqual(['CreateRepository']);
  });
});

describe('a run that is cancelled before anything was written', () => {
  test('ends within the time that the runner gives, and changes nothing', async () => {
    stage = await openStage({ speed: 20, tasks: 'simulated' });
    await aSteadyService(stage);
    const before = stage.writes();
    stage.local.setFaults([{ operation: 'ListServiceDeployments', on: 'every', fault: { kind: 'silence' } }]);
    const cut: Cut = { tookMs: 0 };

    const result = await stage.job.run({
      inputs: { ...FOLLOW, image: 'hello:v2' },
      environment: stage.environment,
      onStart: cancelWhen('account 123456789012', cut),
    });

    expect(cut.tookMs).toBeLessThan(ENDS_WITHIN_MS);
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'cancelled']);
    expect(result.outputs.reason).toContain('No service was changed.');
    expect(stage.writes()).toEqual(before);
  });
});

test('a run that is cancelled while its update is under way does not wait for the answer; the post step looks', async () => {
  stage = await openStage({ speed: 20, tasks: 'simulated' });
  await aSteadyService(stage);
  stage.local.setFaults([{ operation: 'UpdateService', on: 1, fault: { kind: 'silence-after-applying' } }]);
  const cut: Cut = { tookMs: 0 };

  const result = await stage.job.run({
    inputs: { ...FOLLOW, image: 'hello:v2' },
    environment: stage.environment,
    onStart: cancelAt('UpdateService', cut),
  });

  expect(cut.tookMs).toBeLessThan(ENDS_WITHIN_MS);
  expect(result.outputs.reason).toContain('The update of hello was under way and its answer is not known');
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
