/** `last-good` and `previous`: what came before the revision that is left. */
import type { RollbackRequest } from '../inputs/request.ts';
import type { ServiceDeploymentRecord } from '../rollout/observation.ts';
import { isBeingTakenBack, isTakenBack, type Past, splitRevision, wentWell } from './past.ts';

/** Whether a rollback is asked for by what came before, and not by name. */
export function isStep({ kind }: RollbackRequest): boolean {
  return kind === 'last-good' || kind === 'previous';
}

/**
 * The newest revision that served well before the one that is left did so first, so that two rollbacks in a row go two
 * steps back. From ECS's deployment history (kept 90 days; ECS API reference, ListServiceDeployments), and where that
 * has none, from the ledger. Never a revision whose last deployment failed or was taken back.
 */
export function findLastGood(past: Past): string | undefined {
  const history = past.history ?? [];
  const left = findLeft(past);
  const first = history.findLastIndex((one) => one.targetRevisionArn === left && one.status === 'SUCCESSFUL');
  const older = history.slice(first + 1).filter((one) => one.status === 'SUCCESSFUL');
  const found = older.find((one) => {
    const arn = one.targetRevisionArn;
    return isOther(arn, left) && wentWell(arn, past) && !isYoungerBeyondSight(arn, left, past);
  });
  return found?.targetRevisionArn ?? findInLedger(past, left);
}

/** What was deployed just before the revision that is left, whatever became of it unless it was taken back. */
export function findPrevious(past: Past): string | undefined {
  const history = past.history ?? [];
  const left = findLeft(past);
  const at = history.findIndex((one) => one.targetRevisionArn === left && !isTakenBack(one));
  const found = history.slice(at + 1).find((one) => isOther(one.targetRevisionArn, left) && !isTakenBack(one));
  return found?.targetRevisionArn ?? findInLedger(past, left);
}

/** The revision that a rollback leaves. While ECS takes a deployment back, the service names the one it returns to already. */
function findLeft({ history, servingArn }: Past): string {
  const [newest] = history ?? [];
  return isBeingTakenBack(newest) ? (newest?.targetRevisionArn ?? servingArn) : servingArn;
}

function isOther(arn: string | undefined, left: string): arn is string {
  return arn !== undefined && arn !== '' && arn !== left;
}

/**
 * The first success of the revision that is left may be older than the history. Then what was registered after it is
 * what somebody came back from, and no step back.
 */
function isYoungerBeyondSight(arn: string, left: string, past: Past): boolean {
  const oldest: ServiceDeploymentRecord | undefined = past.history?.at(-1);
  const isInSight = left !== past.servingArn || past.registeredAt === undefined || oldest === undefined;
  if (isInSight || past.registeredAt >= oldest.createdAt) return false;
  const [one, other] = [splitRevision(arn), splitRevision(left)];
  return one.family === other.family && one.number > other.number;
}

/** The ledger has one verdict a revision: of those registered before the one that is left, the last that went well. */
function findInLedger(past: Past, left: string): string | undefined {
  const { family, number } = splitRevision(left);
  const older = (past.known ?? []).filter((one) => {
    const revision = splitRevision(one.arn);
    return revision.family === family && revision.number < number;
  });
  const good = older.filter((one) => one.verdict?.verdict === 'steady' && wentWell(one.arn, past));
  const latestFirst = good.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
  return latestFirst[0]?.arn;
}
