/** CloudWatch in the query protocol, as older clients speak it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { readTypes } from '../../src/http/cloudwatch-query.ts';
import { SIGNED } from '../support/harness/local-client.ts';

test('a form has numbers, times and booleans where the operations have them', () => {
  const Dimensions = [{ Name: 'Shard', Value: '1' }];
  const datum = { MetricName: 'Latency', Dimensions, Value: '1.5', Timestamp: '2026-01-01T12:00:00Z' };
  const query = { Id: 'a', ReturnData: 'false', MetricStat: { Period: '60', Stat: 'Sum' } };

  expect(
    readTypes({ MetricData: [datum, { Values: ['1', '2e3'], Counts: ['', 'x'] }], MetricDataQueries: [query] }),
  ).toEqual({
    MetricData: [
      { MetricName: 'Latency', Dimensions, Value: 1.5, Timestamp: 1_767_268_800 },
      { Values: [1, 2000], Counts: ['', 'x'] },
    ],
    MetricDataQueries: [{ Id: 'a', ReturnData: false, MetricStat: { Period: 60, Stat: 'Sum' } }],
  });
});

describe('CloudWatch by forms', () => {
  let local: Emulator;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: Date.UTC(2026, 0, 1, 12) } });
  });

  afterEach(() => local.close());

  async function ask(Action: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const response = await fetch(`${local.address}/`, {
      method: 'POST',
      headers: { authorization: SIGNED.replace('/ecs/', '/monitoring/') },
      body: new URLSearchParams({ Action, Version: '2010-08-01', ...fields }).toString(),
    });
    return response.text();
  }

  const DATUM = { Namespace: 'Shop', 'MetricData.member.1.MetricName': 'Latency', 'MetricData.member.1.Value': '4' };

  const METRIC = 'MetricDataQueries.member.1.MetricStat';
  const QUERY = {
    'MetricDataQueries.member.1.Id': 'q0',
    [`${METRIC}.Metric.Namespace`]: 'Shop',
    [`${METRIC}.Metric.MetricName`]: 'Latency',
    [`${METRIC}.Period`]: '60',
    [`${METRIC}.Stat`]: 'Sum',
    StartTime: '2026-01-01T11:00:00Z',
    EndTime: '2026-01-01T13:00:00Z',
  };

  test('answers values with their times', async () => {
    expect(await ask('PutMetricData', DATUM)).toContain(
      '<PutMetricDataResponse xmlns="http://monitoring.amazonaws.com/',
    );

    const xml = await ask('GetMetricData', QUERY);

    expect(xml).toContain('<Timestamps><member>2026-01-01T12:00:00.000Z</member></Timestamps>');
    expect(xml).toContain('<Values><member>4</member></Values>');
  });

  test.each([
    ['GetMetricData', { ...QUERY, [`${METRIC}.Stat`]: 'tm90' }, 'ValidationError'],
    ['PutMetricData', { Namespace: 'Shop' }, 'MissingParameter'],
    ['PutDashboard', {}, 'InvalidAction'],
  ])('%s refuses by the codes of the protocol', async (action, fields, code) => {
    expect(await ask(action, fields)).toContain(`<Code>${code}</Code>`);
  });
});
