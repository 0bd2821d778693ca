import type { JsonObject } from '@slipway/ecs-rules/values';
import type { HookBehaviour, ImageBehaviour, InstanceSpecification } from '@slipway/local-ecs/engine';
import { createContainerRuntime, type Emulator, type EmulatorOptions, openEmulator } from '@slipway/local-ecs/internal';
import { mustFitModel } from '../../../packages/local-ecs/__tests__/support/harness/check-shape.ts';
import { untilTrue } from '../../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { environmentOf } from '../../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { paceClock } from '../fakes/paced-clock.ts';
import { type Job, openJob } from './action-run.ts';
import { recordCalls } from './record-calls.ts';

/** A local ECS with a cluster, container instances and a service, for the scenarios. */

/** A local ECS and a job that deploys to it. */
export interface ScenarioStage {
  readonly local: Emulator;
  readonly job: Job;
  /** Credentials and endpoint, as a login step would have left them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Calls the API as another client. @throws Error with the exception's words */
  call(operation: string, input: JsonObject): JsonObject;
  /** Calls that changed something, by operation, in order. */
  writes(): readonly string[];
  close(): Promise<void>;
}

export interface StageOptions {
  /** Times faster than real; tasks that are simulated also wait for a run that polls slowly. */
  readonly speed: number;
  /** The clock is stalled until `stage.local.advance` moves it. */
  readonly isStill?: boolean;
  readonly tasks: 'simulated' | 'containers';
  readonly instances?: number;
  readonly images?: readonly ImageBehaviour[];
  readonly hooks?: readonly HookBehaviour[];
  /** Of the secrets, parameters, log groups and roles that exist; absent: all. */
  readonly exists?: Pick<EmulatorOptions, 'secrets' | 'deletedSecrets' | 'logGroups' | 'roles'>;
}

const CALLER = { accessKeyId: 'AKIDOTHER', region: 'us-east-1' };
const READS = /^(?:Describe|List|Get|Simulate|Batch(?:Get|Check))/;

export async function openStage(options: StageOptions): Promise<ScenarioStage> {
  const { speed } = options;
  const local = await openEmulator({
    // Real containers need a clock that runs.
    clock: options.tasks === 'containers' ? { kind: 'scaled', speed } : { kind: 'virtual' },
    ...options.exists,
    scenario: { images: options.images ?? [], hooks: options.hooks ?? [] },
    ...(options.tasks === 'containers'
      ? { startRuntime: (world) => createContainerRuntime({ ...world, speed, engineName: 'slipway test' }) }
      : {}),
  });
  const isPaced = options.tasks === 'simulated' && options.isStill !== true;
  const stage = isPaced ? pace(standOn(local), speed) : standOn(local);
  stage.call('CreateCluster', { clusterName: 'production' });
  const instances = describeInstances(1, { from: 1, count: options.instances ?? 5 });
  if (instances.length > 0) local.addInstances('production', instances);
  return stage;
}

function pace(stage: ScenarioStage, speed: number): ScenarioStage {
  const clock = paceClock(stage.local, speed);
  return {
    ...stage,
    call: (operation, input) => {
      clock.noteRead();
      return stage.call(operation, input);
    },
    close: () => {
      clock.stop();
      return stage.close();
    },
  };
}

/** A stage on a local ECS that is up; `close` ends both. */
export function standOn(local: Emulator): ScenarioStage {
  const call = (operation: string, input: JsonObject): JsonObject => {
    const answer = local.host.call(operation, input, CALLER);
    mustFitModel({ service: 'ecs', operation, input, answer });
    if (!answer.ok) throw new Error(`${operation}: ${answer.message}`);
    return answer.output;
  };
  const job = openJob();
  return {
    local,
    job,
    environment: environmentOf(local),
    call,
    writes: () =>
      local
        .calls()
        .map((one) => one.operation)
        .filter((operation) => !READS.test(operation)),
    close: async () => {
      recordCalls(local);
      await local.close();
      job.remove();
    },
  };
}

/** Container instances with the addresses 127.0.NETWORK.FROM and on. */
export function describeInstances(
  network: number,
  { from, count }: { readonly from: number; readonly count: number },
): readonly InstanceSpecification[] {
  return Array.from({ length: count }, (_, at) => ({
    address: `127.0.${network}.${from + at}`,
    cpu: 2048,
    memoryMiB: 4096,
    availabilityZone: `us-east-1${'abc'[(from + at - 1) % 3]}`,
  }));
}

/** A service of four tasks on `hello:1`, which ECS has brought to rest. */
export async function aSteadyService(
  stage: ScenarioStage,
  overrides: JsonObject = {},
  definition: JsonObject = aTaskDefinition(),
): Promise<void> {
  stage.call('RegisterTaskDefinition', definition);
  stage.call('CreateService', {
    cluster: 'production',
    serviceName: 'hello',
    taskDefinition: 'hello:1',
    desiredCount: 4,
    launchType: 'EC2',
    // A task more while zones are balanced is a story of its own.
    availabilityZoneRebalancing: 'DISABLED',
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
    ...overrides,
  });
  await untilSteady(stage);
}

/** A target group on any free port, whose targets are found healthy or unhealthy within ten seconds. */
export const QUICK_HEALTH_CHECK = {
  listenPort: 0,
  healthCheckPath: '/',
  healthCheckIntervalSeconds: 5,
  healthCheckTimeoutSeconds: 2,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
  matcher: '200',
} as const;

/** Makes such a target group, whose targets drain for five seconds. Returns its ARN. */
export function putTargetGroup({ local }: ScenarioStage, name: string): string {
  const answer = local.putTargetGroup({ name, ...QUICK_HEALTH_CHECK, deregistrationDelaySeconds: 5 });
  if (!answer.ok) throw new Error(answer.message);
  return String(answer.output.targetGroupArn);
}

/** An image by digest: the same whatever its registry says. */
export function anImageByDigest(repository = 'hello', digit = 'a'): string {
  return `${repository}@sha256:${digit.repeat(64)}`;
}

/** A page that greets by PROVIDER, on host port 80 of its instance. */
export function aTaskDefinition(overrides: JsonObject = {}): JsonObject {
  return {
    family: 'hello',
    containerDefinitions: [
      {
        name: 'hello',
        image: 'hello:v1',
        memory: 128,
        stopTimeout: 2,
        portMappings: [{ containerPort: 5000, hostPort: 80 }],
      },
    ],
    ...overrides,
  };
}

/** The service as ECS shows it. */
export function describeService(stage: ScenarioStage, name = 'hello'): JsonObject {
  const [service] = stage.call('DescribeServices', { cluster: 'production', services: [name] })
    .services as JsonObject[];
  return service ?? {};
}

/** Resolves when ECS has brought the service to rest. */
export async function untilSteady(stage: ScenarioStage, name = 'hello'): Promise<void> {
  await untilTrue(() => isAtRest(describeService(stage, name)), `service ${name} is at rest`);
}

/** Behind a Classic Load Balancer there is no rollout state. */
export function isAtRest(service: JsonObject): boolean {
  const [primary, ...others] = service.deployments as JsonObject[];
  if (primary?.rolloutState !== undefined) return primary.rolloutState === 'COMPLETED';
  return others.length === 0 && service.runningCount === service.desiredCount;
}

/** The image of the first container in the current task definition. */
export function currentImage(stage: ScenarioStage, name = 'hello'): string {
  const revision = String(describeService(stage, name).taskDefinition);
  const described = stage.call('DescribeTaskDefinition', { taskDefinition: revision }).taskDefinition as JsonObject;
  const [container] = described.containerDefinitions as JsonObject[];
  return String(container?.image);
}
