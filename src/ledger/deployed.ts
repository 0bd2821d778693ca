/** Whether the run that took a turn at a service went on to deploy: a turn is written before the update. */
import type { ServiceDeploymentRecord, ServiceRecord } from '../rollout/observation.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { Turn } from './turn.ts';

/** A deployment that the service has, or had. */
export interface Deployed {
  /** `family:n` */
  readonly revision: string;
  /** Server time, milliseconds since the epoch. */
  readonly createdAt: number;
}

/** The deployments of a service that are known. */
export interface DeployedFacts {
  readonly deployments: readonly Deployed[];
  /** The deployment history could not be read, so that a deployment that was replaced may be missing. */
  readonly isPartial: boolean;
}

/** @param history undefined: it could not be read */
export function listDeployed(
  { deployments }: ServiceRecord,
  history: readonly ServiceDeploymentRecord[] | undefined,
): DeployedFacts {
  const shown = deployments.map(({ revisionArn, createdAt }) => ({ revision: nameRevision(revisionArn), createdAt }));
  const past = (history ?? []).map(({ targetRevisionArn = '', createdAt }) => {
    return { revision: nameRevision(targetRevisionArn), createdAt };
  });
  return { deployments: [...shown, ...past], isPartial: history === undefined };
}

/** When a turn is taken: the newest deployment so far; 0 where the revision is PRIMARY already, so that none will follow. */
export function findSince(
  revisionArn: string,
  service: ServiceRecord,
  history: readonly ServiceDeploymentRecord[],
): number {
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  return primary?.revisionArn === revisionArn ? 0 : findNewest(service, history);
}

/** Server time of the newest deployment that is known. */
export function findNewest({ deployments }: ServiceRecord, history: readonly ServiceDeploymentRecord[]): number {
  return Math.max(1, ...[...deployments, ...history].map(({ createdAt }) => createdAt));
}

/** A run that was killed or denied before its update has a turn, and no deployment since. */
export function wasDeployed({ revision, since }: Turn, { deployments }: DeployedFacts): boolean {
  return since === 0 || deployments.some((one) => one.revision === revision && one.createdAt > (since ?? -1));
}
