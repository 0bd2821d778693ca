/** Tags that a task is born with (ECS Developer Guide, tagging resources). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { readBoolean, readString } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { Tags } from './tag-store.ts';

/** Whose tasks they are. */
export interface TagSource {
  readonly cluster: string;
  readonly revisionArn: string;
  /** Of the service, for its own tasks. */
  readonly service?: { readonly name: string; readonly arn: string };
  /** `propagateTags` and `enableECSManagedTags` as the request or the service has them. */
  readonly given: JsonObject;
}

const PROPAGATIONS = ['SERVICE', 'TASK_DEFINITION', 'NONE'];

/** @throws ApiError InvalidParameterException for a word that is none of them; the wording is not documented */
export function readPropagation(input: JsonObject): string | undefined {
  const from = readString(input, 'propagateTags');
  if (from === undefined || PROPAGATIONS.includes(from)) return from;
  throw invalidParameter(`propagateTags must be one of ${PROPAGATIONS.join(', ')}.`);
}

/** Propagated tags, and the managed ones that ECS adds under its own prefix. */
export function listBirthTags(state: MutableState, source: TagSource): Tags {
  const from = readString(source.given, 'propagateTags');
  const arn = from === 'TASK_DEFINITION' ? source.revisionArn : from === 'SERVICE' ? source.service?.arn : undefined;
  const propagated = arn === undefined ? {} : state.tags.get(arn);
  if (readBoolean(source.given, 'enableECSManagedTags') !== true) return { ...propagated };
  return {
    ...propagated,
    'aws:ecs:clusterName': source.cluster,
    ...defined({ 'aws:ecs:serviceName': source.service === undefined ? undefined : source.service.name }),
  };
}
