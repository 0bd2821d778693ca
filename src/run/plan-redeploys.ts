import { defined } from '@slipway/ecs-rules/values';
import type { Found, FoundService } from '../current-state/current-state.ts';
import { compareWithRunning, type RunningFindings } from '../image/compare-running.ts';
import type { ContainerImage } from '../image/named-image.ts';
import { findReplaced } from '../image/next-images.ts';
import { narrowImages } from '../inputs/images-of-services.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Notice } from '../ports/finding.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { isSameContent } from '../task-definition/same-content.ts';
import type { ServicePlan } from './choose-driver.ts';
import type { RevisionPlan } from './plan-revisions.ts';
import { type Preview, pickPreview } from './render-preview.ts';

/** What tags that were moved mean for services that have the same revision already. */

/** The revisions with what their updates need also, and what people have to know. */
export interface Redeploys {
  readonly revisions: readonly RevisionPlan[];
  readonly notices: readonly Notice[];
}

/** Compares the images of each service's next document with those that run. A rollback has its own comparison. */
export function planRedeploys(
  revisions: readonly RevisionPlan[],
  { found, previews, request }: { found: Found; previews: readonly Preview[]; request: DeployRequest },
): Redeploys {
  // A drift check leaves images out.
  if (request.rollbackTo !== undefined || request.isDriftCheck) return { revisions, notices: [] };
  const findings = new Map(
    found.services.map((service, at) => {
      const next = pickPreview(previews, at)?.next;
      const { name } = service.service;
      const own = narrowImages(request, [name]);
      return [name, next === undefined ? undefined : findOne(service, { next, found, request: own })];
    }),
  );
  const complete = (update: ServicePlan): ServicePlan => ({ ...update, ...findings.get(update.service.name)?.update });
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
  // A forced deployment pulls what all tags name now.
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
  const isSame = isSameContent(next, toRegistrable((service.latest ?? service.current).described));
  return {
    update: isSame ? describeUpdate(findings) : {},
    notices: noticeFindings(service.service.name, findings, isSame),
  };
}

function describeUpdate({ redeployBecause, unresolved }: RunningFindings): Partial<ServicePlan> {
  return defined({ redeployBecause, unresolvedImages: unresolved.length === 0 ? undefined : unresolved });
}

function noticeFindings(name: string, findings: RunningFindings, isSame: boolean): readonly Notice[] {
  const moved = findings.movedAlong.map((text): Notice => {
    return { level: 'notice', text: `Service ${name}: ${text}. New tasks run the image that the tag points to now.` };
  });
  if (!isSame) return moved;
  const { redeployBecause, unresolved } = findings;
  if (redeployBecause !== undefined) {
    const text = `Service ${name}: ${redeployBecause}, so the same revision is redeployed.`;
    return [...moved, { level: 'notice', text }];
  }
  return [...moved, ...unresolved.map((text) => warnOfUnresolved(name, text))];
}

function warnOfUnresolved(name: string, text: string): Notice {
  return {
    level: 'warning',
    text: `Service ${name}: ${text}. If its tag was moved, the service is not running the new image.`,
    advice: 'Set force-new-deployment: true to deploy the image that the tag points to now.',
  };
}
