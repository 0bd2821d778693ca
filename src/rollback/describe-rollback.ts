import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { formatSource } from '../ledger/format-source.ts';
import type { ServiceDeploymentRecord } from '../ports/service-records.ts';
import { revisionName } from '../text/arn.ts';
import { formatSpan } from '../text/duration.ts';
import type { KnownRevision } from './past.ts';

/** A rollback of one service, as far as it is known. */
export interface RollbackFacts {
  readonly service: string;
  readonly fromArn: RevisionArn;
  readonly toArn: RevisionArn;
  /** Where the two revisions come from. */
  readonly known: readonly KnownRevision[];
  /** Service deployments, newest first. */
  readonly history: readonly ServiceDeploymentRecord[];
  /** Wall-clock time, milliseconds since the epoch; absent: no age is shown. */
  readonly now?: number;
}

/** `Rolling back web from v1.5.0 (web:24, deployed 2 min ago) to v1.4.2 (web:23, ran 6 days)` */
export function describeRollback(facts: RollbackFacts): string {
  const { service, fromArn, toArn, known } = facts;
  const from = nameRevision(fromArn, known, findAge(facts));
  return `Rolling back ${service} from ${from} to ${nameRevision(toArn, known, findRunTime(facts))}`;
}

/** A release or commit, with the revision and a fact in brackets; without one, the revision itself. */
function nameRevision(arn: RevisionArn, known: readonly KnownRevision[], fact: string | undefined): string {
  const source = formatSource(known.find((one) => one.arn === arn)?.entry ?? {});
  const revision = revisionName(arn);
  const facts = [source === undefined ? undefined : revision, fact].filter((one) => one !== undefined);
  return facts.length === 0 ? revision : `${source ?? revision} (${facts.join(', ')})`;
}

function findAge({ fromArn, history, now }: RollbackFacts): string | undefined {
  const at = history.find(({ targetRevisionArn }) => targetRevisionArn === fromArn)?.createdAt;
  return at === undefined || now === undefined ? undefined : `deployed ${formatSpan(now - at)} ago`;
}

/** From its last deployment that completed to the one that replaced it. */
function findRunTime({ toArn, history }: RollbackFacts): string | undefined {
  const at = history.findIndex((one) => one.targetRevisionArn === toArn && one.status === 'SUCCESSFUL');
  const [next, own] = [history[at - 1], history[at]];
  return next === undefined || own === undefined ? undefined : `ran ${formatSpan(next.createdAt - own.createdAt)}`;
}
