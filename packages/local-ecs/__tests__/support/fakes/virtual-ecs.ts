/** The local ECS on virtual time: calls are answered at once, and time jumps from one event to the next. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type {
  Answer,
  Command,
  Effect,
  EngineSettings,
  Fact,
  ImageBehaviour,
  TargetGroupSpecification,
} from '../../../src/engine/contract.ts';
import { createState, type EngineState, nextWake, step } from '../../../src/engine/step.ts';
import { mustFitModel } from '../harness/check-shape.ts';

/** A moment with a zero in every place below the second. */
export const START = 1_700_000_000_000;

const SETTINGS: EngineSettings = {
  account: '123456789012',
  region: 'eu-west-1',
  tasks: 'simulated',
  schedulerIntervalMs: 10_000,
  seed: 7,
};

const TARGET_GROUP: TargetGroupSpecification = {
  name: 'web',
  listenPort: 0,
  healthCheckPath: '/',
  healthCheckIntervalSeconds: 5,
  healthCheckTimeoutSeconds: 2,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
  matcher: '200',
  deregistrationDelaySeconds: 20,
};

/** A deployment as DescribeServices shows it, narrowed. */
export interface SeenDeployment {
  readonly id: string;
  readonly status: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly failedTasks: number;
  readonly rolloutState: string;
  readonly rolloutStateReason: string;
}

export interface SeenService extends JsonObject {
  readonly status: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly deployments: readonly (SeenDeployment & JsonObject)[];
  readonly events: readonly { readonly id: string; readonly createdAt: number; readonly message: string }[];
  readonly currentServiceDeployment: string;
}

export class VirtualEcs {
  state: EngineState;
  now = START;
  readonly effects: Effect[] = [];
  /** Whether each answer must fit the SDK's model. */
  isChecked = true;
  /** Called after every step with the state that it led to. */
  watch: (state: EngineState, now: number) => void = () => undefined;

  constructor(settings: Partial<EngineSettings> = {}) {
    this.state = createState({ ...SETTINGS, ...settings }, START);
  }

  send(command: Command): Answer | undefined {
    const result = step(this.state, command, this.now);
    this.state = result.state;
    this.effects.push(...result.effects);
    this.watch(this.state, this.now);
    return result.answer;
  }

  /** The answer to an operation, refusal or not. @throws Error when the SDK's model knows no such answer */
  ask(operation: string, input: JsonObject = {}): Answer {
    const caller = { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' };
    const answer = this.send({ kind: 'call', operation, input, caller });
    if (answer === undefined) throw new Error(`no answer to ${operation}`);
    // CodeDeploy's SDK is not installed; its answers are checked against the model of boto3, if installed. Changes of
    // load balancers are described elsewhere.
    if (this.isChecked && !/^(?:codedeploy|elbv2|elb):/.test(operation))
      mustFitModel({ service: 'ecs', operation, input, answer });
    return answer;
  }

  /** The output of an operation; a refusal fails the test. */
  call(operation: string, input: JsonObject = {}): JsonObject {
    const answer = this.ask(operation, input);
    if (!answer.ok) throw new Error(`${operation}: ${answer.type}: ${answer.message}`);
    return answer.output;
  }

  /** The output of a read of some earlier state, which stays as it was. */
  peek(
    state: EngineState,
    read: { readonly operation: string; readonly input: JsonObject; readonly at: number },
  ): JsonObject {
    const caller = { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' };
    const { operation, input, at } = read;
    const { answer } = step(state, { kind: 'call', operation, input, caller }, at);
    if (answer?.ok !== true) throw new Error(`${operation}: ${answer?.message}`);
    return answer.output;
  }

  report(fact: Fact): void {
    this.send({ kind: 'fact', fact });
  }

  addInstances(count: number, share: { readonly cpu?: number; readonly memoryMiB?: number } = {}): void {
    const instances = Array.from({ length: count }, (_, at) => {
      const availabilityZone = `eu-west-1${'ba'.charAt(at % 2)}`;
      return { address: `127.0.1.${at + 1}`, cpu: 2048, memoryMiB: 4096, availabilityZone, ...share };
    });
    this.send({ kind: 'add-instances', cluster: 'default', instances });
  }

  /** Returns its ARN. */
  addTargetGroup(change: Partial<TargetGroupSpecification> = {}): string {
    const answer = this.send({ kind: 'put-target-group', targetGroup: { ...TARGET_GROUP, ...change } });
    if (answer?.ok !== true) throw new Error('no target group');
    return String(answer.output.targetGroupArn);
  }

  play(...images: readonly ImageBehaviour[]): void {
    this.send({ kind: 'put-scenario', scenario: { images } });
  }

  /** Jumps to the next moment at which something happens; false when nothing will. */
  jump(): boolean {
    const next = nextWake(this.state, this.now);
    if (next === undefined) return false;
    this.now = next;
    this.send({ kind: 'tick' });
    return true;
  }

  /** Lets time pass until nothing more will happen, or for so long at most. */
  run(seconds = 7200): void {
    const end = this.now + seconds * 1000;
    for (;;) {
      const next = nextWake(this.state, this.now);
      if (next === undefined || next > end) return;
      this.now = next;
      this.send({ kind: 'tick' });
    }
  }

  /** Lets exactly so much time pass. */
  pass(seconds: number): void {
    const end = this.now + seconds * 1000;
    this.run(seconds);
    this.now = end;
    this.send({ kind: 'tick' });
  }

  service(name = 'web'): SeenService {
    const { services } = this.call('DescribeServices', { services: [name] });
    return (services as readonly SeenService[])[0] as SeenService;
  }

  /** Event texts, oldest first, ids of tasks and instances replaced by `ID`. */
  events(name = 'web'): readonly string[] {
    const texts = this.service(name).events.map((event) => event.message.replace(/\b[0-9a-f]{32}\b/g, 'ID'));
    return texts.reverse();
  }

  /** ARNs of the service's tasks with the desired status RUNNING. */
  taskArns(name = 'web'): readonly string[] {
    return this.call('ListTasks', { serviceName: name }).taskArns as readonly string[];
  }

  serviceDeployment(arn: string): JsonObject {
    const { serviceDeployments } = this.call('DescribeServiceDeployments', { serviceDeploymentArns: [arn] });
    return (serviceDeployments as readonly JsonObject[])[0] ?? {};
  }
}

/** A task definition with one container `web` of 128 MiB. */
export function aTaskDefinition(container: JsonObject = {}, task: JsonObject = {}): JsonObject {
  const web = { name: 'web', image: 'example/web:1', memory: 128, cpu: 64, ...container };
  return { family: 'web', containerDefinitions: [web], ...task };
}

/** Host port 80 on container port 5000. */
export const PORT_80: JsonObject = { portMappings: [{ containerPort: 5000, hostPort: 80 }] };

/** A host port of ECS's choice on container port 5000. */
export const ANY_PORT: JsonObject = { portMappings: [{ containerPort: 5000 }] };

/** A request for the service `web`. */
export function aService(change: JsonObject = {}): JsonObject {
  return { serviceName: 'web', taskDefinition: 'web', desiredCount: 2, ...change };
}

export function aConfiguration(
  minimumHealthyPercent: number,
  maximumPercent: number,
  more: JsonObject = {},
): JsonObject {
  return { deploymentConfiguration: { minimumHealthyPercent, maximumPercent, ...more } };
}

export const BREAKER_WITH_ROLLBACK: JsonObject = { deploymentCircuitBreaker: { enable: true, rollback: true } };
export const BREAKER_ALONE: JsonObject = { deploymentCircuitBreaker: { enable: true, rollback: false } };
