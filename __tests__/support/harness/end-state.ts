/** What a run leaves in a local ECS, in a form that is the same for two runs that did the same. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { describeDeployment, listCreated } from './code-deploy-stage.ts';
import { describeService, type ScenarioStage } from './scenario-stage.ts';

export interface EndState {
  readonly services: readonly JsonObject[];
  /** Every revision with its tags. */
  readonly revisions: Readonly<Record<string, readonly string[]>>;
  /** How many tasks were started that no service wanted. */
  readonly ownTasks: number;
  /** Status of each deployment by CodeDeploy, newest first. */
  readonly codeDeployments: readonly string[];
  /** Digest by `repository:tag`. */
  readonly images: Readonly<Record<string, string>>;
  /** What rules and schedules start. */
  readonly scheduled: readonly string[];
}

/** Numbers of deployments, revisions and one-off tasks. */
export function countMade({ services, codeDeployments, revisions, ownTasks }: EndState): readonly number[] {
  const deployments = services.flatMap((service) => service.deployments as readonly string[]);
  return [codeDeployments.length + deployments.length, Object.keys(revisions).length, ownTasks];
}

const CLUSTER = { cluster: 'production' };

export function readEndState(stage: ScenarioStage): EndState {
  const { serviceArns } = stage.call('ListServices', CLUSTER);
  const names = (serviceArns as readonly string[]).map(shorten).sort();
  return {
    services: names.map((name) => readService(stage, name)),
    revisions: listRevisions(stage),
    // ECS starts one task for one token, however often it is asked (ECS API reference, RunTask).
    ownTasks: new Set(listApplied(stage, /^RunTask$/).map(({ clientToken }) => clientToken)).size,
    codeDeployments: listCreated(stage).map((id) => String(describeDeployment(stage, id).status)),
    images: listImages(stage),
    scheduled: listScheduled(stage),
  };
}

function readService(stage: ScenarioStage, name: string): JsonObject {
  const service = describeService(stage, name);
  const revision = String(service.taskDefinition ?? primaryTaskSet(service).taskDefinition);
  return {
    name,
    revision: shorten(revision),
    images: listContainerImages(stage, revision),
    running: `${service.runningCount}/${service.desiredCount}`,
    states: ((service.deployments ?? []) as readonly JsonObject[]).map(
      ({ status, rolloutState }) => `${status} ${rolloutState}`,
    ),
    // Newest first; CodeDeploy makes none.
    deployments: listDeployments(stage, name),
    ledger: readTags(stage, String(service.serviceArn)),
  };
}

function primaryTaskSet({ taskSets }: JsonObject): JsonObject {
  return (taskSets as readonly JsonObject[]).find(({ status }) => status === 'PRIMARY') ?? {};
}

function listContainerImages(stage: ScenarioStage, taskDefinition: string): readonly string[] {
  const { containerDefinitions } = stage.call('DescribeTaskDefinition', { taskDefinition })
    .taskDefinition as JsonObject;
  // The port of the registry differs from stage to stage.
  return (containerDefinitions as readonly JsonObject[]).map(({ image }) => String(image).replace(/^127[^/]*\//, ''));
}

function listDeployments(stage: ScenarioStage, service: string): readonly string[] {
  const { serviceDeployments } = stage.call('ListServiceDeployments', { ...CLUSTER, service });
  return (serviceDeployments as readonly JsonObject[]).map(({ status }) => String(status));
}

/** Attempts and times differ between runs that did the same. */
function readTags(stage: ScenarioStage, resourceArn: string): readonly string[] {
  const { tags } = stage.call('ListTagsForResource', { resourceArn });
  return (tags as readonly JsonObject[])
    .map(({ key, value }) => `${key}=${cleanTag(String(key), String(value))}`)
    .sort();
}

function cleanTag(key: string, value: string): string {
  // The content has the address of the registry in it.
  if (/^slipway:(?:run-attempt|newest|since|content)$/.test(key)) return '';
  const [run, , id, , revision] = value.split(' ');
  return key.startsWith('slipway:turn/') ? `${run} ${id} ${revision}` : value.replace(/\d{4}-\d\S+Z/, '');
}

function listRevisions(stage: ScenarioStage): EndState['revisions'] {
  const { taskDefinitionArns } = stage.call('ListTaskDefinitions', {});
  return Object.fromEntries(
    (taskDefinitionArns as readonly string[]).map((arn) => [shorten(arn), readTags(stage, arn)]),
  );
}

function listImages({ local }: ScenarioStage): Readonly<Record<string, string>> {
  const list = (operation: string, input: JsonObject): readonly JsonObject[] => {
    const answer = local.callAsOther({ service: 'ecr', operation, input });
    if (!answer.ok) throw new Error(`${operation}: ${answer.message}`);
    return (answer.output.repositories ?? answer.output.imageIds) as readonly JsonObject[];
  };
  const names = list('DescribeRepositories', {}).map(({ repositoryName }) => String(repositoryName));
  const images = names.flatMap((repositoryName) =>
    list('ListImages', { repositoryName }).map(
      ({ imageTag, imageDigest }) => [`${repositoryName}:${imageTag}`, String(imageDigest)] as const,
    ),
  );
  return Object.fromEntries(images.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The last revision that each rule and schedule was given. */
function listScheduled(stage: ScenarioStage): readonly string[] {
  const named = listApplied(stage, /^(?:PutTargets|UpdateSchedule|CreateSchedule)$/).map((input) => {
    const revisions = [...JSON.stringify(input).matchAll(/task-definition\/([\w:]+)/g)].map(([, name]) => name);
    return [String(input.Rule ?? input.Name), revisions.join(' ')] as const;
  });
  return [...new Map(named)].map(([name, revisions]) => `${name}: ${revisions}`);
}

/** Inputs of the calls that had their effect, from the log of calls. */
function listApplied({ local }: ScenarioStage, operation: RegExp): readonly JsonObject[] {
  return local
    .calls()
    .filter((call) => operation.test(call.operation) && call.answer === 'ok')
    .map(({ input }) => input);
}

function shorten(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
