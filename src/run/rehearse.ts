/** `rehearse`: the containers of the next revisions run on this machine before anything is written to AWS. */
import type { ServiceEnding } from '../follow/due-update.ts';
import { buildLocally } from '../image/build-locally.ts';
import { DeployError } from '../ports/deploy-error.ts';
import type { Problem } from '../ports/finding.ts';
import type { LocalTasks } from '../ports/local-tasks.ts';
import type { TaskDefinitionDocument } from '../ports/task-definition.ts';
import { logInFurther } from '../registry/login.ts';
import { listSecrets } from '../rehearsal/prepare-document.ts';
import type { RehearsalContext } from '../rehearsal/rehearsal-plan.ts';
import { placeImage } from '../task-definition/render.ts';
import type { PlanContext } from './check-target-groups.ts';
import type { RunPlan } from './plan.ts';
import { type DocumentToRehearse, rehearseDocument } from './rehearse-document.ts';
import { reportProblems } from './report-plan.ts';
import type { World } from './world.ts';

const QUIET = { isQuiet: true } as const;

/** A plan whose rehearsal was requested. */
interface RehearsedContext extends PlanContext {
  readonly secrets: readonly { readonly name: string }[];
}

/**
 * Rehearses each next revision.
 *
 * @returns how the run ends because a rehearsal failed
 * @throws DeployError `input` without Docker; `build` when the image cannot be built
 */
export async function rehearse(
  plan: RunPlan,
  context: RehearsedContext,
  world: World,
): Promise<ServiceEnding | undefined> {
  const tasks = await world.localTasks();
  await requireDocker(tasks);
  const platform = await readEnginePlatform(world);
  const image = await buildImage(plan, context, { platform, world });
  const documents = listDocuments(plan, image);
  warnOfUnused(context.secrets, documents, world);
  const own = new Set(image === undefined ? [] : [image]);
  const problems: Problem[] = [];
  try {
    for (const [at, document] of documents.entries()) {
      const later = documents.slice(at + 1).flatMap(({ document: { containerDefinitions } }) => containerDefinitions);
      const kept = new Set(later.map((container) => container.image ?? ''));
      const shared = { tasks, platform, own, kept, context: describeContext(context) };
      problems.push(...(await rehearseDocument(document, shared, world)));
    }
  } finally {
    await removeImages(own, world);
  }
  return refuse(problems, world);
}

function refuse(problems: readonly Problem[], world: World): ServiceEnding | undefined {
  const [first, ...others] = problems;
  if (first === undefined) return undefined;
  world.notes.note({ errors: problems });
  reportProblems(problems, world);
  const words = others.length === 0 ? first.text : `The rehearsal has ${problems.length} errors; see each above.`;
  return { verdict: 'refused', reason: `${words} No changes were made.` };
}

async function requireDocker(tasks: LocalTasks): Promise<void> {
  const why = await tasks.findDockerError();
  if (why === undefined) return;
  throw new DeployError({
    kind: 'input',
    message: `rehearse needs Docker on the runner. ${why}`,
    advice: 'Use a runner with Docker, such as ubuntu-latest, or remove rehearse.',
  });
}

/** `linux/amd64`, … */
async function readEnginePlatform({ docker }: World): Promise<string> {
  const version = await docker.run(['version', '--format={{.Server.Os}}/{{.Server.Arch}}'], QUIET);
  return version.stdout.trim();
}

/** The image that the run would build and push, built but not pushed. */
async function buildImage(
  { image }: RunPlan,
  { request }: PlanContext,
  { platform, world }: { readonly platform: string; readonly world: World },
): Promise<string | undefined> {
  if (image?.plan.kind !== 'build') return undefined;
  await logInFurther(request.registries, world);
  const tag = image.plan.tags[0] ?? 'latest';
  world.report({ type: 'group-opened', title: `Build ${image.state.name}:${tag} for the rehearsal` });
  return buildLocally(image.state, { tag, platform }, world).finally(() => world.report({ type: 'group-closed' }));
}

/** The documents that would be registered. A rollback has none. */
function listDocuments({ revisions }: RunPlan, image: string | undefined): readonly DocumentToRehearse[] {
  return revisions.flatMap((revision) => {
    if (revision.kind !== 'render' || revision.rendered === undefined) return [];
    const { document } = image === undefined ? revision.rendered : placeImage(revision.rendered, image);
    return [{ document, machines: revision.machines }];
  });
}

function describeContext({ request, found, creation }: PlanContext): RehearsalContext {
  const periods = found.services.map(({ service }) => service.gracePeriodSeconds ?? 0);
  return {
    mayEnd: request.services.length === 0 && creation === undefined,
    gracePeriodSeconds: Math.max(0, request.deployment.gracePeriodSeconds ?? 0, ...periods),
  };
}

function warnOfUnused(
  secrets: readonly { readonly name: string }[],
  documents: readonly { readonly document: TaskDefinitionDocument }[],
  world: World,
): void {
  const known = new Set(documents.flatMap(({ document }) => document.containerDefinitions.flatMap(listSecrets)));
  const unused = secrets.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (unused.length === 0) return;
  const text = `rehearse-secrets: no container has a secret ${unused.join(', ')}.`;
  world.report({ type: 'warning', text, advice: 'Use the names of the secrets in the task definition.' });
}

/** After a cancelled run docker can no longer be called: what is left is removed by the next build of the same tag. */
async function removeImages(own: ReadonlySet<string>, { docker, signal }: World): Promise<void> {
  if (own.size > 0 && !signal.aborted) await docker.run(['image', 'rm', '--', ...own], QUIET);
}
