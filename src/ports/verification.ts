/** Checks of a service that its deployment has brought up, and what they read. Types only. */
import type { PauseStage } from '@slipway/ecs-rules/lifecycle-stages';

/** A request to the service. */
export interface UrlCheck {
  /** As it was given. */
  readonly text: string;
  /** `https://…`, or a path below the URL of an Express Mode service. */
  readonly url: string;
  /** Absent: 200 to 399. */
  readonly status?: number;
  /** Text that the body has. */
  readonly contains?: string;
  readonly withinMs?: number;
}

export type Metric =
  /** Responses of the service's targets behind an Application Load Balancer, as a share of all requests. */
  | { readonly kind: 'target-errors'; readonly codes: '4XX' | '5XX' }
  | { readonly kind: 'target-latency'; readonly statistic: string }
  | {
      readonly kind: 'custom';
      readonly namespace: string;
      readonly name: string;
      readonly dimensions: readonly { readonly name: string; readonly value: string }[];
      readonly statistic: string;
    };

export type Operator = '<' | '<=' | '>' | '>=';

/** A metric of CloudWatch over the time of the verification. */
export interface MetricCheck {
  /** As it was given. */
  readonly text: string;
  readonly metric: Metric;
  readonly operator: Operator;
  /** In the unit of the metric: latencies in seconds, shares from 0 to 1. */
  readonly limit: number;
}

export interface VerificationRequest {
  readonly urls: readonly UrlCheck[];
  /** A program and its arguments. */
  readonly command?: readonly string[];
  /** Names; with `*` at the end, prefixes. */
  readonly alarms: readonly string[];
  readonly metrics: readonly MetricCheck[];
  readonly forMs: number;
  /** The pause at which the service is verified; absent: once the deployment is complete. */
  readonly at?: PauseStage;
}

/** What one request came to. */
export type WebAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string; readonly tookMs: number }
  /** `why`: a clause, such as `connection refused`. */
  | { readonly kind: 'no answer'; readonly why: string };

/** Requests over HTTP, without redirects. */
export interface Web {
  /** @param options `limitMs`: how long an answer may take; at most 64 KiB of the body are read */
  get(url: string, options: { readonly limitMs: number; readonly signal: AbortSignal }): Promise<WebAnswer>;
}

/** Programs on the runner, in the workspace, without a shell. */
export interface Commands {
  /** Whether there is such a program: by name in PATH, or by its path in the workspace. */
  isFound(name: string): boolean;
  /**
   * @param variables added to those of the runner, without what the runner keeps for actions
   * @returns the exit code; undefined: the time was over
   * @throws DeployError `input` when the program cannot be started
   */
  run(
    words: readonly string[],
    options: { readonly variables: Readonly<Record<string, string>>; readonly limitMs: number },
  ): Promise<number | undefined>;
}

export interface AlarmRecord {
  readonly name: string;
  /** `OK`, `ALARM`, `INSUFFICIENT_DATA`; unknown words are kept. */
  readonly state: string;
}

/** One value to read, over a time. */
export interface MetricQuery {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  readonly statistic: string;
}

/** Wall-clock times in milliseconds since the epoch. */
export interface MetricWindow {
  readonly from: number;
  readonly to: number;
}

/** Amazon CloudWatch, as far as a verification reads it. Errors as for `Ecs`. */
export interface CloudWatch {
  /** Metric and composite alarms. @param names at most 100; with `*` at the end, prefixes */
  describeAlarms(names: readonly string[]): Promise<readonly AlarmRecord[]>;
  /** One value for each query; undefined: no data. */
  metricValues(queries: readonly MetricQuery[], window: MetricWindow): Promise<readonly (number | undefined)[]>;
}
