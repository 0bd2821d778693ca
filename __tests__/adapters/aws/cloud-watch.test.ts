import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { USUAL_CLIENTS } from '../../../src/adapters/aws/client.ts';
import { createCloudWatch } from '../../../src/adapters/aws/cloud-watch.ts';
import { type Amazon, openAmazon } from './amazon.ts';

const MINUTE_MS = 60_000;
let amazon: Amazon;

beforeAll(async () => {
  amazon = await openAmazon();
});
afterAll(() => amazon.close());

function answerJson(body: object, status = 200): void {
  amazon.answer({ status, type: 'application/x-amz-json-1.1', body: JSON.stringify(body) });
}

const connect = () => createCloudWatch(USUAL_CLIENTS.reads);
const lastAsked = (): unknown => JSON.parse(amazon.asked.at(-1) ?? '');
const query = (statistic: string) => {
  return { namespace: 'Shop', name: 'Orders', dimensions: [{ name: 'Stage', value: 'prod' }], statistic };
};

describe('alarms', () => {
  test('are requested by name, metric and composite', async () => {
    answerJson({
      MetricAlarms: [{ AlarmName: 'a', StateValue: 'OK' }],
      CompositeAlarms: [{ AlarmName: 'b', StateValue: 'ALARM' }],
    });

    expect(await connect().describeAlarms(['a', 'b'])).toEqual([
      { name: 'a', state: 'OK' },
      { name: 'b', state: 'ALARM' },
    ]);
    expect(lastAsked()).toMatchObject({ AlarmNames: ['a', 'b'], AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] });
  });

  test('are requested by prefix, page by page, and each is one', async () => {
    answerJson({ MetricAlarms: [{ AlarmName: 'web-5xx', StateValue: 'OK' }] });

    expect(await connect().describeAlarms(['web-*', 'web-5*'])).toEqual([{ name: 'web-5xx', state: 'OK' }]);
    expect(lastAsked()).toMatchObject({ AlarmNamePrefix: expect.stringMatching(/^web-5?$/) });
  });

  test('that may not be read name the IAM action', async () => {
    answerJson({ __type: 'AccessDeniedException', message: 'no' }, 400);

    await expect(connect().describeAlarms(['a'])).rejects.toMatchObject({
      kind: 'access',
      message: expect.stringMatching(/^cloudwatch:DescribeAlarms on alarms a was denied/),
    });
  });
});

describe('values', () => {
  test('are requested as one period over the whole minutes of the time', async () => {
    answerJson({ MetricDataResults: [] });

    await connect().metricValues([query('Sum')], { from: MINUTE_MS + 1, to: 4 * MINUTE_MS + 1 });

    expect(lastAsked()).toMatchObject({
      StartTime: 120,
      EndTime: 300,
      MetricDataQueries: [
        {
          Id: 'q0',
          MetricStat: {
            Metric: { Namespace: 'Shop', MetricName: 'Orders', Dimensions: [{ Name: 'Stage', Value: 'prod' }] },
            Period: 180,
            Stat: 'Sum',
          },
        },
      ],
    });
  });

  test.each([
    ['Sum', 9],
    ['SampleCount', 9],
    ['Minimum', 2],
    ['Maximum', 7],
    ['Average', 4.5],
    ['p99', 4.5],
  ])('of two periods are put together: %s', async (statistic, value) => {
    answerJson({ MetricDataResults: [{ Id: 'q0', Values: [7, 2] }] });

    expect(await connect().metricValues([query(statistic)], { from: 0, to: MINUTE_MS })).toEqual([value]);
  });

  test('are in the order of the queries, and none where there is no data', async () => {
    answerJson({
      MetricDataResults: [
        { Id: 'q1', Values: [3] },
        { Id: 'q0', Values: [] },
      ],
    });

    const values = await connect().metricValues([query('Sum'), query('Sum'), query('Sum')], { from: 0, to: 1 });

    expect(values).toEqual([undefined, 3, undefined]);
  });
});
