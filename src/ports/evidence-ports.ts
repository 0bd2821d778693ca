/** The ports that a forecast and a diagnosis read next to ECS. Types only. */
import type { LogStream, TargetGroupRecord, TargetHealth } from './service-records.ts';

/** Amazon CloudWatch Logs, as far as a diagnosis reads it. Errors as for `Ecs`. */
export interface Logs {
  /** Oldest first, at most `limit`. */
  lastLines(stream: LogStream, limit: number): Promise<readonly string[]>;
}

/** Elastic Load Balancing, as far as a plan and a diagnosis read it. Errors as for `Ecs`. */
export interface LoadBalancing {
  /** All registered targets, those that drain included. */
  targetHealth(targetGroupArn: string): Promise<readonly TargetHealth[]>;
  describeTargetGroup(targetGroupArn: string): Promise<TargetGroupRecord>;
  /** How long a target drains after it was deregistered. */
  deregistrationDelayMs(targetGroupArn: string): Promise<number>;
}

/** What a forecast and a red verdict read next to ECS. All calls of one connection end within six seconds of it. */
export interface EvidencePorts {
  readonly logs: Logs;
  readonly loadBalancing: LoadBalancing;
}
