import { quoteWord } from '../report/shell-word.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { Candidate } from './candidates.ts';

/** What to do where a rollback leads nowhere: the command for the first candidate, or that there is none. */
export function adviseCandidate(candidate: Candidate | undefined, service: ServiceRecord): string {
  if (candidate === undefined) return 'No other revision is known that has run in this service: deploy a new one.';
  const revision = nameRevision(candidate.arn);
  return `Set rollback-to to ${revision}, or run: ${nameCommand(revision, service)}`;
}

/** What to do for the images that the running revision had before. */
export function adviseImagesBefore(service: ServiceRecord): string {
  return `To bring back the image that ran before: set rollback-to to last-good, or run: ${nameCommand('last-good', service)}`;
}

/** `slipway rollback web:41 --cluster shop --service web` */
export function nameCommand(revision: string, { clusterArn, name }: ServiceRecord): string {
  const words = [revision, '--cluster', nameRevision(clusterArn), '--service', name].map(quoteWord);
  return `slipway rollback ${words.join(' ')}`;
}
