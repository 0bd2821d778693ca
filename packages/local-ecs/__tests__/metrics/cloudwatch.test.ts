/** CloudWatch by its own client: alarms, and metrics that were put (Amazon CloudWatch API Reference). */
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  type MetricDatum,
  PutMetricDataCommand,
  paginateDescribeAlarms,
  paginateGetMetricData,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { callApi, clientSettings } from '../support/harness/local-client.ts';

const NOON = Date.UTC(2026, 0, 1, 12);
const MINUTE_MS = 60_000;

let local: Emulator;
let client: CloudWatchClient;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual', startMs: NOON } });
  client = new CloudWatchClient(clientSettings(local));
});

afterEach(async () => {
  client.destroy();
  await local.close();
});

const call = (operation: string, input: JsonObject) => callApi(local, { service: 'cloudwatch', operation, input });

describe('alarms', () => {
  beforeEach(() => {
    for (const name of ['web-latency', 'web-errors']) local.putAlarm({ name, state: 'OK' });
    local.putAlarm({ name: 'queue', state: 'INSUFFICIENT_DATA' });
    local.putAlarm({ name: 'web-errors', state: 'ALARM' });
  });

  async function listNames(input: JsonObject): Promise<readonly unknown[]> {
    const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand(input));
    return MetricAlarms.map(({ AlarmName }) => AlarmName);
  }

  test('have the states that were set', async () => {
    const { MetricAlarms, CompositeAlarms } = await client.send(
      new DescribeAlarmsCommand({
        AlarmNames: ['web-errors', 'nowhere'],
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
      }),
    );

    expect([MetricAlarms, CompositeAlarms]).toEqual([
      [
        {
          AlarmName: 'web-errors',
          AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:web-errors',
          ActionsEnabled: true,
          StateValue: 'ALARM',
          StateReason: 'Set at the control address of the local ECS.',
        },
      ],
      [],
    ]);
  });

  test.each<readonly [string, JsonObject, readonly string[]]>([
    ['all', {}, ['queue', 'web-errors', 'web-latency']],
    ['a prefix', { AlarmNamePrefix: 'web-' }, ['web-errors', 'web-latency']],
    ['a state', { StateValue: 'INSUFFICIENT_DATA' }, ['queue']],
    ['composite alarms alone', { AlarmTypes: ['CompositeAlarm'] }, []],
  ])('are found by %s', async (_, input, names) => {
    expect(await listNames(input)).toEqual(names);
  });

  test('come in pages', async () => {
    const pages: number[] = [];
    for await (const page of paginateDescribeAlarms({ client, pageSize: 2 }, {})) {
      pages.push(page.MetricAlarms?.length ?? 0);
    }

    expect(pages).toEqual([2, 1]);
  });

  test.each([
    ['both names and a prefix', { AlarmNames: ['a'], AlarmNamePrefix: 'a' }, 'ValidationException'],
    ['too many a page', { MaxRecords: 101 }, 'ValidationException'],
    ['a token of another list', { NextToken: 'mine' }, 'InvalidNextToken'],
    ['what is not simulated', { ActionPrefix: 'arn:' }, 'UnsupportedFeatureException'],
  ])('are refused for %s', async (_, input, type) => {
    expect((await call('DescribeAlarms', input)).body).toMatchObject({ __type: type });
  });
});

const DIMENSIONS = [{ Name: 'Service', Value: 'web' }];

const put = (...data: readonly Omit<MetricDatum, 'MetricName'>[]) =>
  client.send(
    new PutMetricDataCommand({
      Namespace: 'Shop',
      MetricData: data.map((datum) => ({ MetricName: 'Latency', Dimensions: DIMENSIONS, ...datum })),
    }),
  );

/** The hour from noon, in periods of so many seconds. */
function aQuery(Stat: string, Period = 60, changes: Partial<GetMetricDataCommandInput> = {}) {
  const Metric = { Namespace: 'Shop', MetricName: 'Latency', Dimensions: DIMENSIONS };
  return {
    MetricDataQueries: [{ Id: 'q0', MetricStat: { Metric, Period, Stat } }],
    StartTime: new Date(NOON),
    EndTime: new Date(NOON + 60 * MINUTE_MS),
    ...changes,
  };
}

async function read(input: GetMetricDataCommandInput): Promise<readonly (readonly [number, number])[]> {
  const { MetricDataResults: [result] = [] } = await client.send(new GetMetricDataCommand(input));
  const times = (result?.Timestamps ?? []).map((at) => (at.getTime() - NOON) / MINUTE_MS);
  return times.map((at, index) => [at, result?.Values?.[index] ?? Number.NaN]);
}

describe('metrics', () => {
  test('have the statistics of what was put, in every form', async () => {
    local.advance(2 * MINUTE_MS);
    await put(
      { Value: 4, Timestamp: new Date(NOON + 59_000) },
      { Values: [1, 3], Counts: [2, 1], Timestamp: new Date(NOON + 1000), Unit: 'Seconds' },
      { StatisticValues: { SampleCount: 2, Sum: 9, Minimum: 2, Maximum: 7 } },
    );

    expect(await read(aQuery('Average', 60))).toEqual([
      [2, 4.5],
      [0, 2.25],
    ]);
    expect(await read(aQuery('Maximum', 300))).toEqual([[0, 7]]);
    expect(await read(aQuery('p90', 60))).toEqual([[0, 4]]);
    expect(await read(aQuery('SampleCount', 60, { ScanBy: 'TimestampAscending' }))).toEqual([
      [0, 4],
      [2, 2],
    ]);
  });

  test('are answered by id and label, also where there are none', async () => {
    await put({ Value: 4 });
    const [query] = aQuery('Sum').MetricDataQueries ?? [];
    const absent = { Namespace: 'Shop', MetricName: 'Absent' };
    const { MetricDataResults } = await client.send(
      new GetMetricDataCommand({
        ...aQuery('Sum'),
        MetricDataQueries: [
          { ...query, Id: 'one', Label: 'mine' },
          { ...query, Id: 'hidden', ReturnData: false },
          { Id: 'none', MetricStat: { Metric: absent, Period: 60, Stat: 'Sum' } },
        ],
      }),
    );

    expect(MetricDataResults).toEqual([
      { Id: 'one', Label: 'mine', StatusCode: 'Complete', Timestamps: [new Date(NOON)], Values: [4] },
      { Id: 'none', Label: 'Absent', StatusCode: 'Complete', Timestamps: [], Values: [] },
    ]);
  });

  test('come in pages, each value once', async () => {
    local.advance(5 * MINUTE_MS);
    await put(...[0, 1, 2, 3, 4].map((at) => ({ Value: at, Timestamp: new Date(NOON + at * MINUTE_MS) })));
    const pages: (readonly unknown[])[] = [];
    for await (const page of paginateGetMetricData({ client, pageSize: 2 }, aQuery('Sum'))) {
      const [result] = page.MetricDataResults ?? [];
      pages.push([result?.StatusCode, ...(result?.Values ?? [])]);
    }

    expect(pages).toEqual([
      ['PartialData', 4, 3],
      ['PartialData', 2, 1],
      ['Complete', 0],
    ]);
  });

  test('arrive when the client compresses them', async () => {
    await put(...Array.from({ length: 900 }, (_, at) => ({ Value: at % 10, Unit: 'Milliseconds' as const })));

    expect(await read(aQuery('SampleCount'))).toEqual([[0, 900]]);
  });

  test('are kept for three hours of the clock', async () => {
    await put({ Value: 1 });
    local.advance(182 * MINUTE_MS);
    await put({ Value: 2 });

    expect(await read(aQuery('Sum', 60, { EndTime: new Date(NOON + 200 * MINUTE_MS) }))).toEqual([[182, 2]]);
  });

  test.each<readonly [string, JsonObject, string]>([
    ['without a namespace', { MetricData: [{ MetricName: 'a', Value: 1 }] }, 'MissingRequiredParameterException'],
    ['without data', { Namespace: 'Shop', MetricData: [] }, 'MissingRequiredParameterException'],
    ['without a name', aDatum({ MetricName: '' }), 'MissingRequiredParameterException'],
    ['without a value', aDatum({}), 'MissingRequiredParameterException'],
    ['with two kinds of values', aDatum({ Value: 1, Values: [1] }), 'InvalidParameterCombinationException'],
    ['with too few counts', aDatum({ Values: [1, 2], Counts: [1] }), 'InvalidParameterValueException'],
    ['with a time long ago', aDatum({ Value: 1, Timestamp: 1000 }), 'InvalidParameterValueException'],
    ['with a dimension without a value', aDatum({ Dimensions: [{ Name: 'a' }] }), 'MissingRequiredParameterException'],
  ])('are refused %s', async (_, input, type) => {
    expect((await call('PutMetricData', input)).body).toMatchObject({ __type: type });
  });
});

function aDatum(datum: JsonObject): JsonObject {
  return { Namespace: 'Shop', MetricData: [{ MetricName: 'Latency', ...datum }] };
}

describe('a query is refused', () => {
  const METRIC = { Namespace: 'Shop', MetricName: 'Latency' };
  const STAT = { Metric: METRIC, Period: 60, Stat: 'Sum' };

  test.each<readonly [string, readonly JsonObject[], string]>([
    ['of an expression', [{ Id: 'a', Expression: 'm1/m2' }], "Query a has Expression 'm1/m2'"],
    ['whose id begins with a capital letter', [{ Id: 'A', MetricStat: STAT }], "The query id 'A' must begin"],
    ['whose id is used twice', [1, 2].map(() => ({ Id: 'a', MetricStat: STAT })), "The query id 'a' is used twice."],
    ['of an unknown statistic', [{ Id: 'a', MetricStat: { ...STAT, Stat: 'tm90' } }], "Query a has Stat 'tm90'"],
    ['of a period between', [{ Id: 'a', MetricStat: { ...STAT, Period: 90 } }], 'Query a has Period 90'],
    ['of no metric', [{ Id: 'a', MetricStat: { ...STAT, Metric: {} } }], 'Query a has no Namespace.'],
    ['of nothing', [], 'The parameter MetricDataQueries is required.'],
  ])('%s', async (_, MetricDataQueries, message) => {
    const { body } = await call('GetMetricData', { MetricDataQueries, StartTime: 0, EndTime: 60 });

    expect(body).toMatchObject({ __type: 'ValidationException', message: expect.stringContaining(message) });
  });

  test('when its end is not after its start, by the code that clients know', async () => {
    const refused = client.send(new GetMetricDataCommand(aQuery('Sum', 60, { EndTime: new Date(NOON) })));

    await expect(refused).rejects.toMatchObject({
      message: 'The parameter StartTime must be less than the parameter EndTime.',
      Error: { Code: 'ValidationError', Type: 'Sender' },
    });
  });
});
