/** What tags that were moved mean for services that have the very revision already. */
import type { Found, FoundService } from './found.ts';
import { compareWithRunning, type RunningFindings } from './image/compare-running.ts';
import type { ContainerImage } from './image/named-image.ts';
import { findReplaced } from './image/next-images.ts';
import type { DeployRequest } from './inputs/request.ts';
import { type Preview, pickPreview } from './preview.ts';
import type { Notice } from './report/run-record.ts';
import type { RevisionPlan } from './revisions.ts';
import type { UpdatePlan } from './rollout/update-plan.ts';
import { toRegistrable } from './task-definition/registrable.ts';
import { isSameContent } from './task-definition/same-content.ts';

/** The revisions with what their updates need besides, and what people have to know. */
export interface Redeploys {
  readonly revisions: readonly RevisionPlan[];
  readonly notices: readonly Notice[];
}

/** Compares the images of each service's next document with those that run. A rollback has its own comparison. */
export function planRedeploys(
  revisions: readonly RevisionPlan[],
  { found, previews, request }: { found: Found; previews: readonly Preview[]; request: DeployRequest },
): Redeploys {
  if (request.rollbackTo !== undefined) return { revisions, notices: [] };
  const findings = new Map(
    found.services.map((service, at) => {
      const next = pickPreview(previews, at)?.next;
      return [service.service.name, next === undefined ? undefined : findOne(service, { next, found, request })];
    }),
  );
  const complete = (update: UpdatePlan): UpdatePlan => ({ ...update, ...findings.get(update.service.name)?.update });
  return {
    revisions: revisions.map((revision) => ({ ...revision, updates: revision.updates.map(complete) })),
    notices: [...findings.values()].flatMap((one) => one?.notices ?? []),
  };
}

interface Next {
  readonly next: NonNullable<Preview['next']>;
  readonly found: Found;
  readonly request: DeployRequest;
}

function findOne(service: FoundService, { next, found, request }: Next) {
  const given = request.image.kind === 'given' ? findReplaced(next, request) : undefined;
  const isGiven = ({ container }: ContainerImage) => given?.has(container) === true;
  // Forcing a deployment asks for what all tags name now.
  const isAll = found.document !== undefined || request.shouldForceNewDeployment;
  const findings = compareWithRunning({
    next,
    running: service.running,
    seen: found.given,
    isRequested: (image) => isAll || isGiven(image),
    // What this run has deployed before is followed, and not deployed again.
    isGiven: (image) => isGiven(image) && service.ownDeployment === undefined,
  });
  // Another content is another revision, whose images ECS resolves anyway.
  const isSame = isSameContent(next, toRegistrable((service.latest ?? service.serving).described));
  return {
    update: isSame ? describeUpdate(findings) : {},
    notices: noticeFindings(service.service.name, findings, isSame),
  };
}

function describeUpdate({ redeployBecause, unresolved }: RunningFindings): Partial<UpdatePlan> {
  return {
    ...(redeployBecause === undefined ? {} : { redeployBecause }),
    ...(unresolved.length === 0 ? {} : { unresolvedImages: unresolved }),
  };
}

function noticeFindings(name: string, findings: RunningFindings, isSame: boolean): readonly Notice[] {
  const moved = findings.movedAlong.map((text): Notice => {
    return { level: 'notice', text: `Service ${name}: ${text}. New tasks run what the tag names now.` };
  });
  if (!isSame) return moved;
  const { redeployBecause, unresolved } = findings;
  if (redeployBecause !== undefined) {
    const text = `Service ${name}: ${redeployBecause}, so the same revision is deployed again.`;
    return [...moved, { level: 'notice', text }];
  }
  return [...moved, ...unresolved.map((text) => warnOfUnresolved(name, text))];
}

function warnOfUnresolved(name: string, text: string): Notice {
  return {
    level: 'warning',
    text: `Service ${name}: ${text}. If its tag was moved, the service does not run the new image.`,
    advice: 'Set force-new-deployment to true to deploy what the tag names now.',
  };
}
