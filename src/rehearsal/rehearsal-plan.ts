/** What is expected of the containers of a task. Values in, values out. */
import { isJsonObject, type JsonObject, readObjects } from '@slipway/ecs-rules/values';
import type { ContainerDefinition, TaskDefinitionDocument } from '../ports/task-definition.ts';
import { isChecked, limitHealth } from './health-limit.ts';

export interface RehearsalPlan {
  readonly containers: readonly ContainerPlan[];
  /** A task of no service may end with exit code 0. */
  readonly mayEnd: boolean;
  /** Milliseconds from the last start until a container must listen on its ports, if it listens on others already. */
  readonly portLimitMs: number;
  /** The same for a container that listens on no port yet. */
  readonly silentLimitMs: number;
}

export interface ContainerPlan {
  readonly name: string;
  readonly image: string;
  readonly isEssential: boolean;
  /** Container ports of TCP port mappings. */
  readonly ports: readonly number[];
  /** Milliseconds from its start until its health check must pass; absent: it has none. */
  readonly healthLimitMs?: number;
  /** Seconds from SIGTERM to SIGKILL. */
  readonly stopTimeoutSeconds: number;
}

/** What the services of the run say. */
export interface RehearsalContext {
  readonly mayEnd: boolean;
  /** Seconds in which ECS ignores the load balancer, the longest of the services. */
  readonly gracePeriodSeconds: number;
}

/**
 * Milliseconds for a container that listens elsewhere already, or for containers that are healthy: most programs open
 * all their ports at once.
 */
const PORT_LIMIT_MS = 12_000;

/**
 * Milliseconds for a container that listens nowhere yet: a target group with default settings calls a target unhealthy
 * after two failed checks, 30 s apart (Elastic Load Balancing API reference, CreateTargetGroup).
 */
const SILENT_LIMIT_MS = 60_000;

/** Default of the ECS agent, ECS_CONTAINER_STOP_TIMEOUT, and of Fargate (ECS API reference, ContainerDefinition). */
const STOP_TIMEOUT_SECONDS = 30;

export function planRehearsal(document: TaskDefinitionDocument, context: RehearsalContext): RehearsalPlan {
  const graceMs = context.gracePeriodSeconds * 1000;
  return {
    containers: document.containerDefinitions.map(planContainer),
    mayEnd: context.mayEnd,
    portLimitMs: Math.max(PORT_LIMIT_MS, graceMs),
    silentLimitMs: Math.max(SILENT_LIMIT_MS, graceMs),
  };
}

function planContainer(container: ContainerDefinition): ContainerPlan {
  const { name, image = '', healthCheck, stopTimeout } = container;
  const isHealthChecked = isJsonObject(healthCheck) && isChecked(healthCheck);
  return {
    name,
    image,
    isEssential: container.essential !== false,
    ports: container.disableNetworking === true ? [] : readObjects(container, 'portMappings').flatMap(readPort),
    ...(isHealthChecked ? { healthLimitMs: limitHealth(healthCheck) } : {}),
    stopTimeoutSeconds: typeof stopTimeout === 'number' ? stopTimeout : STOP_TIMEOUT_SECONDS,
  };
}

function readPort({ containerPort, protocol }: JsonObject): readonly number[] {
  return typeof containerPort === 'number' && protocol !== 'udp' ? [containerPort] : [];
}
