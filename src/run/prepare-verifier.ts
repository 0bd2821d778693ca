import { defined } from '@slipway/ecs-rules/values';
import type { Verifier } from '../follow/verify-followed.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { openVerifier } from '../verify/open-verifier.ts';
import { readBaseline } from '../verify/read-baseline.ts';
import type { World } from './world.ts';

/** Before the service is updated. Undefined: nothing is verified. */
export async function prepareVerifier({ verification }: DeployRequest, world: World): Promise<Verifier | undefined> {
  if (verification === undefined) return undefined;
  const { image, services } = world.notes.record();
  const subject = defined({ url: services.find(({ url }) => url !== undefined)?.url, imageDigest: image?.digest });
  return openVerifier({ verification, baseline: await readBaseline(verification, subject, world), subject }, world);
}
