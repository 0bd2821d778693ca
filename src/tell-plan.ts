import type { RunPlan } from './plan.ts';
import type { Fault, Notice } from './report/run-record.ts';
import type { World } from './world.ts';

/** Tells the plan and notes it: changes in words, steps, notices and faults. */
export function tellPlan(plan: RunPlan, world: World): void {
  world.notes.note({ faults: plan.faults });
  notePlannedImage(plan, world);
  notePlannedTask(plan, world);
  for (const step of plan.steps) world.tell({ type: 'planned', text: step });
  for (const { name, changes, plan: lines } of plan.words) {
    world.notes.noteService(name, { changes, plan: lines });
    for (const text of [...changes, ...lines]) world.tell({ type: 'planned', text: `${name}: ${text}` });
  }
  tellNotices(plan.notices, world);
  tellFaults(plan.faults, world);
}

/** Logs notices and warnings, and keeps them for the reports. */
export function tellNotices(notices: readonly Notice[], world: Pick<World, 'tell' | 'notes'>): void {
  world.notes.note({ notices: [...world.notes.record().notices, ...notices] });
  for (const { level, ...words } of notices) world.tell({ type: level, ...words });
}

/** The verdict has the words of a single fault, so only several are told before it. */
export function tellFaults(faults: readonly Fault[], world: Pick<World, 'tell'>): void {
  if (faults.length > 1) world.tell({ type: 'refused', faults });
}

function notePlannedTask({ task }: RunPlan, world: World): void {
  if (task === undefined) return;
  const { cluster, startedBy, words } = task;
  world.notes.note({ task: { state: 'planned', cluster, startedBy, plan: words, taskArns: [], failures: [] } });
}

/** What the run would deploy, until it is there. */
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
    image.uri === undefined ? `${plan.image?.look.name}:${image.tags[0]}` : `${image.uri}:${image.tags[0]}`;
  world.notes.note({ image: { reference, tags: image.tags, origin: 'planned' } });
}
