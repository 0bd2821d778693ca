/** What a deployment by CodeDeploy will do, and what forbids it. */

import { defined, type JsonObject, readObjects } from '@slipway/ecs-rules/values';
import type { FoundService } from '../../current-state/current-state.ts';
import type { DeployRequest } from '../../inputs/request.ts';
import type { ActiveDeployment, AppSpec, CodeDeployState, DeploymentGroup } from '../../ports/code-deploy-records.ts';
import type { Notice, Problem } from '../../ports/finding.ts';
import type { ServiceRecord } from '../../ports/service-records.ts';
import { toRegistrable } from '../../task-definition/registrable.ts';
import { isSameContent } from '../../task-definition/same-content.ts';
import { clusterName, revisionName, serviceName } from '../../text/arn.ts';
import { formatMinutes } from '../../text/duration.ts';

/** How CodeDeploy will be asked, once the revision is known. */
export interface CodeDeployPlan extends CodeDeployState {
  readonly configName?: string;
  /** Short enough for CodeDeploy. */
  readonly description?: string;
  /** The deployment in progress is stopped with rollback, which leads to the revision that was requested. */
  readonly shouldRollBackActive: boolean;
}

/** What the plan says of a service that CodeDeploy deploys. */
export interface CodeDeployWords {
  readonly lines: readonly string[];
  readonly errors: readonly Problem[];
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
    shouldRollBackActive: target?.isCodeDeployRollback === true && !request.shouldForceNewDeployment,
    ...defined({
      configName,
      description: description === undefined ? undefined : [...description].slice(0, LONGEST_DESCRIPTION).join(''),
    }),
  };
}

/** The waits of the group itself: a deployment that is well takes them on top of its work. */
export function measureOwnWaits({ rerouteWaitMs = 0, terminationWaitMs = 0 }: DeploymentGroup): number {
  return rerouteWaitMs + terminationWaitMs;
}

/** @param next the document to deploy; absent when it cannot be made */
export function forecastCodeDeploy(
  found: { readonly service: ServiceRecord; readonly plan: CodeDeployPlan; readonly next: JsonObject | undefined },
  request: DeployRequest,
): CodeDeployWords {
  const { service, plan, next } = found;
  const isInProgress = plan.shouldRollBackActive || bringsAlready(plan, next, request);
  return {
    lines: isInProgress ? describeActive(plan) : describePlan(plan, service),
    errors: [
      ...refuseInputs(service, request),
      ...checkGroup(plan.group, service),
      ...(isInProgress ? [] : refuseSecond(plan, next)),
      ...(next === undefined ? [] : checkAppSpec(plan.appSpec, next, request)),
    ],
    notices: [...noticeDescription(request), ...noticeRollback(plan.group, service)],
  };
}

function describePlan({ group, configName = group.configName }: CodeDeployPlan, service: ServiceRecord) {
  const { rerouteWaitMs, terminationWaitMs, application } = group;
  return [
    `CodeDeploy deploys it: application ${application}, deployment group ${group.group}, configuration ${configName}.`,
    `All ${service.desired} new tasks start next to the ${service.running} old ones before traffic shifts.`,
    ...(rerouteWaitMs === undefined
      ? []
      : [`It waits up to ${minutes(rerouteWaitMs)} for someone to approve the traffic shift.`]),
    ...(terminationWaitMs === undefined
      ? ['The old tasks keep running.']
      : [`The old tasks stop ${minutes(terminationWaitMs)} after the traffic shift.`]),
  ];
}

function minutes(ms: number): string {
  return formatMinutes(ms / 60_000);
}

const SETTINGS = [
  ['circuit-breaker-threshold', 'breakerThreshold'],
  ['reset-on-healthy-task', 'isResetByHealthyTask'],
  ['early-success', 'earlySuccess'],
  ['deployment-alarms', 'alarms'],
  ['bake-time-minutes', 'bakeTimeMinutes'],
  ['availability-zone-rebalancing', 'rebalancing'],
  ['health-check-grace-period', 'gracePeriodSeconds'],
  ['platform-version', 'platformVersion'],
] as const;

/** A deployment says which revision is deployed, and no more (CodeDeploy API reference, CreateDeployment). */
function refuseInputs(service: ServiceRecord, request: DeployRequest): readonly Problem[] {
  const given: readonly (readonly [string, boolean])[] = [
    ['desired-count', request.desiredCount !== undefined],
    ['minimum-healthy-percent', request.minimumHealthyPercent !== undefined],
    ['maximum-percent', request.maximumPercent !== undefined],
    ['circuit-breaker', request.circuitBreaker !== 'keep'],
    ...SETTINGS.map(([input, field]) => [input, request.deployment[field] !== undefined] as const),
    ['enable-ecs-managed-tags', request.hasManagedTags !== undefined],
    ['propagate-tags', request.propagateTags !== undefined],
    ['service-managed-ebs-volume', request.managedVolume !== undefined],
  ];
  return given
    .filter(([, isGiven]) => isGiven)
    .map(([input]) => ({
      input,
      text: `${input}: not supported for service ${service.name}, which AWS CodeDeploy deploys.`,
      advice: 'Remove the input, and change the setting with aws ecs update-service.',
    }));
}

function checkGroup(group: DeploymentGroup, service: ServiceRecord): readonly Problem[] {
  const cluster = clusterName(service.clusterArn);
  const isOurs = group.services.some(
    (one) => clusterName(one.cluster) === cluster && serviceName(one.service) === service.name,
  );
  if (isOurs) return [];
  const said = group.services.map((one) => `${serviceName(one.service)} in cluster ${clusterName(one.cluster)}`);
  const what = group.computePlatform === 'ECS' ? said.join(', ') : `the platform ${group.computePlatform}`;
  return [
    {
      input: 'codedeploy-deployment-group',
      text: `The deployment group ${group.group} of ${group.application} deploys ${what}, not service ${service.name} in cluster ${cluster}.`,
      advice: 'Use the deployment group of this service.',
    },
  ];
}

/** The deployment in progress brings what was requested: it is followed as ours. */
function bringsAlready({ active }: CodeDeployPlan, next: JsonObject | undefined, request: DeployRequest): boolean {
  const brought = active?.revision;
  if (brought === undefined || next === undefined || request.shouldForceNewDeployment) return false;
  return request.rollbackTo === undefined
    ? isSameContent(next, toRegistrable(brought.described))
    : next.taskDefinitionArn === brought.arn;
}

function describeActive({ active, shouldRollBackActive }: CodeDeployPlan): readonly string[] {
  if (active === undefined) return [];
  const back = active.returnsToArn === undefined ? '' : ` and roll back to ${revisionName(active.returnsToArn)}`;
  const what = shouldRollBackActive ? `Slipway requests CodeDeploy to stop it${back}` : 'Slipway follows it';
  return [`Deployment ${formatActive(active)} is in progress: ${what}.`];
}

function formatActive({ id, isRollback, revision }: ActiveDeployment): string {
  if (revision === undefined) return id;
  return `${id} ${isRollback ? 'back to' : 'of'} ${revisionName(revision.arn)}`;
}

/** CodeDeploy takes one deployment of a group at a time (AWS CodeDeploy quotas). */
function refuseSecond({ group, active }: CodeDeployPlan, next: JsonObject | undefined): readonly Problem[] {
  if (active === undefined) return [];
  const { id, returnsToArn, revision } = active;
  const brought = revision === undefined ? '' : ` of ${revisionName(revision.arn)}`;
  // What was requested and is refused, since the deployment is not ours, is no advice.
  const hasBack = revision !== undefined && next?.taskDefinitionArn !== returnsToArn;
  const back =
    returnsToArn === undefined || !hasBack
      ? ''
      : `, roll back to ${revisionName(returnsToArn)} with rollback-to: previous,`;
  const stop = `stop it: aws deploy stop-deployment --deployment-id ${id} --auto-rollback-enabled`;
  return [
    {
      text: `Deployment ${id}${brought} is in progress in deployment group ${group.group}; CodeDeploy runs one at a time.`,
      advice: active.isRollback ? 'It is a rollback: wait until it ends.' : `Wait until it ends${back} or ${stop}`,
    },
  ];
}

function checkAppSpec(appSpec: AppSpec, next: JsonObject, request: DeployRequest): readonly Problem[] {
  const { containerName, containerPort } = appSpec;
  const containers = readObjects(next, 'containerDefinitions');
  const container = containers.find(({ name }) => name === containerName);
  const refuse = (problem: string, advice: string): readonly Problem[] => [
    { input: 'codedeploy-appspec', text: `${request.codeDeploy.appSpecPath}: ${problem}.`, advice: `${advice}.` },
  ];
  if (container === undefined) {
    const names = containers.map(({ name }) => String(name)).join(', ');
    return refuse(`the task definition has no container ${containerName}`, `Its containers are: ${names}`);
  }
  const ports = readObjects(container, 'portMappings');
  const isMapped = ports.some((one) => one.containerPort === containerPort || one.containerPortRange !== undefined);
  if (isMapped) return [];
  const known = ports.map((one) => String(one.containerPort)).join(', ');
  const advice = known === '' ? 'It maps no port' : `It maps: ${known}`;
  return refuse(`container ${containerName} does not map port ${containerPort}`, advice);
}

function noticeDescription({ codeDeploy: { description = '' } }: DeployRequest): readonly Notice[] {
  const { length } = [...description];
  if (length <= LONGEST_DESCRIPTION) return [];
  const text = `codedeploy-deployment-description has ${length} characters; CodeDeploy allows ${LONGEST_DESCRIPTION}, so the rest is cut.`;
  return [{ level: 'notice', text }];
}

function noticeRollback({ group, rollbackEvents }: DeploymentGroup, service: ServiceRecord): readonly Notice[] {
  if (rollbackEvents.includes('DEPLOYMENT_FAILURE')) return [];
  const text = `Deployment group ${group} of service ${service.name} does not roll back failed deployments automatically.`;
  return [{ level: 'notice', text, advice: 'Turn on its automatic rollback for DEPLOYMENT_FAILURE.' }];
}

/** Inputs for CodeDeploy say nothing of a service that ECS deploys. */
export function noticeUnused({ service, codeDeploy }: FoundService, request: DeployRequest): readonly Notice[] {
  const { appSpecPath: _path, ...given } = request.codeDeploy;
  if (codeDeploy !== undefined || Object.keys(given).length === 0) return [];
  return [
    {
      level: 'notice',
      text: `Service ${service.name} is not deployed by CodeDeploy: the inputs codedeploy-* are ignored.`,
    },
  ];
}
