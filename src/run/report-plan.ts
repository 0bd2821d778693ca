import type { Notice, Problem } from '../ports/finding.ts';
import { describeSchedule } from '../schedules/describe-schedule.ts';
import type { RunPlan } from './plan.ts';
import type { World } from './world.ts';

/** Reports the plan and adds it to the record: problems, steps, what changes, and notices. */
export function reportPlan(plan: RunPlan, world: World): void {
  world.notes.note({ errors: plan.errors, isPlanned: true });
  notePlannedImage(plan, world);
  notePlannedTask(plan, world);
  notePlannedSchedules(plan, world);
  for (const step of plan.steps) world.report({ type: 'planned', text: step });
  for (const { name, ...facts } of plan.words) {
    world.notes.noteService(name, facts);
    if (facts.changes.length > 0) world.report({ type: 'changes-planned', service: name, changes: facts.changes });
    for (const text of facts.plan) world.report({ type: 'planned', text: `${name}: ${text}` });
  }
  for (const schedule of plan.schedules ?? []) world.report({ type: 'planned', text: describeSchedule(schedule) });
  reportNotices(plan.notices, world);
  reportProblems(plan.errors, world);
}

/** Logs notices and warnings, and keeps them for the reports. */
export function reportNotices(notices: readonly Notice[], world: Pick<World, 'report' | 'notes'>): void {
  world.notes.note({ notices: [...world.notes.record().notices, ...notices] });
  for (const { level, ...words } of notices) world.report({ type: level, ...words });
}

/** The verdict has the words of a single error, so only several are reported before it. */
export function reportProblems(errors: readonly Problem[], world: Pick<World, 'report'>): void {
  if (errors.length > 1) world.report({ type: 'refused', errors });
}

function notePlannedTask({ task }: RunPlan, world: World): void {
  if (task === undefined) return;
  const { cluster, startedBy, words } = task;
  world.notes.note({ task: { state: 'planned', cluster, startedBy, plan: words, taskArns: [], failures: [] } });
}

function notePlannedSchedules({ schedules }: RunPlan, world: World): void {
  if (schedules !== undefined) world.notes.note({ schedules });
}

/** The image that the run will deploy, until it exists. */
function notePlannedImage(plan: RunPlan, world: World): void {
  if (plan.given !== undefined) world.notes.note({ image: plan.given });
  const image = plan.image?.plan;
  if (image === undefined || image.kind === 'refuse') return;
  if (image.kind === 'reuse') {
    const reference = `${image.uri}@${image.digest}`;
    world.notes.note({ image: { reference, tags: image.tags, digest: image.digest, origin: 'reused' } });
    return;
  }
  const reference =
    image.uri === undefined ? `${plan.image?.state.name}:${image.tags[0]}` : `${image.uri}:${image.tags[0]}`;
  world.notes.note({ image: { reference, tags: image.tags, origin: 'planned' } });
}
