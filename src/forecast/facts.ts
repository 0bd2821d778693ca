/** A forecast in numbers, for reports and later steps. Types only. */
export interface ForecastFacts {
  /** Times that new tasks are started, at least. */
  readonly batches: number;
  /** The rollout takes so long at least. */
  readonly leastSeconds: number;
  /** No fewer tasks are in service on the way. */
  readonly fewestTasks: number;
  /** The most tasks at a time. */
  readonly mostTasks: number;
}
