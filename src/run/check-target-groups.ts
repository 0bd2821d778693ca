/** Whether the target groups of load balancers fit the ports that tasks will have. */
import type { ContainerPort } from '@slipway/ecs-rules/task-definition';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Found } from '../current-state/current-state.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { asDeployError, type DeployError } from '../ports/deploy-error.ts';
import type { Notice, Problem } from '../ports/finding.ts';
import type { Ports } from '../ports/ports.ts';
import type { ServiceLoadBalancer } from '../ports/service-records.ts';
import { changeMatchedService } from '../rollout/matched-service.ts';
import { isSameJson } from '../rollout/same-json.ts';
import { listMisfits, type Misfit, selectFitting } from '../rollout/target-group-fit.ts';
import { lastSegment } from '../text/arn.ts';
import type { RunPlan } from './plan.ts';
import { findDocument } from './plan-revisions.ts';
import type { ServiceCreation } from './service-creation.ts';

/** A container port in a target group. */
interface Use {
  readonly service: string;
  readonly arn: string;
  readonly port: ContainerPort;
  /** What is running; absent: nothing, so the service will be created. */
  readonly current?: JsonObject;
  readonly next: JsonObject;
}

interface Findings {
  readonly errors: readonly Problem[];
  readonly notices: readonly Notice[];
}

export interface PlanContext {
  readonly request: DeployRequest;
  readonly found: Found;
  /** Absent: the services exist. */
  readonly creation: ServiceCreation | undefined;
}

/**
 * The plan, with what does not fit and fitted before. Target groups are read only if a port, a protocol or the network
 * mode changes, or the service is created.
 */
export async function checkTargetGroups(
  plan: RunPlan,
  { found, creation, request }: PlanContext,
  world: Pick<Ports, 'evidence'>,
): Promise<RunPlan> {
  const { loadBalancers } = request.definitionChanges?.settings ?? {};
  const uses = [
    ...(loadBalancers === undefined ? listChanged(plan, found) : listReplaced(plan, found, request)),
    ...listCreated(plan, creation),
  ];
  if (uses.length === 0) return plan;
  const { loadBalancing } = await world.evidence();
  const findings = await Promise.all(uses.map((use) => checkUse(use, loadBalancing)));
  return {
    ...plan,
    errors: [...plan.errors, ...findings.flatMap(({ errors }) => errors)],
    notices: [...plan.notices, ...findings.flatMap(({ notices }) => notices)],
  };
}

function listChanged({ revisions }: RunPlan, { services }: Found): readonly Use[] {
  return revisions.flatMap((revision) => {
    const next = findDocument(revision);
    const names = new Set(revision.updates.map(({ service }) => service.name));
    return services
      .filter(({ service, codeDeploy }) => names.has(service.name) && codeDeploy === undefined)
      .flatMap(({ service, current }) => listUses(service.loadBalancers, service.name, next, current.described))
      .filter(({ port, current = {}, next }) => !isSameJson(selectFitting(current, port), selectFitting(next, port)));
  });
}

/** A service definition gives the one service of the run other load balancers. */
function listReplaced({ revisions: [first] }: RunPlan, { services: [one] }: Found, request: DeployRequest) {
  if (one === undefined || first === undefined) return [];
  const { name, loadBalancers } = changeMatchedService(one.service, request.definitionChanges?.settings);
  return listUses(loadBalancers, name, findDocument(first));
}

function listCreated({ revisions: [first] }: RunPlan, creation: ServiceCreation | undefined): readonly Use[] {
  if (creation === undefined || first === undefined) return [];
  const { name, loadBalancers } = creation.service;
  return listUses(loadBalancers, name, findDocument(first));
}

function listUses(
  loadBalancers: readonly ServiceLoadBalancer[],
  service: string,
  next: JsonObject | undefined,
  current?: JsonObject,
): readonly Use[] {
  return loadBalancers.flatMap(({ targetGroupArn: arn, containerName, containerPort }): readonly Use[] => {
    if (arn === undefined || containerName === undefined || containerPort === undefined || next === undefined)
      return [];
    const use = { service, arn, port: { containerName, containerPort }, next };
    return [current === undefined ? use : { ...use, current }];
  });
}

async function checkUse(use: Use, loadBalancing: TargetGroups): Promise<Findings> {
  const name = `Target group ${quoteOutsideText(nameOf(use.arn), 255)} of service ${use.service}`;
  try {
    const group = await loadBalancing.describeTargetGroup(use.arn);
    const known = new Set(use.current === undefined ? [] : kindsOf(listMisfits(use.current, use.port, group)));
    return judge(
      name,
      listMisfits(use.next, use.port, group).filter(({ kind }) => !known.has(kind)),
    );
  } catch (thrown) {
    return explainUnread(name, use, asDeployError(thrown));
  }
}

type TargetGroups = Awaited<ReturnType<Ports['evidence']>>['loadBalancing'];

function kindsOf(misfits: readonly Misfit[]): readonly Misfit['kind'][] {
  return misfits.map(({ kind }) => kind);
}

/** ECS refuses a wrong target type; with the others it starts tasks that never become healthy, as far as is known. */
function judge(name: string, misfits: readonly Misfit[]): Findings {
  const findings = misfits.map(({ kind, text, advice }) => ({ kind, text: `${name}: ${text}.`, advice }));
  return {
    errors: findings.filter(({ kind }) => kind === 'target type').map(({ text, advice }) => ({ text, advice })),
    notices: findings
      .filter(({ kind }) => kind !== 'target type')
      .map(({ text, advice }) => ({ level: 'warning', text, advice })),
  };
}

/** @throws DeployError `internal`, a bug of ours */
function explainUnread(name: string, { current }: Use, error: DeployError): Findings {
  if (error.kind === 'internal') throw error;
  const { message, advice } = error;
  if (error.kind === 'absent' && current === undefined) {
    const text = `${name} not found.`;
    return {
      errors: [{ text, advice: 'Create it, or correct targetGroupArn in the service definition.' }],
      notices: [],
    };
  }
  const text = `${message} Not checked: whether ${name.replace(/^T/, 't')} fits the container port.`;
  return { errors: [], notices: [{ level: 'notice', text, advice }] };
}

/** `web`, of `…:targetgroup/web/0123456789abcdef`. */
function nameOf(arn: string): string {
  return lastSegment(arn.replace(/\/[^/]*$/, ''));
}
