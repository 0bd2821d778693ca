/** Running and pending tasks by deployment id. */
export type TaskCounts = ReadonlyMap<string, { readonly running: number; readonly pending: number }>;
