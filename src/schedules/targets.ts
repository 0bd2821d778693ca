/** The ECS targets of rules and schedules: which task definition they name, and with another one in its place. */

import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined, type JsonObject, readObject, readString } from '@slipway/ecs-rules/values';
import type { ScheduleReference } from '../ports/schedules.ts';
import { lastSegment, revisionName } from '../text/arn.ts';
import type { RevisionChange } from './schedule-outcome.ts';

type Kind = ScheduleReference['kind'];

/** The task definition of a target. */
export interface NamedRevision {
  /** As the target has it, such as `arn:aws:ecs:eu-west-1:123456789012:task-definition/report:41`. */
  readonly arn: string;
  /** The same without its number: what revisions of one family in one account and region have in common. */
  readonly familyArn: string;
  /** Absent: the latest `ACTIVE` revision (ECS API reference, RunTask, taskDefinition). */
  readonly number?: number;
}

export function nameRevision(arn: string): NamedRevision {
  const [, familyArn = arn, number] = /^(.+):(\d+)$/.exec(arn) ?? [];
  return { arn, familyArn, ...defined({ number: number === undefined ? undefined : Number(number) }) };
}

/** `report:41`, or `report`. */
export function shortName({ arn }: NamedRevision): string {
  return lastSegment(arn);
}

/** Targets are the documents of a rule; a schedule has one. */
export function targetOf(kind: Kind, document: JsonObject): JsonObject {
  return kind === 'rule' ? document : (readObject(document, 'Target') ?? {});
}

/** Undefined for a target that is no ECS task. */
export function readTarget(kind: Kind, document: JsonObject): NamedRevision | undefined {
  const target = targetOf(kind, document);
  const arn = readString(readObject(target, 'EcsParameters') ?? {}, 'TaskDefinitionArn');
  return arn === undefined ? undefined : nameRevision(arn);
}

/** The revision of each family, by its ARN without the number. */
export type NextRevisions = ReadonlyMap<string, RevisionArn>;

/** A document with the next revision, and what it named before. */
export interface Replacement {
  readonly document: JsonObject;
  readonly before: NamedRevision;
  readonly after: RevisionArn;
}

/** Those whose target names another revision of one of the families; all else in them stays as it is. */
export function replaceRevisions(
  kind: Kind,
  documents: readonly JsonObject[],
  next: NextRevisions,
): readonly Replacement[] {
  return documents.flatMap((document) => {
    const before = readTarget(kind, document);
    const after = before?.number === undefined ? undefined : next.get(before.familyArn);
    if (before === undefined || after === undefined || before.arn === after) return [];
    return [{ document: replaceIn(kind, document, after), before, after }];
  });
}

function replaceIn(kind: Kind, document: JsonObject, arn: RevisionArn): JsonObject {
  if (kind === 'schedule') return { ...document, Target: replaceIn('rule', targetOf(kind, document), arn) };
  return { ...document, EcsParameters: { ...readObject(document, 'EcsParameters'), TaskDefinitionArn: arn } };
}

/** Each change once, by what it changes from. @param pairs the revision after it is undefined: it is registered first */
export function listChanges(
  pairs: readonly { readonly before: NamedRevision; readonly after: RevisionArn | undefined }[],
): readonly RevisionChange[] {
  const changes = pairs.map(({ before, after }) => ({
    before: shortName(before),
    ...defined({ after: after && revisionName(after) }),
  }));
  return [...new Map(changes.map((change) => [change.before, change])).values()];
}
