/** After the rollout, or at a pause, the service is checked: a deployment that fails its users is rolled back. */
import type { ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { afterEach, describe, expect, test } from '@jest/globals';
import { clientSettings } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import {
  aSteadyService,
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';
import { aShiftingService, describeShift, onceSaid } from '../support/harness/shift-stage.ts';
import { runOnTerminal } from '../support/harness/terminal-run.ts';

const INPUTS = {
  cluster: 'production',
  service: 'hello',
  image: 'hello:v2',
  'wait-max-delay-seconds': '1',
};
let stage: ScenarioStage;
let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await stage.close();
});

/** A service whose URL answers so, request by request. */
async function open(answer: (count: number) => number = () => 200): Promise<string> {
  stage = await openStage({ speed: 100, tasks: 'simulated' });
  await aSteadyService(stage);
  return serve(answer);
}

async function serve(answer: (count: number) => number): Promise<string> {
  let count = 0;
  const opened = createServer((_, response) => {
    count += 1;
    response.writeHead(answer(count)).end('ready');
  });
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
}

function deploy(inputs: Readonly<Record<string, string>>, onStart?: (child: ChildProcess) => void) {
  const short = Object.keys(inputs).some((name) => name.startsWith('verify-')) ? { 'verify-minutes': '0.1' } : {};
  const step = { inputs: { ...INPUTS, ...short, ...inputs }, environment: stage.environment };
  return stage.job.run(onStart === undefined ? step : { ...step, onStart });
}

/** The record of the run, judged again from its file. */
async function judgeAgain({ outputs }: { readonly outputs: Readonly<Record<string, string>> }): Promise<string> {
  const args = ['judge', outputs.report ?? ''];
  const { screen } = await runOnTerminal(args, { folder: stage.job.workspace, environment: stage.environment });
  return screen.join(' ');
}

describe('a URL', () => {
  test('that answers well is a check in the summary, and the deploy is steady', async () => {
    const url = await open();

    const result = await deploy({ 'verify-url': `${url}/health 200 contains ready within 5000ms` });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toMatch(/✔ GET \/health: passed, was good in 3\d requests/);
    expect(result.summary).toContain('Verification');
    expect(await judgeAgain(result)).toContain('✔ steady: as recorded.');
  });

  test('that answers 500 rolls the deployment back', async () => {
    const url = await open((count) => (count > 1 ? 500 : 200));

    const result = await deploy({ 'verify-url': `${url}/health` });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toMatch(
      /^Verification failed: GET \/health returned 500 in 7 of 7 requests\. .*rolled back to hello:1/,
    );
    expect(currentImage(stage)).toBe('hello:v1');
    expect(await judgeAgain(result)).toContain('✔ rolled-back: as recorded.');
  });

  test('that answers 500 fails the deploy without a rollback, with on-failure: leave', async () => {
    const url = await open(() => 500);

    const result = await deploy({ 'verify-url': `${url}/health`, 'on-failure': 'leave' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(result.outputs.reason).toMatch(/^Verification failed: GET \/health returned 500 in 7 of 7 requests\./);
    expect(currentImage(stage)).toBe('hello:v2');
  });

  test('that nothing answers, before the deployment neither, is inconclusive', async () => {
    await open();

    const result = await deploy({ 'verify-url': 'http://127.0.0.1:9/health' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toMatch(
      /\? GET \/health: inconclusive, got no answer \(.+\) in \d+ of \d+ requests, and none before the deployment either/,
    );
  });

  test('is not requested when the rollout itself fails', async () => {
    const url = await open();
    stage.local.setFaults([{ operation: 'UpdateService', on: 'every', fault: { kind: 'denied' } }]);

    const result = await deploy({ 'verify-url': `${url}/health` });

    expect([result.outputs.verdict, result.log.includes('Verifying')]).toEqual(['failed', false]);
  });
});

describe('a command', () => {
  test('knows the deployment, and its output is outside text', async () => {
    await open();
    stage.job.write('check.sh', 'echo "::error::$SLIPWAY_SERVICE $SLIPWAY_REVISION"; env | grep -c ^INPUT_; exit 0\n');

    const result = await deploy({ 'verify-command': 'sh check.sh' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toContain('hello hello:2');
    expect(result.log).not.toMatch(/^::error::hello/m);
    expect(result.log).toMatch(/^\| 0$/m);
    expect(result.log).toContain('✔ verify-command: passed, exited with code 0');
  });

  test('that fails rolls the deployment back', async () => {
    await open();

    const result = await deploy({ 'verify-command': `sh -c 'exit 3'` });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toMatch(/^Verification failed: verify-command exited with code 3\./);
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('that does not end is stopped when the time is over', async () => {
    await open();

    const result = await deploy({ 'verify-command': 'sleep 600' });

    expect(result.outputs.reason).toMatch(/^Verification failed: verify-command did not end within 6 s\./);
    expect(result.outputs.verdict).toBe('rolled-back');
  });

  test('of a program that does not exist fails the run before anything is written', async () => {
    await open();

    const result = await deploy({ 'verify-command': 'no-such-program' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.outputs.reason).toContain('"no-such-program" was not found on this runner');
    expect(stage.writes()).not.toContain('RegisterTaskDefinition');
  });
});

describe('a run that is cancelled while it verifies', () => {
  async function cancelWhileVerifying(onCancel: string) {
    const url = await open();
    return deploy({ 'verify-url': `${url}/health`, 'verify-minutes': '5', 'on-cancel': onCancel }, (child) =>
      onceSaid(/^Verifying service hello/m, () => child.kill('SIGINT'))(child),
    );
  }

  test('rolls a deployment that is complete back, if the input says so', async () => {
    const result = await cancelWhileVerifying('rollback');

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'cancelled']);
    expect(result.outputs.reason).toMatch(/^The run was cancelled\. Rollback to hello:1 requested\./);
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('leaves a deployment that is complete, if the input does not', async () => {
    const result = await cancelWhileVerifying('leave');

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'cancelled']);
    expect(result.outputs.reason).toMatch(/^The run was cancelled while the service was verified\./);
    expect(currentImage(stage)).toBe('hello:v2');
  });
});

describe('a run that is killed while it verifies', () => {
  test('verifies the deployment when it is run again, and rolls it back where a check fails', async () => {
    let isBad = false;
    const url = await open(() => (isBad ? 500 : 200));
    const checks = { 'verify-url': `${url}/health`, 'verify-minutes': '5' };
    await deploy(checks, (child) => onceSaid(/^Verifying service hello/m, () => child.kill('SIGKILL'))(child));
    isBad = true;

    const again = await deploy({ 'verify-url': `${url}/health` });

    expect(again.log).toContain('An earlier attempt of this run deployed hello:2 to hello: verifying that deployment.');
    expect([again.exitCode, again.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('makes no second deployment, and is steady where the checks pass', async () => {
    const url = await open();
    const checks = { 'verify-url': `${url}/health`, 'verify-minutes': '5' };
    await deploy(checks, (child) => onceSaid(/^Verifying service hello/m, () => child.kill('SIGKILL'))(child));

    const again = await deploy({ 'verify-url': `${url}/health` });

    expect([again.exitCode, again.outputs.verdict]).toEqual([0, 'steady']);
    expect(again.log).toMatch(/✔ GET \/health: passed/);
    expect(stage.writes().filter((operation) => operation === 'UpdateService')).toHaveLength(1);
  });
});

describe('CloudWatch', () => {
  const ORDERS = 'Shop/Orders{Stage=prod} Sum >= 10';

  /** In this minute and the next, as the shop would report it. */
  async function putOrders(Value: number): Promise<void> {
    const client = new CloudWatchClient(clientSettings(stage.local));
    const of = (Timestamp: Date) => ({
      MetricName: 'Orders',
      Dimensions: [{ Name: 'Stage', Value: 'prod' }],
      Timestamp,
      Value,
    });
    const MetricData = [of(new Date()), of(new Date(Date.now() + 60_000))];
    await client.send(new PutMetricDataCommand({ Namespace: 'Shop', MetricData }));
    client.destroy();
  }

  test('with an alarm that goes into ALARM rolls the deployment back', async () => {
    await open();
    stage.local.putAlarm({ name: 'hello-5xx', state: 'OK' });

    const result = await deploy({ 'verify-alarms': 'hello-*', 'verify-minutes': '1' }, (child) =>
      onceSaid(/^Verifying service hello/m, () => stage.local.putAlarm({ name: 'hello-5xx', state: 'ALARM' }))(child),
    );

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toMatch(/^Verification failed: alarm hello-5xx in ALARM\./);
  });

  test('with an alarm that was in ALARM before is inconclusive', async () => {
    await open();
    stage.local.putAlarm({ name: 'hello-5xx', state: 'ALARM' });

    const result = await deploy({ 'verify-alarms': 'hello-5xx' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toContain('inconclusive, hello-5xx was in ALARM before the deployment as well');
  });

  test.each([
    // The clock of the local ECS is ahead, so that the orders may be from before the deployment as well.
    { orders: 3, verdict: 'rolled-back', words: `Verification failed: ${ORDERS} was 3` },
    { orders: 30, verdict: 'steady', words: `✔ ${ORDERS}: passed, was 30` },
  ])('with a metric of $orders is $verdict', async ({ orders, verdict, words }) => {
    await open();

    const result = await deploy({ 'verify-metrics': ORDERS }, (child) =>
      onceSaid(/^Verifying service hello/m, () => void putOrders(orders))(child),
    );

    expect([result.outputs.verdict, result.log]).toEqual([verdict, expect.stringContaining(words)]);
  });

  test.each([
    { action: 'cloudwatch:DescribeAlarms', inputs: { 'verify-alarms': 'hello-5xx' } },
    { action: 'cloudwatch:GetMetricData', inputs: { 'verify-metrics': ORDERS } },
  ])('without $action is inconclusive and names it', async ({ action, inputs }) => {
    await open();
    const operation = action.slice(action.indexOf(':') + 1);
    stage.local.setFaults([{ operation, on: 'every', fault: { kind: 'denied' } }]);

    const result = await deploy(inputs);

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toMatch(new RegExp(`inconclusive, could not be read: .*${action} on .* was denied`));
  });
});

describe('verify-at', () => {
  const STAGE = 'POST_TEST_TRAFFIC_SHIFT';

  async function openPausing(answer: (count: number) => number): Promise<string> {
    stage = await openStage({ speed: 100, tasks: 'simulated', instances: 10 });
    const lifecycleHooks = [{ targetType: 'PAUSE', lifecycleStages: [STAGE] }];
    await aShiftingService(stage, { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0, lifecycleHooks });
    return serve(answer);
  }

  test('checks before production traffic moves, and continues', async () => {
    const stages = new Set<unknown>();
    const url = await openPausing((count) => {
      if (count > 1) stages.add(describeShift(stage).lifecycleStage);
      return 200;
    });

    const result = await deploy({ 'verify-url': `${url}/health`, 'verify-at': STAGE });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect([...stages]).toEqual([STAGE]);
    expect(result.log).not.toContain('without a pause');
    expect(currentImage(stage)).toBe('hello:v2');
    expect(await judgeAgain(result)).toContain('✔ steady: as recorded.');
  });

  test('rolls back where a check fails, and production traffic never moves', async () => {
    const url = await openPausing((count) => (count > 1 ? 503 : 200));

    const result = await deploy({ 'verify-url': `${url}/health`, 'verify-at': STAGE });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.outputs.reason).toMatch(/^Verification failed: GET \/health returned 503 in 7 of 7 requests\./);
    expect(result.log).not.toContain('stage PRODUCTION_TRAFFIC_SHIFT');
    expect([currentImage(stage), describeShift(stage).status]).toEqual(['hello:v1', 'ROLLBACK_SUCCESSFUL']);
    expect(describeService(stage).deployments).toHaveLength(1);
  });

  test('of a run that is cancelled rolls back at once', async () => {
    const url = await openPausing(() => 200);

    const result = await deploy(
      { 'verify-url': `${url}/health`, 'verify-at': STAGE, 'verify-minutes': '5', 'on-cancel': 'rollback' },
      (child) => onceSaid(/^Verifying service hello/m, () => child.kill('SIGINT'))(child),
    );

    expect(result.outputs.verdict).toBe('cancelled');
    expect(stage.writes()).toContain('StopServiceDeployment');
    expect(result.postLog).toContain('rolled back');
  });

  test('of a deployment without such a pause verifies it when it is complete, and says so', async () => {
    const url = await open();

    const result = await deploy({ 'verify-url': `${url}/health`, 'verify-at': STAGE });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toContain('completed without a pause at POST_TEST_TRAFFIC_SHIFT (verify-at:');
    expect(result.log).toContain('GET /health: passed');
  });
});

describe('a run that deploys nothing', () => {
  test('says that nothing was verified', async () => {
    const url = await open();

    // Another run has deployed the same before.
    const { image: _, ...inputs } = { ...INPUTS, 'container-name': 'hello', 'environment-variables': 'STAGE=prod' };
    await stage.job.run({ inputs, environment: stage.environment });
    const result = await stage.job.run({
      inputs: { ...inputs, 'verify-url': `${url}/health` },
      environment: { ...stage.environment, GITHUB_RUN_ID: '2' },
    });

    expect(result.outputs.verdict).toBe('unchanged');
    expect(result.log).toContain('Service hello was not verified: this run did not deploy it.');
  });
});
