export { lowerBound, upperBound } from './bounds.ts';
export { decide } from './decide.ts';
export { countDaemonPlaces } from './decide-daemon.ts';
export {
  type InstanceCapacity,
  isEligible,
  type PlacementFailure,
  placeTask,
  type Shortage,
  type TaskNeeds,
} from './placement.ts';
export type { PlacementRules, PlacementStrategy, RandomCandidate } from './placement-rules.ts';
export { shareTasks } from './provider-shares.ts';
export type { Blocked, Capacity, Decision, Providers, ServiceView, TaskView } from './view.ts';
export { countZones, findEmptiest, findLackingZone, orderZones, type ZoneCounts } from './zone-balance.ts';
