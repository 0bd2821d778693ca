/** What a deployment by CodeDeploy will do, and what forbids it. */
import type { FoundService } from '../found.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Fault, Notice } from '../report/run-record.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import { formatMinutes } from '../rollout/strategy.ts';
import { nameRevision } from '../task-definition/document.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { isSameContent } from '../task-definition/same-content.ts';
import type { ActiveDeployment, AppSpec, CodeDeploySight, DeploymentGroup } from './records.ts';

/** How CodeDeploy will be asked, once the revision is known. */
export interface CodeDeployPlan extends CodeDeploySight {
  readonly configName?: string;
  /** Short enough for CodeDeploy. */
  readonly description?: string;
  /** The deployment under way is stopped with rollback, which leads to the revision that was asked for. */
  readonly isWayBack: boolean;
}

/** What the plan says of a service that CodeDeploy deploys. */
export interface CodeDeployWords {
  readonly lines: readonly string[];
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
}

/** Longest description of a deployment (AWS CodeDeploy quotas). */
const LONGEST_DESCRIPTION = 256;

/** The plan of one service; undefined when ECS deploys it. */
export function planCodeDeploy(
  { codeDeploy, target }: FoundService,
  request: DeployRequest,
): CodeDeployPlan | undefined {
  if (codeDeploy === undefined) return undefined;
  const { configName, description } = request.codeDeploy;
  return {
    ...codeDeploy,
    isWayBack: target?.isCodeDeployBack === true && !request.shouldForceNewDeployment,
    ...(configName === undefined ? {} : { configName }),
    ...(description === undefined ? {} : { description: [...description].slice(0, LONGEST_DESCRIPTION).join('') }),
  };
}

/** The waits of the group itself: a deployment that is well takes them on top of its work. */
export function measureOwnWaits({ rerouteWaitMs = 0, terminationWaitMs = 0 }: DeploymentGroup): number {
  return rerouteWaitMs + terminationWaitMs;
}

/** @param next the document that will serve; absent when it cannot be made */
export function foreseeCodeDeploy(
  found: { readonly service: ServiceRecord; readonly plan: CodeDeployPlan; readonly next: JsonObject | undefined },
  request: DeployRequest,
): CodeDeployWords {
  const { service, plan, next } = found;
  const isUnderWay = plan.isWayBack || bringsAlready(plan, next, request);
  return {
    lines: isUnderWay ? describeActive(plan) : describePlan(plan, service),
    faults: [
      ...refuseInputs(service, request),
      ...checkGroup(plan.group, service),
      ...(isUnderWay ? [] : refuseSecond(plan, next)),
      ...(next === undefined ? [] : checkAppSpec(plan.appSpec, next, request)),
    ],
    notices: [...noticeDescription(request), ...noticeRollback(plan.group, service)],
  };
}

function describePlan({ group, configName = group.configName }: CodeDeployPlan, service: ServiceRecord) {
  const { rerouteWaitMs, terminationWaitMs, application } = group;
  return [
    `CodeDeploy deploys it: application ${application}, deployment group ${group.group}, configuration ${configName}.`,
    `All ${service.desired} new tasks start beside the ${service.running} old ones before any traffic moves.`,
    ...(rerouteWaitMs === undefined
      ? []
      : [`It waits ${minutes(rerouteWaitMs)} at most for somebody to let production traffic move.`]),
    ...(terminationWaitMs === undefined
      ? ['The old tasks are kept.']
      : [`The old tasks stay for ${minutes(terminationWaitMs)} after the traffic has moved.`]),
  ];
}

function minutes(ms: number): string {
  return formatMinutes(ms / 60_000);
}

/** A deployment says which revision is deployed, and no more (CodeDeploy API reference, CreateDeployment). */
function refuseInputs(service: ServiceRecord, request: DeployRequest): readonly Fault[] {
  const given: readonly (readonly [string, boolean])[] = [
    ['desired-count', request.desiredCount !== undefined],
    ['minimum-healthy-percent', request.minimumHealthyPercent !== undefined],
    ['maximum-percent', request.maximumPercent !== undefined],
    ['circuit-breaker', request.circuitBreaker !== 'keep'],
    ['enable-ecs-managed-tags', request.hasManagedTags !== undefined],
    ['propagate-tags', request.propagateTags !== undefined],
    ['service-managed-ebs-volume', request.managedVolume !== undefined],
  ];
  return given
    .filter(([, isGiven]) => isGiven)
    .map(([input]) => ({
      input,
      text: `${input}: AWS CodeDeploy deploys service ${service.name}, and its deployments know no such setting.`,
      advice: 'Remove the input; such settings of the service are changed with aws ecs update-service.',
    }));
}

function checkGroup(group: DeploymentGroup, service: ServiceRecord): readonly Fault[] {
  const cluster = nameRevision(service.clusterArn);
  const isOurs = group.services.some(
    (one) => nameRevision(one.cluster) === cluster && nameRevision(one.service) === service.name,
  );
  if (isOurs) return [];
  const said = group.services.map((one) => `${nameRevision(one.service)} in cluster ${nameRevision(one.cluster)}`);
  const what = group.computePlatform === 'ECS' ? said.join(', ') : `the platform ${group.computePlatform}`;
  return [
    {
      input: 'codedeploy-deployment-group',
      text: `The deployment group ${group.group} of ${group.application} deploys ${what}, not service ${service.name} in cluster ${cluster}.`,
      advice: 'Name the deployment group of this service.',
    },
  ];
}

/** The deployment under way brings what was asked for: it is followed as ours. */
function bringsAlready({ active }: CodeDeployPlan, next: JsonObject | undefined, request: DeployRequest): boolean {
  const brought = active?.revision;
  if (brought === undefined || next === undefined || request.shouldForceNewDeployment) return false;
  return request.rollbackTo === undefined
    ? isSameContent(next, toRegistrable(brought.described))
    : next.taskDefinitionArn === brought.arn;
}

function describeActive({ active, isWayBack }: CodeDeployPlan): readonly string[] {
  if (active === undefined) return [];
  const back = active.returnsToArn === undefined ? '' : ` and to go back to ${nameRevision(active.returnsToArn)}`;
  const what = isWayBack ? `CodeDeploy is asked to stop it${back}` : 'it is followed';
  return [`Deployment ${nameActive(active)} is under way: ${what}.`];
}

function nameActive({ id, isRollback, revision }: ActiveDeployment): string {
  if (revision === undefined) return id;
  return `${id} ${isRollback ? 'back to' : 'of'} ${nameRevision(revision.arn)}`;
}

/** CodeDeploy takes one deployment of a group at a time (AWS CodeDeploy quotas). */
function refuseSecond({ group, active }: CodeDeployPlan, next: JsonObject | undefined): readonly Fault[] {
  if (active === undefined) return [];
  const { id, returnsToArn, revision } = active;
  const brought = revision === undefined ? '' : `, which brings ${nameRevision(revision.arn)},`;
  // What was asked for and is refused, since the deployment is not ours, is no advice.
  const hasBack = revision !== undefined && next?.taskDefinitionArn !== returnsToArn;
  const back =
    returnsToArn === undefined || !hasBack
      ? ''
      : `, go back to ${nameRevision(returnsToArn)} with rollback-to: previous,`;
  const stop = `stop it: aws deploy stop-deployment --deployment-id ${id} --auto-rollback-enabled`;
  return [
    {
      text: `Deployment ${id} of the deployment group ${group.group}${brought} is under way, and CodeDeploy takes one at a time.`,
      advice: active.isRollback ? 'It is a rollback: wait for its end.' : `Wait for its end${back} or ${stop}`,
    },
  ];
}

function checkAppSpec(appSpec: AppSpec, next: JsonObject, request: DeployRequest): readonly Fault[] {
  const { containerName, containerPort } = appSpec;
  const containers = listObjects(next.containerDefinitions);
  const container = containers.find(({ name }) => name === containerName);
  const refuse = (problem: string, advice: string): readonly Fault[] => [
    { input: 'codedeploy-appspec', text: `${request.codeDeploy.appSpecPath}: ${problem}.`, advice: `${advice}.` },
  ];
  if (container === undefined) {
    const names = containers.map(({ name }) => String(name)).join(', ');
    return refuse(`the task definition has no container ${containerName}`, `Its containers are: ${names}`);
  }
  const ports = listObjects(container.portMappings);
  const isMapped = ports.some((one) => one.containerPort === containerPort || one.containerPortRange !== undefined);
  if (isMapped) return [];
  const known = ports.map((one) => String(one.containerPort)).join(', ');
  const advice = known === '' ? 'It maps no port at all' : `It maps: ${known}`;
  return refuse(`container ${containerName} does not map port ${containerPort}`, advice);
}

function listObjects(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function noticeDescription({ codeDeploy: { description = '' } }: DeployRequest): readonly Notice[] {
  const { length } = [...description];
  if (length <= LONGEST_DESCRIPTION) return [];
  const text = `codedeploy-deployment-description has ${length} characters; CodeDeploy takes ${LONGEST_DESCRIPTION}, and the rest is cut.`;
  return [{ level: 'notice', text }];
}

function noticeRollback({ group, rollbackEvents }: DeploymentGroup, service: ServiceRecord): readonly Notice[] {
  if (rollbackEvents.includes('DEPLOYMENT_FAILURE')) return [];
  const text = `The deployment group ${group} of service ${service.name} does not roll back failed deployments by itself.`;
  return [{ level: 'notice', text, advice: 'Turn on its automatic rollback for DEPLOYMENT_FAILURE.' }];
}

/** Inputs for CodeDeploy say nothing of a service that ECS deploys. */
export function noticeUnused({ service, codeDeploy }: FoundService, request: DeployRequest): readonly Notice[] {
  const { appSpecPath: _path, ...given } = request.codeDeploy;
  if (codeDeploy !== undefined || Object.keys(given).length === 0) return [];
  return [
    {
      level: 'notice',
      text: `ECS itself deploys service ${service.name}: the inputs codedeploy-* are not used for it.`,
    },
  ];
}
