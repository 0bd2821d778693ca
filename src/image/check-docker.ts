import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { BuildRequest } from '../inputs/request.ts';
import { DeployError } from '../ports/deploy-error.ts';
import type { Docker } from '../ports/runner.ts';
import { pickCauseLine, recogniseDockerTrouble } from '../registry/docker-failure.ts';
import type { ImageState } from './image-state.ts';
import { inspectBuilder } from './read-builder.ts';

const QUIET = { isQuiet: true } as const;
const QUOTE_WIDTH = 300;
/** Version of the engine, and ` buildx` if docker finds that plugin and can use it. */
const ENGINE_AND_PLUGIN =
  '{{.ServerVersion}}{{range .ClientInfo.Plugins}}{{if and (eq .Name "buildx") (not .Err)}} buildx{{end}}{{end}}';

/** What builds, and whether docker itself said that it can. */
export interface ChosenBuilder {
  readonly kind: 'buildx' | 'classic';
  readonly isConfirmed: boolean;
}

/**
 * Where the plugin is found, the build itself shows whether docker works: to ask docker first costs about a tenth of a
 * cached build. Not where the repository is created first: a docker that cannot build leaves nothing behind.
 *
 * @throws DeployError as `checkDocker`
 */
export async function chooseBuilder(state: ImageState, docker: Docker): Promise<ChosenBuilder> {
  const isLikely = state.repository !== undefined && docker.hasPlugin('buildx');
  return isLikely && state.isBuilderRunning !== true
    ? { kind: 'buildx', isConfirmed: false }
    : { kind: await checkDocker(state, docker), isConfirmed: true };
}

/**
 * After a build that failed with a builder that docker had not confirmed.
 *
 * @returns the builder that docker names, if it is another
 * @throws DeployError as `checkDocker`, and what was thrown if docker works with this builder
 */
export async function findOtherBuilder(
  thrown: unknown,
  { state, builder }: { readonly state: ImageState; readonly builder: ChosenBuilder },
  docker: Docker,
): Promise<ChosenBuilder['kind']> {
  const isOfDocker = thrown instanceof DeployError && thrown.kind === 'build';
  if (builder.isConfirmed || !isOfDocker) throw thrown;
  const kind = await checkDocker(state, docker);
  if (kind === builder.kind) throw thrown;
  return kind;
}

/**
 * Makes sure, before anything is built, that docker can build. Where all is well that takes one process.
 *
 * @returns the builder to use: buildx if it is installed
 * @throws DeployError `build`: no docker command, no daemon or no permission, one sentence each
 */
export async function checkDocker(
  { request, isBuilderRunning }: Pick<ImageState, 'request' | 'isBuilderRunning'>,
  docker: Docker,
): Promise<'buildx' | 'classic'> {
  if (isBuilderRunning === true) return 'buildx';
  const info = await docker.run(['info', `--format=${ENGINE_AND_PLUGIN}`], QUIET);
  const [engine, plugin] = info.exitCode === 0 ? (/^\d\S*( buildx)?\s*$/.exec(info.stdout) ?? []) : [];
  if (plugin !== undefined) return 'buildx';
  const buildx = await docker.run(['buildx', 'version'], QUIET);
  const builder = buildx.exitCode === 0 ? 'buildx' : 'classic';
  if (engine !== undefined) return builder;
  const daemon = await docker.run(['version', '--format={{.Server.Version}}'], QUIET);
  if (daemon.exitCode === 0 || (builder === 'buildx' && (await buildsElsewhere(request, docker)))) return builder;
  const trouble = recogniseDockerTrouble(daemon.stderr);
  throw new DeployError({
    kind: 'build',
    message:
      trouble?.message ?? `docker does not work: ${quoteOutsideText(pickCauseLine(daemon.stderr), QUOTE_WIDTH)}.`,
    advice: trouble?.advice ?? 'Run "docker version" on this runner to see more.',
  });
}

/** Builders of these drivers need no daemon here (docker's documentation, "Build drivers"). */
async function buildsElsewhere(request: Pick<BuildRequest, 'flags'>, docker: Docker): Promise<boolean> {
  const builder = await inspectBuilder(request, docker);
  return builder.exitCode === 0 && /^Driver:\s+(?:remote|kubernetes|cloud)\s*$/m.test(builder.stdout);
}
