import { defined } from '@slipway/ecs-rules/values';
import { comparePlatforms, findWantedPlatforms, type Machines } from '../image/platform.ts';
import type { Problem } from '../ports/finding.ts';
import type { LocalTasks } from '../ports/local-tasks.ts';
import type { TaskDefinitionDocument } from '../ports/task-definition.ts';
import { describeRehearsalFailure } from '../rehearsal/describe-failure.ts';
import type { FailedRehearsal } from '../rehearsal/failed-rehearsal.ts';
import { judgeStop } from '../rehearsal/judge-stop.ts';
import { type PreparedDocument, prepareDocument } from '../rehearsal/prepare-document.ts';
import { planRehearsal, type RehearsalContext, type RehearsalPlan } from '../rehearsal/rehearsal-plan.ts';
import { withholdSecrets } from '../rehearsal/withhold-secrets.ts';
import { describePassed, describePrepared } from '../rehearsal/words.ts';
import { bringImages, type Images, platformOf } from './bring-images.ts';
import { reportNotices } from './report-plan.ts';
import { stopTask, watchTask } from './watch-local-task.ts';
import type { World } from './world.ts';

export interface DocumentToRehearse {
  readonly document: TaskDefinitionDocument;
  readonly machines: Machines;
}

/** What the rehearsals of a run share. */
export interface SharedRehearsal {
  readonly tasks: LocalTasks;
  /** Of Docker Engine, such as `linux/amd64`. */
  readonly platform: string;
  readonly context: RehearsalContext;
  /** Images that were not there before the run. */
  readonly own: Set<string>;
  /** Images of later rehearsals. */
  readonly kept: ReadonlySet<string>;
}

/** Starts the containers of one task definition, and stops them. @returns why it would fail */
export async function rehearseDocument(
  { document, machines }: DocumentToRehearse,
  shared: SharedRehearsal,
  world: World,
): Promise<readonly Problem[]> {
  const prepared = prepareDocument(document, shared.tasks.secrets);
  world.report({ type: 'group-opened', title: `Rehearse task definition ${document.family}` });
  try {
    for (const text of describePrepared(prepared)) world.report({ type: 'rehearsed', text });
    const wanted = findWantedPlatforms(document, machines)?.platforms[0];
    const images = await bringImages(prepared, { wanted, own: shared.own }, world);
    const absent = describeAbsent(images, prepared);
    if (absent.length > 0) return absent;
    const seen = [...images].map(([reference, image]) => ({ reference, platforms: [platformOf(image)] }));
    const { errors } = comparePlatforms(document, machines, seen);
    if (errors.length > 0) return errors.map(({ message, advice }) => ({ text: message, advice }));
    return await runDocument({ prepared, images, shared }, world);
  } finally {
    world.report({ type: 'group-closed' });
  }
}

/** The images that cannot be pulled, as ECS would report them. */
function describeAbsent(images: Images, { document, placeholders }: PreparedDocument): readonly Problem[] {
  return document.containerDefinitions.flatMap(({ name, image = '' }) => {
    const brought = images.get(image);
    if (brought === undefined || 'platform' in brought) return [];
    const reason = `CannotPullContainerError: ${brought.why}`;
    const failedStart = { kind: 'start-failed', atMs: 0, reason, container: name, containerReason: reason } as const;
    const { text, advice } = describeRehearsalFailure({
      failure: { kind: 'start-failed' },
      progress: { containers: new Map(), failedStart },
      document,
      lines: new Map(),
      placeholders,
      foreign: new Map(),
      platform: '',
    });
    return [{ text, ...defined({ advice }) }];
  });
}

interface ReadyRehearsal {
  readonly prepared: PreparedDocument;
  readonly images: Images;
  readonly shared: SharedRehearsal;
}

async function runDocument(ready: ReadyRehearsal, world: World): Promise<readonly Problem[]> {
  const { prepared, images, shared } = ready;
  const { tasks, own, kept } = shared;
  const plan = planRehearsal(prepared.document, shared.context);
  const ownImages = [...own].filter((reference) => images.has(reference) && !kept.has(reference));
  for (const reference of ownImages) own.delete(reference);
  const run = tasks.start({ document: prepared.document, images: nameImages(plan), ownImages });
  try {
    const watched = await watchTask(run, plan, world);
    if (watched.judgement.kind === 'failed') {
      const lines = new Map(plan.containers.map(({ name }) => [name, run.readLines(name)] as const));
      return [reportFailure({ ...ready, ...watched, failure: watched.judgement.failure, lines }, world)];
    }
    const stopped = await stopTask(run, plan, world);
    const { errors, notices } = judgeStop(plan, stopped);
    for (const text of errors.length > 0 ? [] : describePassed(plan, { ...stopped, listening: watched.listening })) {
      world.report({ type: 'rehearsed', text });
    }
    reportNotices(notices, world);
    return errors;
  } finally {
    await run.close();
  }
}

function nameImages({ containers }: RehearsalPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(containers.map(({ name, image }) => [name, image]));
}

type Failed = ReadyRehearsal & Pick<FailedRehearsal, 'failure' | 'progress' | 'lines'>;

const MOST_LINES = 20;

/** Shows what the containers at error wrote, without the values of secrets. */
function reportFailure({ prepared, images, shared, ...failed }: Failed, world: World): Problem {
  const clean = (text: string) => withholdSecrets(text, shared.tasks.secrets.values());
  const lines = new Map([...failed.lines].map(([name, texts]) => [name, texts.map(clean)] as const));
  const { containers, text, advice } = describeRehearsalFailure({
    ...failed,
    ...prepared,
    lines,
    foreign: listForeign(prepared, images, shared.platform),
    platform: shared.platform,
  });
  for (const name of containers) {
    const last = (lines.get(name) ?? []).slice(-MOST_LINES);
    if (last.length > 0) world.report({ type: 'rehearsed', text: `Last log lines of container ${name}:` });
    for (const line of last) world.report({ type: 'command-output', line });
  }
  return { text: clean(text), ...defined({ advice }) };
}

/** Platforms of the images that Docker Engine can only emulate, by container. */
function listForeign({ document }: PreparedDocument, images: Images, own: string): ReadonlyMap<string, string> {
  const platforms = document.containerDefinitions.map(
    ({ name, image = '' }) => [name, platformOf(images.get(image))] as const,
  );
  return new Map(platforms.filter(([, platform]) => platform !== own && platform !== ''));
}
