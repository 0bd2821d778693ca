import { GetScheduleCommand, SchedulerClient, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { ScheduleReference } from '../../ports/schedules.ts';
import { type ClientSettings, callAws, orUndefined } from './client.ts';
import { keepAnswer, sendBody } from './raw-json.ts';
import { requireField } from './require-field.ts';

/** The schedule as it came, as the one item. Undefined: it or its group does not exist. */
export async function getSchedule(
  reference: ScheduleReference,
  settings: ClientSettings,
): Promise<readonly JsonObject[] | undefined> {
  const client = new SchedulerClient(settings);
  const command = new GetScheduleCommand({ Name: reference.name, ...defined({ GroupName: reference.parent }) });
  const answer = keepAnswer(command);
  const name = { action: 'scheduler:GetSchedule', resource: describe(reference) };
  const output = await orUndefined(
    'ResourceNotFoundException',
    callAws(name, () => client.send(command)),
  );
  return output === undefined ? undefined : [answer()];
}

function describe({ name }: ScheduleReference): string {
  return `schedule ${name}`;
}

/**
 * The whole schedule goes back: "if you do not set an optional field in your request, that field will be set to its
 * system-default value" (EventBridge Scheduler API reference, UpdateSchedule).
 */
export async function updateSchedule(
  reference: ScheduleReference,
  documents: readonly JsonObject[],
  settings: ClientSettings,
): Promise<void> {
  const client = new SchedulerClient(settings);
  const name = { action: 'scheduler:UpdateSchedule', resource: describe(reference) };
  for (const document of documents) {
    const command = new UpdateScheduleCommand({ Name: reference.name, ...PLACEHOLDERS });
    sendBody(command, { ...toRequest(document), ...defined({ GroupName: reference.parent }) });
    const { ScheduleArn } = await callAws(name, () => client.send(command));
    requireField(ScheduleArn, 'ScheduleArn', name);
  }
}

/** Required by the type; the body that is sent is the schedule's own. */
const PLACEHOLDERS = {
  ScheduleExpression: '',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: { Arn: '', RoleArn: '' },
} as const;

/** Without what only answers have (EventBridge Scheduler API reference, GetSchedule); the name is in the path. */
function toRequest({ Arn, CreationDate, LastModificationDate, Name, ...request }: JsonObject): JsonObject {
  return request;
}
