import { EventBridgeClient, ListTargetsByRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { defined, type JsonObject, readObjects, readString } from '@slipway/ecs-rules/values';
import { DeployError } from '../../ports/deploy-error.ts';
import type { ScheduleReference } from '../../ports/schedules.ts';
import type { CallName } from './call-name.ts';
import { type ClientSettings, callAws, orUndefined } from './client.ts';
import { keepAnswer, sendBody } from './raw-json.ts';
import { requireField } from './require-field.ts';

/** All pages, as they came. Undefined: the rule or its event bus does not exist. */
export async function listTargets(
  reference: ScheduleReference,
  settings: ClientSettings,
): Promise<readonly JsonObject[] | undefined> {
  const client = new EventBridgeClient(settings);
  const name = { action: 'events:ListTargetsByRule', resource: describe(reference) };
  const targets: JsonObject[] = [];
  let token: string | undefined;
  do {
    const input = { Rule: reference.name, ...defined({ EventBusName: reference.parent, NextToken: token }) };
    const page = await readPage(client, new ListTargetsByRuleCommand(input), name);
    if (page === undefined) return undefined;
    targets.push(...readObjects(page, 'Targets'));
    token = readString(page, 'NextToken');
  } while (token !== undefined);
  return targets;
}

async function readPage(
  client: EventBridgeClient,
  command: ListTargetsByRuleCommand,
  name: CallName,
): Promise<JsonObject | undefined> {
  const answer = keepAnswer(command);
  const output = await orUndefined(
    'ResourceNotFoundException',
    callAws(name, () => client.send(command)),
  );
  return output === undefined ? undefined : answer();
}

function describe({ name }: ScheduleReference): string {
  return `rule ${name}`;
}

/** "Partial success is possible" (EventBridge API reference, PutTargets): FailedEntryCount says so. */
export async function putTargets(
  reference: ScheduleReference,
  targets: readonly JsonObject[],
  settings: ClientSettings,
): Promise<void> {
  const client = new EventBridgeClient(settings);
  const command = new PutTargetsCommand({ Rule: reference.name, Targets: [] });
  sendBody(command, {
    Rule: reference.name,
    ...defined({ EventBusName: reference.parent }),
    Targets: targets,
  });
  const name = { action: 'events:PutTargets', resource: describe(reference) };
  const { FailedEntryCount, FailedEntries = [] } = await callAws(name, () => client.send(command));
  if (requireField(FailedEntryCount, 'FailedEntryCount', name) === 0) return;
  const failed = FailedEntries.map((one) => `target ${one.TargetId}: ${one.ErrorCode}: ${one.ErrorMessage}`);
  throw new DeployError({
    kind: 'rejected',
    message: `events:PutTargets on rule ${reference.name} failed for ${FailedEntryCount} of ${targets.length} targets: ${failed.join('; ')}`,
    advice: 'Correct what the message names, then run again.',
  });
}
