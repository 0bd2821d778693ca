import type { DeployError } from '../ports/deploy-error.ts';
import type { Verdict } from '../ports/verdict.ts';
import type { RunRecord } from '../report/run-record.ts';
import { endSentence } from '../text/sentence.ts';

/** A service that failed before its rollout could be followed. */
export interface Unstarted {
  readonly name: string;
  readonly error: DeployError;
  readonly isCancelled: boolean;
}

interface Ending {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** Whether the service was changed depends on what was sent, not on what failed. */
export function endUnstarted(
  { name, error, isCancelled }: Unstarted,
  { services }: Pick<RunRecord, 'services'>,
): Ending {
  const said = endSentence(error.message);
  const isSent = services.some((service) => service.name === name && service.isUpdateSent === true);
  if (!isSent) {
    const isAlone = services.every(({ isUpdateSent }) => isUpdateSent !== true);
    const isCreated = services.some((service) => service.name === name && service.isCreated === true);
    const unchanged = isAlone ? 'No service was changed.' : `${name} was not changed.`;
    const left = isCreated ? `Service ${name} was created.` : unchanged;
    return { verdict: isCancelled ? 'cancelled' : 'failed', reason: `${said} ${left}` };
  }
  if (isCancelled) {
    return { verdict: 'cancelled', reason: `The update of ${name} was sent, but no answer arrived: ${said}` };
  }
  if (error.kind !== 'unreachable') return { verdict: 'failed', reason: `The update of ${name} failed: ${said}` };
  return { verdict: 'unknown', reason: `The update of ${name} was sent, but no answer arrived: ${said}` };
}
