import { describe, expect, test } from '@jest/globals';
import { driveRollout } from '../../src/drivers/ecs/driver.ts';
import type { FollowedDeployment } from '../../src/follow/driver.ts';
import { openReported } from '../../src/follow/news.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { CloudWatch, VerificationRequest, WebAnswer } from '../../src/ports/verification.ts';
import type { World } from '../../src/run/world.ts';
import { openVerifier } from '../../src/verify/open-verifier.ts';
import { readBaseline } from '../../src/verify/read-baseline.ts';
import { aService, theFacts } from '../support/builders/service-builders.ts';
import { aClock, aWorld } from '../support/fakes/fake-world.ts';

const MINUTE_MS = 60_000;
const NOTHING: VerificationRequest = { urls: [], alarms: [], metrics: [], forMs: MINUTE_MS };
const HEALTH = { text: '/health', url: '/health' };
const GOOD: WebAnswer = { kind: 'answer', status: 200, body: '', tookMs: 5 };

function complete(facts: Parameters<typeof theFacts>[0] = {}): FollowedDeployment {
  const before = aService();
  const driver = driveRollout({ facts: theFacts(facts), before, serviceDeploymentsBefore: new Set() });
  const reported = openReported(before, undefined);
  const { nothingKnown: known } = driver;
  return { driver, ending: { verdict: 'steady', reason: '', lastObservation: undefined, known, reported } };
}

/** The outcome of these checks, from before the deployment on. */
async function verify(
  asked: Partial<VerificationRequest>,
  overrides: Partial<World>,
  subject = {},
  followed = complete(),
) {
  const clock = overrides.clock ?? aClock();
  const world = aWorld({ clock, ...overrides });
  const verification = { ...NOTHING, ...asked };
  const baseline = await readBaseline(verification, subject, world);
  const outcome = await openVerifier({ verification, baseline, subject }, world).verify(followed);
  return { outcome, world, clock };
}

const denied = new DeployError({ kind: 'access', message: 'cloudwatch:GetMetricData was denied.', advice: '' });

function aCloudWatch(overrides: Partial<CloudWatch>): Pick<World, 'cloudWatch'> {
  const none: CloudWatch = { describeAlarms: () => Promise.resolve([]), metricValues: () => Promise.resolve([]) };
  return { cloudWatch: () => Promise.resolve({ ...none, ...overrides }) };
}

describe('a verification', () => {
  test('requests a URL of an Express Mode service every two seconds, for its time', async () => {
    const asked: string[] = [];
    const get = (url: string) => {
      asked.push(url);
      return Promise.resolve(GOOD);
    };

    const { outcome } = await verify({ urls: [HEALTH] }, { web: { get } }, { url: 'https://web.test/' });

    expect([...new Set(asked)]).toEqual(['https://web.test/health']);
    // One before the deployment.
    expect(asked).toHaveLength(32);
    expect(outcome).toEqual({
      results: [{ check: 'GET /health', result: 'passed', why: 'was good in 31 requests' }],
      tookMs: MINUTE_MS,
    });
  });

  test('of a path is inconclusive for a service without a URL', async () => {
    const { outcome } = await verify({ urls: [HEALTH] }, {});

    expect(outcome.results).toMatchObject([{ result: 'inconclusive', why: 'was not requested' }]);
  });

  test('ends with the first check that fails, and names the others as they stand', async () => {
    const get = () => Promise.resolve({ ...GOOD, status: 500 });
    const commands = { isFound: () => true, run: () => Promise.resolve(0) };

    const { outcome } = await verify(
      { urls: [{ text: 'https://a.test/', url: 'https://a.test/' }], command: ['check'] },
      { web: { get }, commands },
    );

    expect(outcome.results.map(({ result }) => result)).toEqual(['failed', 'passed']);
    expect(outcome.tookMs).toBe(12_000);
  });

  test('ends as soon as its command has passed, if there is nothing else', async () => {
    const commands = { isFound: () => true, run: () => Promise.resolve(0) };

    const { outcome } = await verify({ command: ['check'] }, { commands });

    expect(outcome).toMatchObject({ tookMs: 0, results: [{ check: 'verify-command', result: 'passed' }] });
  });

  test('gives its command what was deployed', async () => {
    let variables: Readonly<Record<string, string>> = {};
    const run: World['commands']['run'] = (_words, options) => {
      variables = options.variables;
      return Promise.resolve(0);
    };
    const commands = { isFound: () => true, run };

    await verify({ command: ['check'] }, { commands }, { imageDigest: 'sha256:1', url: 'https://web.test' });

    expect(variables).toEqual({
      SLIPWAY_CLUSTER: aService().clusterArn,
      SLIPWAY_SERVICE: 'web',
      SLIPWAY_REVISION: 'web:2',
      SLIPWAY_DEPLOYMENT_ID: theFacts().ourId,
      SLIPWAY_IMAGE_DIGEST: 'sha256:1',
      SLIPWAY_URL: 'https://web.test',
    });
  });

  test('fails by an alarm that goes into ALARM within it', async () => {
    let reads = 0;
    const describeAlarms = () => {
      reads += 1;
      return Promise.resolve([{ name: 'web-5xx', state: reads > 3 ? 'ALARM' : 'OK' }]);
    };

    const { outcome } = await verify({ alarms: ['web-*'], forMs: 5 * MINUTE_MS }, aCloudWatch({ describeAlarms }));

    expect(outcome.results).toEqual([{ check: 'alarm web-5xx', result: 'failed', why: 'in ALARM' }]);
    expect(outcome.tookMs).toBe(MINUTE_MS);
  });

  test('without the permission to read alarms is inconclusive, with a notice before the deployment', async () => {
    const describeAlarms = () => Promise.reject(denied);

    const { outcome, world } = await verify({ alarms: ['a'] }, aCloudWatch({ describeAlarms }));

    expect(outcome.results).toMatchObject([{ result: 'inconclusive', why: expect.stringContaining('was denied') }]);
    expect(world.reported).toContainEqual(expect.objectContaining({ type: 'notice' }));
  });

  const ORDERS = {
    text: 'Shop/Orders Sum > 10',
    metric: { kind: 'custom', namespace: 'Shop', name: 'Orders', dimensions: [], statistic: 'Sum' },
    operator: '>',
    limit: 10,
  } as const;

  test('compares a metric with the same time before', async () => {
    const windows: number[] = [];
    const metricValues: CloudWatch['metricValues'] = (_queries, { from, to }) => {
      windows.push(to - from);
      return Promise.resolve([from < 0 ? 40 : 5]);
    };

    const { outcome } = await verify({ metrics: [ORDERS], forMs: 2 * MINUTE_MS }, aCloudWatch({ metricValues }));

    expect(outcome.results).toMatchObject([{ result: 'failed', why: expect.stringMatching(/^was 5/) }]);
    expect(windows.slice(-2)).toEqual([2 * MINUTE_MS, 2 * MINUTE_MS]);
  });

  test('compares no minute in which the deployment had begun', async () => {
    const ends: number[] = [];
    const metricValues: CloudWatch['metricValues'] = (_queries, { to }) => {
      ends.push(to);
      return Promise.resolve([20]);
    };
    const followed = complete({ createdAt: 10.5 * MINUTE_MS });
    const clock = aClock(11 * MINUTE_MS);

    await verify({ metrics: [ORDERS] }, { clock, ...aCloudWatch({ metricValues }) }, {}, followed);

    expect(new Set(ends)).toEqual(new Set([10 * MINUTE_MS, 12 * MINUTE_MS]));
  });

  test('shorter than a minute compares with the last whole minute before the deployment', async () => {
    const windows: object[] = [];
    const metricValues: CloudWatch['metricValues'] = (_queries, window) => {
      windows.push(window);
      return Promise.resolve([20]);
    };
    const followed = complete({ createdAt: 10.5 * MINUTE_MS });
    const clock = aClock(11 * MINUTE_MS);

    await verify({ metrics: [ORDERS], forMs: 6_000 }, { clock, ...aCloudWatch({ metricValues }) }, {}, followed);

    expect(windows).toContainEqual({ from: 9 * MINUTE_MS, to: 10 * MINUTE_MS });
  });

  test('of a metric that cannot be read is inconclusive', async () => {
    const { outcome } = await verify(
      { metrics: [ORDERS] },
      aCloudWatch({ metricValues: () => Promise.reject(denied) }),
    );

    expect(outcome.results).toEqual([
      {
        check: 'Shop/Orders Sum > 10',
        result: 'inconclusive',
        why: 'could not be read: cloudwatch:GetMetricData was denied.',
      },
    ]);
  });

  test('that is cancelled ends, and says so', async () => {
    const abort = new AbortController();
    let requests = 0;
    const get = () => {
      requests += 1;
      if (requests === 5) abort.abort();
      return Promise.resolve(GOOD);
    };

    const { outcome } = await verify(
      { urls: [{ text: 'https://a.test/', url: 'https://a.test/' }] },
      { web: { get }, signal: abort.signal },
    );

    expect([outcome.isCancelled, requests]).toEqual([true, 5]);
  });
});
