/** Whether a run with a turn at a service really deployed: the turn is written before the update. */

import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import { revisionName } from '../text/arn.ts';
import type { RunTurn } from './run-turn.ts';

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
  const shown = deployments.map(({ revisionArn, createdAt }) => ({ revision: revisionName(revisionArn), createdAt }));
  const past = (history ?? []).map(({ targetRevisionArn = '', createdAt }) => {
    return { revision: revisionName(targetRevisionArn), createdAt };
  });
  return { deployments: [...shown, ...past], isPartial: history === undefined };
}

/** The time of a turn: that of the newest deployment so far, or 0 where the revision is PRIMARY already. */
export function findSince(
  revisionArn: RevisionArn,
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

/** A run that was killed or denied before its update has a turn but no later deployment. */
export function wasDeployed({ revision, since }: RunTurn, { deployments }: DeployedFacts): boolean {
  return since === 0 || deployments.some((one) => one.revision === revision && one.createdAt > (since ?? -1));
}
