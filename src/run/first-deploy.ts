/** `service-definition`: the first deploy of a service that does not exist. */
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined, isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import type { ServiceEnding } from '../follow/due-update.ts';
import { noteSent } from '../follow/note-sent.ts';
import type { ContainerSettings, DeployRequest, OneOffTaskRequest } from '../inputs/request.ts';
import { DeployError } from '../ports/deploy-error.ts';
import { sendOnce } from '../ports/send-once.ts';
import { parseDefinition } from '../service-definition/parse-definition.ts';
import { formatDocumentError, refuseDocument } from '../task-definition/document-error.ts';
import { clusterName, lastSegment, revisionName } from '../text/arn.ts';
import { deleteCreated } from './delete-created.ts';
import { deploy, describeErrors } from './deploy.ts';
import { AbsentService } from './read-service.ts';
import { planCreation } from './service-creation.ts';
import type { World } from './world.ts';

/**
 * Deploys; if the service does not exist, creates it from its definition first. Then the run follows the deployment in
 * progress like any other run, also one that is started again.
 */
export async function deployOrCreate(request: DeployRequest, world: World): Promise<ServiceEnding> {
  const definition = await readDefinition(request, world);
  if (definition === undefined) return deploy(request, world);
  try {
    return await deploy(request, world, { definition });
  } catch (thrown) {
    if (!(thrown instanceof AbsentService) || !thrown.mayBeCreated) throw thrown;
    return createAndFollow(request, definition, withoutIdentity(world));
  }
}

/** @throws DeployError `input` for a file that cannot be used, before anything is called */
async function readDefinition(request: DeployRequest, world: World): Promise<JsonObject | undefined> {
  const { serviceDefinition: path, cluster, services } = request;
  const [service] = services;
  if (path === undefined || service === undefined) return undefined;
  const text = await world.files.readText(path, 'service-definition');
  const parsed = await parseDefinition(text, path, { cluster, service });
  if ('errors' in parsed) throw refuseDocument(parsed.errors, 'The service definition cannot be used.');
  for (const warning of parsed.warnings) world.report({ type: 'warning', text: formatDocumentError(warning) });
  return parsed.definition;
}

function refuseNoTaskDefinition({ serviceDefinition }: DeployRequest): DeployError {
  return new DeployError({
    kind: 'input',
    message: `No task definition: a service that does not exist has none, and neither does ${serviceDefinition}.`,
    advice: 'Set task-definition, or taskDefinition in the file.',
  });
}

/** The identity of this run was reported before. */
function withoutIdentity(world: World): World {
  return {
    ...world,
    report: (event) => {
      if (event.type !== 'identified') world.report(event);
    },
  };
}

async function createAndFollow(request: DeployRequest, definition: JsonObject, world: World): Promise<ServiceEnding> {
  const name = lastSegment(request.services[0] ?? '');
  if (request.schedules.length > 0) {
    throw new DeployError({
      kind: 'input',
      message: `Service ${name} does not exist, and scheduled-rules and schedules follow a service that runs.`,
      advice: 'Create the service in a run without them; the next run with them updates them.',
    });
  }
  if (request.taskDefinition.kind === 'current' && typeof definition.taskDefinition !== 'string') {
    throw refuseNoTaskDefinition(request);
  }
  const creation = planCreation(name, definition);
  const ending = await deploy(toRegistration(request, definition), world, { creation });
  const missing = `Service ${name} does not exist in cluster ${clusterName(request.cluster)}`;
  if (ending.verdict === 'planned') return { ...ending, reason: `${missing}: it would be created. ${ending.reason}` };
  const revisionArn = world.notes.record().taskDefinition?.revisionArn;
  if (ending.verdict !== 'started' || revisionArn === undefined) return ending;
  const { desiredCount } = request;
  // A count that is sent later would scale the service twice.
  const counted = { ...definition, ...defined({ desiredCount }) };
  await create({ ...counted, serviceName: name, taskDefinition: revisionArn }, { name, revisionArn, request }, world);
  const created = `Created service ${name} with ${revisionName(revisionArn)}`;
  const advice = `If this first deployment fails, there is no revision to roll back to, and the service ${request.onFailure === 'leave' ? 'stays' : 'is deleted'} (on-failure).`;
  world.report({ type: 'notice', text: `${missing}. ${created}.`, advice });
  const followed = await deploy(toFollowing(request, revisionArn), world);
  if (followed.verdict === 'refused') {
    const why = describeErrors(world.notes.record().errors);
    return { verdict: 'failed', reason: `${created}, and it was not followed: ${why}` };
  }
  if (followed.verdict !== 'unchanged') {
    return deleteCreated({ name, revisionArn, ending: followed }, request, world);
  }
  // It was complete before it was read.
  const steady = { verdict: 'steady', reason: `${created}; its tasks are running.` } as const;
  world.notes.noteService(name, steady);
  return steady;
}

interface Creation {
  readonly name: string;
  readonly revisionArn: RevisionArn;
  readonly request: DeployRequest;
}

/** Sends CreateService so that exactly one service is created, even if the answer is lost. */
async function create(sent: JsonObject, { name, revisionArn, request }: Creation, world: World): Promise<void> {
  const { cluster } = request;
  const find = async () => {
    const found = await world.ecs.describeService(cluster, name);
    return found?.status === 'ACTIVE' && found.revisionArn === revisionArn ? found : undefined;
  };
  world.remember({ updating: { cluster, services: [name], revisionArns: [revisionArn] } });
  await noteSent(name, world, () => sendOnce({ send: () => world.ecs.create(cluster, sent), find }, world));
  // From here on the deployment is followed as any other.
  world.notes.noteService(name, { isUpdateSent: false, isCreated: true });
}

/** Everything up to the service: the image, the revision, the one-off task. */
function toRegistration(request: DeployRequest, definition: JsonObject): DeployRequest {
  const { taskDefinition, oneOffTask } = request;
  const family = definition.taskDefinition;
  const registered = { kind: 'registered', reference: String(family) } as const;
  return {
    ...request,
    services: [],
    taskDefinition: taskDefinition.kind === 'current' ? registered : taskDefinition,
    ...defined({ oneOffTask: oneOffTask && placeTask(oneOffTask, definition) }),
  };
}

/** A one-off task runs where the service does; there is no service yet that has the network. */
function placeTask(task: OneOffTaskRequest, { networkConfiguration, launchType }: JsonObject): OneOffTaskRequest {
  const given = isJsonObject(networkConfiguration) ? networkConfiguration.awsvpcConfiguration : undefined;
  const { subnets, securityGroups, assignPublicIp } = isJsonObject(given) ? given : {};
  const type = (['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'] as const).find((one) => one === launchType);
  const ip = (['ENABLED', 'DISABLED'] as const).find((one) => one === assignPublicIp);
  return {
    ...defined({ assignPublicIp: ip, launchType: task.capacityProviderStrategy.length === 0 ? type : undefined }),
    ...task,
    subnets: task.subnets.length > 0 ? task.subnets : toTexts(subnets),
    securityGroups: task.securityGroups.length > 0 ? task.securityGroups : toTexts(securityGroups),
  };
}

function toTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

const NO_SETTINGS: ContainerSettings = {
  environment: [],
  secrets: [],
  shouldPruneEnvironment: false,
  environmentFiles: [],
  dockerLabels: [],
  logOptions: [],
};

/** The revision as it was registered: nothing is built, changed or run again. */
function toFollowing(request: DeployRequest, revisionArn: string): DeployRequest {
  const { oneOffTask: _task, rehearsal: _rehearsal, taskRole: _role, executionRole: _execution, ...rest } = request;
  return {
    ...rest,
    image: { kind: 'keep' },
    taskDefinition: { kind: 'registered', reference: revisionArn },
    containerNames: [],
    containerSettings: NO_SETTINGS,
    keptEmptyFields: [],
    shouldForceNewDeployment: false,
  };
}
