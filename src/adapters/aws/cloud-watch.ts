import {
  type AlarmType,
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import { defined } from '@slipway/ecs-rules/values';
import type { AlarmRecord, CloudWatch, MetricQuery, MetricWindow } from '../../ports/verification.ts';
import { type ClientSettings, callAws } from './client.ts';

/** Periods are multiples of it, and the data of load balancers is as fine (CloudWatch API reference, GetMetricData). */
const MINUTE_MS = 60_000;

const ALARM_TYPES: AlarmType[] = ['MetricAlarm', 'CompositeAlarm'];
/** In one answer (CloudWatch API reference, DescribeAlarms). */
const MOST_ALARMS = 100;
const MOST_PAGES = 20;

/** Amazon CloudWatch, or whatever `AWS_ENDPOINT_URL` points to. */
export function createCloudWatch(settings: ClientSettings): CloudWatch {
  const client = new CloudWatchClient(settings);
  return {
    describeAlarms: async (names) => {
      const prefixes = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
      const whole = names.filter((name) => !name.endsWith('*'));
      const found = [
        ...(whole.length === 0 ? [] : await describeAlarms(client, { AlarmNames: [...whole] })),
        // One prefix a call (CloudWatch API reference, DescribeAlarms).
        ...(await Promise.all(prefixes.map((prefix) => describeAlarms(client, { AlarmNamePrefix: prefix })))).flat(),
      ];
      return [...new Map(found.map((alarm) => [alarm.name, alarm])).values()];
    },
    metricValues: (queries, window) => readValues(client, queries, window),
  };
}

async function describeAlarms(
  client: CloudWatchClient,
  chosen: { readonly AlarmNames: string[] } | { readonly AlarmNamePrefix: string },
): Promise<readonly AlarmRecord[]> {
  const resource = 'AlarmNames' in chosen ? chosen.AlarmNames.join(', ') : `${chosen.AlarmNamePrefix}*`;
  const call = { action: 'cloudwatch:DescribeAlarms', resource: `alarms ${resource}` };
  const alarms: AlarmRecord[] = [];
  let NextToken: string | undefined;
  do {
    const asked = { ...chosen, ...defined({ NextToken }), AlarmTypes: ALARM_TYPES, MaxRecords: MOST_ALARMS };
    const page = await callAws(call, () => client.send(new DescribeAlarmsCommand(asked)));
    for (const { AlarmName = '', StateValue = '' } of [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])]) {
      alarms.push({ name: AlarmName, state: StateValue });
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined && alarms.length < MOST_ALARMS * MOST_PAGES);
  return alarms;
}

/**
 * One period over the whole minutes of the time; where CloudWatch answers it in two, they are put together. What was
 * before it, in the same minute, does not count.
 */
async function readValues(
  client: CloudWatchClient,
  queries: readonly MetricQuery[],
  { from, to }: MetricWindow,
): Promise<readonly (number | undefined)[]> {
  const start = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
  const end = Math.max(Math.ceil(to / MINUTE_MS), start / MINUTE_MS + 1) * MINUTE_MS;
  const command = new GetMetricDataCommand({
    StartTime: new Date(start),
    EndTime: new Date(end),
    MetricDataQueries: queries.map(({ namespace, name, dimensions, statistic }, at) => ({
      Id: `q${at}`,
      MetricStat: {
        Metric: {
          Namespace: namespace,
          MetricName: name,
          Dimensions: dimensions.map((one) => ({ Name: one.name, Value: one.value })),
        },
        Period: (end - start) / 1000,
        Stat: statistic,
      },
    })),
  });
  const call = { action: 'cloudwatch:GetMetricData', resource: queries.map(({ name }) => name).join(', ') };
  const { MetricDataResults = [] } = await callAws(call, () => client.send(command));
  return queries.map(({ statistic }, at) => {
    const found = MetricDataResults.find(({ Id }) => Id === `q${at}`);
    return found === undefined ? undefined : putTogether(found, statistic);
  });
}

function putTogether({ Values = [] }: MetricDataResult, statistic: string): number | undefined {
  const [first, ...others] = Values;
  if (first === undefined) return undefined;
  if (statistic === 'Minimum') return Math.min(...Values);
  if (statistic === 'Maximum') return Math.max(...Values);
  const sum = others.reduce((total, value) => total + value, first);
  return statistic === 'Sum' || statistic === 'SampleCount' ? sum : sum / Values.length;
}
