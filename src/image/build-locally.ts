import { defined } from '@slipway/ecs-rules/values';
import { inOrder } from '../ports/in-parallel.ts';
import { logInWith } from '../registry/login.ts';
import type { BuildWorld } from './build.ts';
import { composeLocalBuild } from './build-arguments.ts';
import { labelImage } from './build-inputs-hash.ts';
import { checkDocker } from './check-docker.ts';
import { explainFailure } from './explain-build.ts';
import type { ImageState } from './image-state.ts';

/**
 * Builds an image that stays on this machine, for one platform.
 *
 * @param platform of the machine, which is built if the request has several
 * @returns its reference, which is of no registry
 * @throws DeployError `build` with docker's line that names the cause
 */
export async function buildLocally(
  state: ImageState,
  { tag, platform }: { readonly tag: string; readonly platform: string },
  world: BuildWorld,
): Promise<string> {
  const { name, request, commit, buildInputs } = state;
  const [builder, login] = await inOrder([checkDocker(state, world.docker), world.ecr.authorize()]);
  // Base images and caches may be there.
  await logInWith(login, world);
  const reference = `slipway-rehearsal/${name}:${tag}`;
  const labels = labelImage(request.labels, commit, buildInputs);
  const chosen = request.platforms.includes(platform) ? platform : request.platforms[0];
  const args = composeLocalBuild(request, { builder, reference, labels, ...defined({ platform: chosen }) });
  const result = await world.docker.run(args);
  if (result.exitCode !== 0) throw explainFailure({ what: `docker build for ${name}`, args, result });
  return reference;
}
