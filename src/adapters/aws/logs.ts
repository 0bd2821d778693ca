import { CloudWatchLogsClient, DescribeLogGroupsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { defined } from '@slipway/ecs-rules/values';
import type { Logs } from '../../ports/evidence-ports.ts';
import type { LogStream } from '../../ports/service-records.ts';
import { type ClientSettings, callAws, USUAL_CLIENTS } from './client.ts';

/**
 * Amazon CloudWatch Logs, or whatever `AWS_ENDPOINT_URL` points to.
 * @param deadline ends every call that is still in progress
 */
export function createLogs(deadline: AbortSignal, settings: ClientSettings = USUAL_CLIENTS.reads): Logs {
  return { lastLines: (stream, limit) => readLastLines({ ...stream, limit }, deadline, settings) };
}

async function readLastLines(
  place: LogStream & { readonly limit: number },
  deadline: AbortSignal,
  settings: ClientSettings,
): Promise<readonly string[]> {
  const { group, stream, region, limit } = place;
  const client = new CloudWatchLogsClient({ ...settings, ...defined({ region }) });
  // Without a token the answer is the end of the stream (CloudWatch Logs API reference, GetLogEvents).
  const command = new GetLogEventsCommand({ logGroupName: group, logStreamName: stream, limit });
  const name = { action: 'logs:GetLogEvents', resource: `log stream ${stream} of log group ${group}` };
  const output = await callAws(name, () => client.send(command, { abortSignal: deadline }));
  const lines = (output.events ?? []).flatMap((event) => (event.message ?? '').trimEnd().split(/\r\n|\r|\n/));
  return lines.slice(-limit);
}

/** One page: the answer is sorted by name (CloudWatch Logs API reference, DescribeLogGroups). */
export async function describeLogGroups(
  prefix: string,
  settings: ClientSettings,
  deadline: AbortSignal,
): Promise<readonly string[]> {
  const client = new CloudWatchLogsClient(settings);
  const command = new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix });
  const name = { action: 'logs:DescribeLogGroups', resource: `log group ${prefix}` };
  const output = await callAws(name, () => client.send(command, { abortSignal: deadline }));
  return (output.logGroups ?? []).flatMap(({ logGroupName }) => logGroupName ?? []);
}
