import { defined } from '@slipway/ecs-rules/values';
import { findForeignAccount } from '../guards/foreign-account.ts';
import { findForeignReferences } from '../guards/foreign-arn.ts';
import { findUntrustedEvent } from '../guards/untrusted-event.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { DeployError, type ErrorDetails } from '../ports/deploy-error.ts';
import type { CallerIdentity } from '../ports/identity.ts';
import { formatMinutes } from '../text/duration.ts';
import type { World } from './world.ts';

/** The event and the paths of the reports, before the SDK is loaded: no call to AWS. @throws DeployError `input` */
export async function checkSurroundings(request: DeployRequest, world: Pick<World, 'files' | 'origin'>): Promise<void> {
  refuseIf(findUntrustedEvent(request, world.origin));
  for (const [input, path] of [
    ['report-path', request.reportPath],
    ['report-html', request.reportHtml],
  ] as const) {
    if (path !== undefined) refuseIf(await world.files.findPathError(path, input, 'any'));
  }
}

/** Whose credentials these are. @throws DeployError `input` where they are not for what the inputs name */
export async function identify(request: DeployRequest, world: World): Promise<CallerIdentity> {
  const identity = await world.identify();
  world.notes.note({ identity });
  const { account, region, endpoint, expiresInMs } = identity;
  const { detours } = world.origin;
  world.report({ type: 'identified', account, region, ...defined({ endpoint, detours }) });
  refuseIf(findForeignAccount(request, identity) ?? findForeignReferences(request, identity)[0]);
  if (expiresInMs !== undefined && expiresInMs < measureWaits(request)) {
    const minutes = Math.max(0, Math.floor(expiresInMs / 60_000));
    const text = `The AWS credentials expire in ${formatMinutes(minutes)}, before wait-for-minutes ends.`;
    world.report({ type: 'warning', text, advice: 'Use a longer session duration, or lower wait-for-minutes.' });
  }
  return identity;
}

/** The one-off task and the rollout are waited for one after the other, each as long as the limit. */
function measureWaits({ shouldFollow, services, oneOffTask, followLimitMs }: DeployRequest): number {
  const waits = [shouldFollow && services.length > 0, oneOffTask?.shouldWait === true];
  return waits.filter((isWait) => isWait).length * followLimitMs;
}

function refuseIf(error: ErrorDetails | undefined): void {
  if (error !== undefined) throw new DeployError(error);
}
