export type { Condition } from './api/advance-until.ts';
export type * from './api/local-ecs.ts';
export type * from './api/local-ecs-options.ts';
export type * from './api/local-state.ts';
export { startLocalEcs } from './api/start-local-ecs.ts';
export type { CallRecord } from './http/call-log.ts';
