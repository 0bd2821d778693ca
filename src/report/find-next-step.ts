import { revisionName } from '../text/arn.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';

/** What to do: as the run says itself, else of its first service that was diagnosed, else of its one-off task. */
export function findNextStep({ nextStep, services, task }: RunRecord): string | undefined {
  const ofService = services.find(({ diagnosis }) => diagnosis !== undefined)?.diagnosis?.nextStep;
  const ofChecks = services.map(adviseOnChecks).find((step) => step !== undefined);
  return nextStep ?? ofService ?? ofChecks ?? task?.nextStep ?? task?.diagnosis?.nextStep;
}

/** ECS saw nothing wrong, so what is left of a failed check is in the logs. */
function adviseOnChecks({ verification, revisionArn }: ServiceOutcome): string | undefined {
  const hasFailed = verification?.results.some(({ result }) => result === 'failed') === true;
  if (!hasFailed || revisionArn === undefined) return undefined;
  return `Read the logs of the containers of ${revisionName(revisionArn)} from the time of the verification. All checks are listed under Verification.`;
}
