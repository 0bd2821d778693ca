import type { EngineClock } from './clock.ts';
import type { EngineState } from './engine/step.ts';
import type { Host } from './host.ts';
import type { CallService, ServiceCalls } from './http/read-call.ts';
import { answerLoadBalancing } from './load-balancing/answer-load-balancing.ts';
import { answerLogs } from './logs/answer-logs.ts';
import { playLines } from './logs/log-line.ts';
import type { LogsContext } from './logs/logs-input.ts';
import { answerEcrPublic } from './registry/ecr-public.ts';
import type { Registry } from './registry/registry.ts';
import type { TaskRuntime } from './runtime/contract.ts';

export interface ServiceParts {
  readonly host: Host<EngineState>;
  readonly registry: Registry;
  /** None: tasks are simulated, and their logs too. */
  readonly runtime: TaskRuntime | undefined;
  readonly clock: EngineClock;
}

/** The AWS services of one local ECS: ECS and CodeDeploy are its engine; Logs and Elastic Load Balancing read the engine's state. */
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
    elbv2: (operation, input, { ageMs }) => answerLoadBalancing(host.past(ageMs).state, operation, input),
  };
}

function openLogs({ host, runtime, clock }: ServiceParts, ageMs: number): LogsContext {
  const { state, at: now } = host.past(ageMs);
  if (runtime === undefined) return { state, readLines: (stream) => playLines(state, now, stream) };
  return {
    state,
    readLines: ({ task, container }) =>
      (runtime.readLines?.(task.arn, container.name) ?? [])
        .map(({ number, monotonicMs, text }) => ({ number, at: clock.at(monotonicMs), text }))
        .filter(({ at }) => at <= now),
  };
}
