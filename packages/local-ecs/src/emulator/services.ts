import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { EngineState } from '../engine/step.ts';
import type { CallContext, CallService, ServiceCalls } from '../http/read-call.ts';
import { answerClassic } from '../load-balancing/answer-classic.ts';
import { answerLoadBalancing, type LoadBalancingContext } from '../load-balancing/answer-load-balancing.ts';
import { answerLogs } from '../logs/answer-logs.ts';
import { playLines } from '../logs/log-line.ts';
import type { LogStore } from '../logs/log-store.ts';
import type { LogsContext } from '../logs/logs-context.ts';
import { answerMetrics } from '../metrics/answer-metrics.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import { answerEcrPublic } from '../registry/ecr-public.ts';
import type { Registry } from '../registry/registry.ts';
import { answerIam, type RoleStore } from '../roles/answer-iam.ts';
import type { TaskRuntime } from '../runtime/contract.ts';
import { answerScaling, type ScalingStore } from '../scaling/answer-scaling.ts';
import { answerEvents } from '../schedules/answer-events.ts';
import { answerScheduler } from '../schedules/answer-scheduler.ts';
import type { ScheduleStore } from '../schedules/schedule-store.ts';
import { answerParameterStore, answerSecretsManager } from '../secrets/answer-secrets.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { answerSts, type StsParts } from '../sts/answer-sts.ts';
import type { EngineClock } from './clock.ts';
import type { Host } from './host.ts';

export interface ServiceParts {
  readonly host: Host<EngineState>;
  readonly registry: Registry;
  /** None: tasks are simulated, and their logs too. */
  readonly runtime: TaskRuntime | undefined;
  readonly clock: EngineClock;
  readonly secrets: SecretStore;
  readonly roles: RoleStore;
  readonly scaling: ScalingStore;
  readonly schedules: ScheduleStore;
  readonly metrics: MetricStore;
  readonly sts: StsParts;
  readonly logs: LogStore;
}

/**
 * The AWS services of one local ECS: ECS and CodeDeploy are its engine; Logs and CloudWatch read the
 * engine's state; Elastic Load Balancing changes it, too.
 */
export function connectServices(parts: ServiceParts): ServiceCalls {
  const { host, registry } = parts;
  const callEngine: CallService = (operation, input, { caller, ageMs }) =>
    ageMs > 0 ? host.callPast({ operation, input, caller }, ageMs) : host.call(operation, input, caller);
  return {
    ecs: callEngine,
    ecr: registry.call,
    'ecr-public': (operation, input) => answerEcrPublic(registry, operation, input),
    codedeploy: (operation, input, context) => callEngine(`codedeploy:${operation}`, input, context),
    logs: (operation, input, { ageMs }) => answerLogs(openLogs(parts, ageMs), operation, input),
    cloudwatch: (operation, input, { ageMs }) => {
      const { state, at: now } = host.past(ageMs);
      return answerMetrics({ state, metrics: parts.metrics, now }, operation, input);
    },
    secretsmanager: (operation, input) => answerSecretsManager(parts.secrets, operation, input),
    'application-autoscaling': (operation, input) => answerScaling(parts.scaling, operation, input),
    ssm: (operation, input) => answerParameterStore(parts.secrets, operation, input),
    events: (operation, input) => answerEvents(parts.schedules, operation, input),
    scheduler: (operation, input) => answerScheduler(parts.schedules, operation, input),
    iam: (operation, input) => answerIam(parts.roles, operation, input),
    sts: (operation, input, { caller, sessionToken }) =>
      answerSts(parts.sts, { accessKeyId: caller.accessKeyId, ...defined({ sessionToken }) }, { operation, input }),
    elbv2: (operation, input, context) => answerLoadBalancing(useEngine(parts, context), operation, input),
    elb: (operation, input, context) => answerClassic(useEngine(parts, context), operation, input),
  };
}

function useEngine({ host }: ServiceParts, { caller, ageMs }: CallContext): LoadBalancingContext {
  const change = (operation: string, input: JsonObject) => host.call(operation, input, caller);
  return { past: () => host.past(ageMs).state, state: host.state, change };
}

function openLogs({ host, runtime, clock, logs: store }: ServiceParts, ageMs: number): LogsContext {
  const { state, at: now } = host.past(ageMs);
  const putGroups: LogsContext['putGroups'] = (known) => {
    if (known !== state.logGroups) host.putLogGroups(known);
  };
  const context = { state, store, now, putGroups };
  if (runtime === undefined) return { ...context, readLines: (stream) => playLines(state, now, stream) };
  return {
    ...context,
    readLines: ({ task, container }) =>
      (runtime.readLines?.(task.arn, container.name) ?? [])
        .map(({ number, monotonicMs, text }) => ({ number, at: clock.at(monotonicMs), text }))
        .filter(({ at }) => at <= now),
  };
}
