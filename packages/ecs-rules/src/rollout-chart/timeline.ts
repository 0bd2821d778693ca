/** All that the picture of a rollout shows. Types only; times are milliseconds since the update. */
import type { Lane } from './lanes.ts';

/** The counts of one moment of a rollout; they hold until the next one. */
export interface CountSample {
  readonly atMs: number;
  readonly desired: number;
  /** Fewest tasks that ECS keeps in service: desired × minimumHealthyPercent, rounded up. */
  readonly lowerBound: number;
  /** Most tasks at a time: desired × maximumPercent, rounded down. */
  readonly upperBound?: number;
  readonly oursRunning: number;
  readonly oursPending: number;
  /** Of all other deployments. */
  readonly othersRunning: number;
}

/** A moment that is worth a line through the whole picture. */
export interface Marker {
  readonly atMs: number;
  readonly label: string;
  readonly kind: 'rollback' | 'alarm' | 'good' | 'bad' | 'plain';
}

/** Tasks that ECS started together. */
export interface Batch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly tasks: number;
}

/** A lifecycle stage of a deployment that shifts traffic. */
export interface Stage {
  readonly fromMs: number;
  readonly toMs: number;
  readonly name: string;
  readonly words: string;
}

export interface RolloutChart {
  readonly spanMs: number;
  readonly samples: readonly CountSample[];
  readonly lanes: readonly Lane[];
  readonly batches: readonly Batch[];
  readonly stages: readonly Stage[];
  readonly markers: readonly Marker[];
}
