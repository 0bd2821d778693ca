import type { ServiceRecord } from '../ports/service-records.ts';
import { clusterName, revisionName } from '../text/arn.ts';
import { quoteWord } from '../text/shell-word.ts';
import type { Candidate } from './candidates.ts';

/** What to do where a rollback leads nowhere: the command for the first candidate, or that there is none. */
export function adviseCandidate(candidate: Candidate | undefined, service: ServiceRecord): string {
  if (candidate === undefined) return 'No other revision has run in this service: deploy a new one.';
  const revision = revisionName(candidate.arn);
  return `Set rollback-to: ${revision}, or run: ${rollbackCommand(revision, service)}`;
}

/** What to do for the images that the running revision had before. */
export function adviseImagesBefore(service: ServiceRecord): string {
  return `To roll back to the image that ran before: set rollback-to: last-good, or run: ${rollbackCommand('last-good', service)}`;
}

/** `slipway rollback web:41 --cluster shop --service web` */
export function rollbackCommand(revision: string, { clusterArn, name }: ServiceRecord): string {
  const words = [revision, '--cluster', clusterName(clusterArn), '--service', name].map(quoteWord);
  return `slipway rollback ${words.join(' ')}`;
}
