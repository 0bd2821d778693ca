import type { Found } from '../current-state/current-state.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Notice } from '../ports/finding.ts';
import type { Ports } from '../ports/ports.ts';
import { describeScaling, type ScaledService, warnOfScaledCount } from '../scaling/describe-scaling.ts';
import { clusterName } from '../text/arn.ts';
import type { RunPlan } from './plan.ts';

/**
 * The plan with what autoscaling does to its services. Read for a plan that is shown, and where the run sets the desired
 * count: other deploys leave the count alone.
 */
export async function checkScaling(
  plan: RunPlan,
  { request, found }: { readonly request: DeployRequest; readonly found: Found },
  world: Pick<Ports, 'scaling'>,
): Promise<RunPlan> {
  const { isDryRun, isDriftCheck, desiredCount } = request;
  const isAsked = desiredCount !== undefined || (isDryRun && !isDriftCheck);
  if (!isAsked || found.services.length === 0) return plan;
  const { scaled, notices } = await readScaled(found, world);
  const lines = new Map(scaled.map((service) => [service.name, describeScaling(service)]));
  return {
    ...plan,
    words: plan.words.map((words) => {
      const line = lines.get(words.name);
      return line === undefined ? words : { ...words, plan: [...words.plan, line] };
    }),
    notices: [
      ...plan.notices,
      ...notices,
      ...(desiredCount === undefined ? [] : scaled.map((service) => warnOfScaledCount(service, desiredCount))),
    ],
  };
}

interface ReadScaling {
  readonly scaled: readonly ScaledService[];
  readonly notices: readonly Notice[];
}

/** A daemon has no count. What may not be read is one notice. */
async function readScaled({ services }: Found, world: Pick<Ports, 'scaling'>): Promise<ReadScaling> {
  const counted = services.filter(({ service }) => service.schedulingStrategy !== 'DAEMON');
  const names = new Map(
    counted.map(({ service }) => [`service/${clusterName(service.clusterArn)}/${service.name}`, service.name]),
  );
  try {
    const scaling = await world.scaling();
    const targets = await scaling.describeTargets([...names.keys()]);
    const scaled = targets.map(async (target) => {
      const policies = await scaling.policyNames(target.resourceId);
      return { ...target, name: names.get(target.resourceId) ?? target.resourceId, policies };
    });
    return { scaled: await Promise.all(scaled), notices: [] };
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal') throw error;
    const { message, advice } = error;
    const text = `Unknown whether the services are scaled automatically: ${message}`;
    return { scaled: [], notices: [{ level: 'notice', text, advice }] };
  }
}
