import { defined } from '@slipway/ecs-rules/values';
import type { DueUpdate } from '../follow/due-update.ts';
import type { Verifier } from '../follow/verify-followed.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { openVerifier } from '../verify/open-verifier.ts';
import { readBaseline } from '../verify/read-baseline.ts';
import type { Baseline } from '../verify/running-check.ts';
import type { World } from './world.ts';

/** Of the time before an earlier attempt of this run deployed the service nothing is known. */
const NO_BASELINE: Baseline = { answered: new Map(), alarms: new Map() };

/** Before the service is updated. Undefined: nothing is verified. */
export async function prepareVerifier(
  { verification }: DeployRequest,
  due: readonly DueUpdate[],
  world: World,
): Promise<Verifier | undefined> {
  if (verification === undefined) return undefined;
  const { image, services } = world.notes.record();
  const subject = defined({ url: services.find(({ url }) => url !== undefined)?.url, imageDigest: image?.digest });
  const isDeployed = due.some(({ plan }) => plan.ownDeployment !== undefined);
  const baseline = isDeployed ? NO_BASELINE : await readBaseline(verification, subject, world);
  return openVerifier({ verification, baseline, subject }, world);
}
