/**
 * Values that may be secret go to ECS and to docker, and to nobody who reads what the action says or leaves: however a
 * run ends, each of them is searched for in every output, file, command line and encoding.
 */
import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import type { ImageBehaviour } from '@slipway/local-ecs/engine';
import type { InjectedFault } from '@slipway/local-ecs/internal';
import { ENCODING_COUNT } from '../support/harness/canaries.ts';
import { APP_SPEC, aCodeDeployService } from '../support/harness/code-deploy-stage.ts';
import { chooseSize, PROOF_LIMIT_MS, recordFigure } from '../support/harness/proof.ts';
import type { ScenarioStage } from '../support/harness/scenario-stage.ts';
import { C, PLACE_COUNT, REFUSED, WITH_TASK } from '../support/harness/secret-places.ts';
import { openSecretStage, type SecretRun, type SecretStage } from '../support/harness/secret-stage.ts';
import { aShiftingService, onceSaid } from '../support/harness/shift-stage.ts';

let stage: SecretStage;
let endings = 0;
let found = 0;
afterEach(() => stage.close());
afterAll(() => {
  const proof = 'secrets';
  recordFigure({ proof, what: 'places', figure: PLACE_COUNT, goal: '≥ 25' });
  recordFigure({ proof, what: 'encodings', figure: ENCODING_COUNT, goal: '≥ 7' });
  recordFigure({ proof, what: 'ways in which a run ended', figure: endings, goal: '≥ 14' });
  recordFigure({ proof, what: 'found', figure: found, goal: '0' });
});

function expectKept(verdict: string, result: SecretRun): void {
  found += result.leaks.length;
  expect([result.outputs.verdict, result.leaks]).toEqual([verdict, []]);
  endings += 1;
}

/** What is in the document that is sent. */
const SENT = [
  C['value that stays'],
  C['entry point'],
  C['health check'],
  C['value of an input'],
  C['value of several lines'],
  C['docker label of an input'],
  C['log option of an input'],
  C['command of an input'],
];
/** Words of others that quote it. */
const QUOTE = `exec: "serve ${C['command of an input']}": MODE=${C['value of an input']}, OLD=${C['value that stays']}`;
const CRASHES: ImageBehaviour = {
  image: '*/hello*',
  exits: { afterMs: 1000, code: 127, reason: `CannotStartContainerError: ${QUOTE}` },
  logs: ['starting', `Error: ${QUOTE}`],
};
const ERROR = { kind: 'error', type: 'ClientException', status: 400 } as const;

function fail(operation: string, fault: InjectedFault, from = 1): void {
  stage.local.setFaults([{ operation, on: { from }, fault }]);
}

const UPDATING = /Updating service/;

/** An error of the program as soon as it says that it updates the service. */
const BREAK = `--import=data:text/javascript,${encodeURIComponent(
  'const write = process.stdout.write; process.stdout.write = function (text, ...more) { if (String(text).startsWith("Updating service")) throw new TypeError("broken"); return write.call(this, text, ...more); };',
)}`;

/** Of step debug logging: with it more is said. */
const MODES = chooseSize({ short: 1, long: 2 }) === 1 ? ['1'] : ['1', '0'];

describe.each(MODES)('no secret is in anything that is said, left or listed, with RUNNER_DEBUG=%s,', (debug) => {
  const run: SecretStage['run'] = (inputs, step = {}) =>
    stage.run(inputs, { ...step, environment: { RUNNER_DEBUG: debug, ...step.environment } });

  test('when a deploy is planned, when it goes well, and when nothing is left to change', async () => {
    stage = await openSecretStage();

    expectKept('planned', await run({ 'dry-run': 'true' }));
    expectKept('steady', await run(WITH_TASK));
    expectKept('unchanged', await run());
  });

  test('when ECS quotes the document that it refuses, and when it refuses to take one', async () => {
    stage = await openSecretStage();

    fail('RegisterTaskDefinition', {
      ...ERROR,
      message: `Invalid parameter: ${SENT.join(', ')}`,
    });
    expectKept('failed', await run());
    fail('RegisterTaskDefinition', { kind: 'denied' });
    expectKept('failed', await run());
  });

  test('when the circuit breaker rolls back, with the words of docker and of the container', async () => {
    stage = await openSecretStage([CRASHES]);

    expectKept('rolled-back', await run());
  });

  test('when it is timed out, and when credentials expire', async () => {
    stage = await openSecretStage([{ image: '*/hello*', startMs: 3_600_000 }]);

    expectKept('timed-out', await run({ 'wait-for-minutes': '0.1' }));
    fail('DescribeServices', { kind: 'expired' }, 2);
    expectKept('unknown', await run({ 'force-new-deployment': 'true' }));
  });

  test('when someone else deploys, and when it is cancelled', async () => {
    stage = await openSecretStage([{ image: '*/hello*', startMs: 3_600_000 }]);
    const deployed = { cluster: 'production', service: 'hello', taskDefinition: 'hello:1' };

    const act = () => stage.call('UpdateService', deployed);
    expectKept('superseded', await run({}, { onStart: onceSaid(UPDATING, act) }));
    expectKept(
      'cancelled',
      await run({}, { onStart: (child) => onceSaid(UPDATING, () => child.kill('SIGINT'))(child) }),
    );
  });

  test('when the build fails, and when the image does not exist', async () => {
    stage = await openSecretStage();

    stage.breakBuilds();
    expectKept('failed', await run({ 'image-tag': 'other' }));
    expectKept(
      'refused',
      await run({
        'image-tag': 'absent',
        build: 'never',
        'build-args': '',
        'build-secrets': '',
        'cache-from': '',
        'cache-to': '',
      }),
    );
  });

  test('when every input is wrong, when the document is, and when the program has an error', async () => {
    stage = await openSecretStage();
    const before = stage.local.calls().length;

    expectKept('refused', await run(REFUSED));
    expect(stage.local.calls()).toHaveLength(before);
    const broken = await run({}, { environment: { NODE_OPTIONS: BREAK } });
    expectKept('unknown', broken);
    expect(broken.log).toContain('Internal error in Slipway: broken');
    stage.job.write('task-definition.json', `{"family": "hello" ${C['value that stays']}`);
    expectKept('refused', await run());
  });
});

test('the rendered file of a run, which has the values, is for its user alone', async () => {
  stage = await openSecretStage();

  const { outputs } = await stage.run();

  expect(statSync(outputs['task-definition'] ?? '').mode & 0o777).toBe(0o600);
  const registered = stage.call('DescribeTaskDefinition', { taskDefinition: 'hello' });
  expect(SENT.filter((secret) => !JSON.stringify(registered).includes(secret))).toEqual([]);
});

/** Runs of other kinds take the same ways out: all of them are in the long form alone. */
const OTHERS: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'deployed by CodeDeploy',
    async () => {
      stage = await openSecretStage([], aCodeDeployService);
      stage.job.write('appspec.yaml', `${APP_SPEC}Hooks:\n  - BeforeInstall: '${C['value of a task']}'\n`);
      expectKept('steady', await stage.run());
    },
  ],
  [
    'paused, and continued by another step',
    async () => {
      const lifecycleHooks = [{ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }];
      const prepare = (one: ScenarioStage) =>
        aShiftingService(one, { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0, lifecycleHooks });
      stage = await openSecretStage([], prepare);
      const paused = await stage.run({ 'wait-until': 'paused' });
      expectKept('paused', paused);
      const given = { cluster: 'production', service: 'hello', 'hook-id': paused.outputs['hook-id'] ?? '' };
      expectKept('steady', await stage.runOnly(given, { action: 'continue' }));
    },
  ],
  [
    'a task that fails, whose log quotes its overrides',
    async () => {
      const quote = `${C['command of a task']} ${C['value of a task']}`;
      const exits = { afterMs: 1000, code: 1, reason: `Error: ${quote}` };
      stage = await openSecretStage([{ image: '*/hello*', command: '*migrate*', exits, logs: [`Error: ${quote}`] }]);
      expectKept('failed', await stage.run({ ...WITH_TASK, 'wait-for-task-stopped': 'true' }));
    },
  ],
  [
    'rolled back by the action for it',
    async () => {
      stage = await openSecretStage();
      expectKept('steady', await stage.run());
      const given = { cluster: 'production', service: 'hello' };
      expectKept('steady', await stage.runOnly(given, { action: 'rollback' }));
    },
  ],
  [
    'killed, and cleaned up by the post step',
    async () => {
      stage = await openSecretStage([{ image: '*/hello*', startMs: 3_600_000 }]);
      const kill = (child: ChildProcess) => onceSaid(UPDATING, () => child.kill('SIGKILL'))(child);
      const { leaks } = await stage.run({}, { onStart: kill });
      expect(leaks.filter((leak) => !leak.includes('slipway-docker'))).toEqual([]);
    },
  ],
  [
    'login, which gives later steps the password of ECR and no other secret',
    async () => {
      stage = await openSecretStage();
      const { leaks } = await stage.runOnly({}, { action: 'login' });
      expect(leaks.filter((leak) => !leak.startsWith('password of ECR in '))).toEqual([]);
    },
  ],
];

test.each(OTHERS.slice(0, chooseSize({ short: 1, long: OTHERS.length })))(
  'nor in what another kind of run says: %s',
  (_, play) => play(),
  PROOF_LIMIT_MS,
);
