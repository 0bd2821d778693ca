import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { BuildRequest } from '../inputs/request.ts';
import { DeployError } from '../ports/deploy-error.ts';
import type { Docker } from '../ports/runner.ts';
import { pickCauseLine, recogniseDockerTrouble } from '../registry/docker-failure.ts';
import { inspectBuilder } from './read-builder.ts';

const QUIET = { isQuiet: true } as const;
const QUOTE_WIDTH = 300;

/**
 * Makes sure, before anything is built, that docker can build.
 *
 * @returns the builder to use: buildx if it is installed
 * @throws DeployError `build`: no docker command, no daemon or no permission, one sentence each
 */
export async function checkDocker(request: Pick<BuildRequest, 'flags'>, docker: Docker): Promise<'buildx' | 'classic'> {
  const buildx = await docker.run(['buildx', 'version'], QUIET);
  const builder = buildx.exitCode === 0 ? 'buildx' : 'classic';
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
