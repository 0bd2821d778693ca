/** The target that is chosen from a service's past. */
import type { RollbackRequest } from '../../src/inputs/request.ts';
import type { KnownRevision, Past } from '../../src/rollback/past.ts';
import { chooseTarget } from '../../src/rollback/target.ts';
import { aServiceDeployment, revisionArn, serviceDeploymentArn } from '../support/builders/service-builders.ts';

/** A service's past, newest first, as pairs of revision and status. */
export function aPast(current: string, ...deployments: readonly (readonly [string, string])[]): Past {
  return {
    family: 'web',
    currentArn: revisionArn(current),
    isAtRest: true,
    known: [],
    history: deployments.map(([revision, status], at) =>
      aServiceDeployment({
        arn: serviceDeploymentArn(String(at)),
        status,
        targetRevisionArn: revisionArn(revision),
        createdAt: Date.UTC(2026, 10, 30 - at),
      }),
    ),
  };
}

/** The target, with the words of the candidates alone. */
export function choose(request: RollbackRequest, past: Past) {
  const target = chooseTarget(request, past);
  return target.kind === 'none' ? { ...target, candidates: target.candidates.map(({ words }) => words) } : target;
}

export function aKnown(revision: string, overrides: Partial<KnownRevision> = {}): KnownRevision {
  return { arn: revisionArn(revision), entry: {}, ...overrides };
}
