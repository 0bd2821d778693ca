import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import type { Found } from '../current-state/current-state.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Problem } from '../ports/finding.ts';
import type { CallerIdentity } from '../ports/identity.ts';
import type { TaskDefinitionDocument } from '../ports/task-definition.ts';
import { type PlannedRevisions, planSchedule } from '../schedules/plan-schedule.ts';
import { readSchedules } from '../schedules/read-schedules.ts';
import { findRegistered } from '../task-definition/register.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { isSameContent } from '../task-definition/same-content.ts';
import type { RunPlan } from './plan.ts';
import { listKnown, type RevisionPlan } from './plan-revisions.ts';
import type { World } from './world.ts';

/** The plan, with what happens to each rule and schedule: an error for each that cannot follow. */
export async function planSchedules(
  plan: RunPlan,
  { request, found }: { readonly request: DeployRequest; readonly found: Found },
  world: Pick<World, 'ecs' | 'schedules'>,
): Promise<RunPlan> {
  const next = request.schedules.length === 0 ? [] : await findNext(plan.revisions, world);
  // A plan without a document has errors already.
  if (next.length === 0) return plan;
  const { identity } = found;
  const planned: PlannedRevisions = new Map(
    next.map((one) => [formatFamilyArn(one.document.family, identity), one.arn]),
  );
  const schedules = await readSchedules(request.schedules, world);
  const plans = schedules.map((schedule) => planSchedule(schedule, planned, identity.region));
  return {
    ...plan,
    schedules: plans.flatMap(({ outcome }) => outcome ?? []),
    errors: [...plan.errors, ...refuseAmbiguous(next), ...plans.flatMap(({ errors }) => errors)],
    notices: [...plan.notices, ...plans.flatMap(({ notices }) => notices)],
  };
}

/** A revision that the run brings. */
interface NextRevision {
  readonly document: TaskDefinitionDocument;
  /** Absent: it is registered first. */
  readonly arn?: RevisionArn;
}

async function findNext(
  revisions: readonly RevisionPlan[],
  world: Pick<World, 'ecs'>,
): Promise<readonly NextRevision[]> {
  const next: NextRevision[] = [];
  for (const revision of revisions) {
    const document = findDocument(revision);
    if (document === undefined) continue;
    const known = revision.kind === 'render' ? listKnown(revision, document) : [];
    const isNamed = revision.kind === 'existing' && revision.pinned === undefined;
    const found = isNamed ? revision.revision : await findRegistered(document, known, world);
    next.push({ document, ...defined({ arn: found?.arn }) });
  }
  return next;
}

function findDocument(revision: RevisionPlan): TaskDefinitionDocument | undefined {
  if (revision.kind === 'render') return revision.rendered?.document;
  return revision.pinned?.document ?? toRegistrable(revision.revision.described);
}

/** ARN of a task definition without its number; the partition is that of the caller. */
function formatFamilyArn(family: string, { arn, region, account }: CallerIdentity): string {
  const partition = arn.split(':')[1] ?? 'aws';
  return `arn:${partition}:ecs:${region}:${account}:task-definition/${family}`;
}

/** Two services of one family may get different revisions: then nobody can say which one a schedule is to follow. */
function refuseAmbiguous(next: readonly NextRevision[]): readonly Problem[] {
  const families = new Set(
    next
      .filter((one, at) => next.slice(0, at).some((other) => isOtherOf(one.document, other.document)))
      .map(({ document }) => document.family),
  );
  return [...families].map((family) => ({
    text: `The services of this run get different revisions of family "${family}", so it is unclear which one schedules follow.`,
    advice: 'Deploy the services in runs of their own, each with its schedules.',
  }));
}

function isOtherOf(one: TaskDefinitionDocument, other: TaskDefinitionDocument): boolean {
  return one.family === other.family && !isSameContent(one, other);
}
