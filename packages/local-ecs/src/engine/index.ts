export { readAppSpec } from './codedeploy/app-spec.ts';
export { computeSha256 } from './codedeploy/sha256.ts';
export type {
  Command,
  Effect,
  EngineSettings,
  HookBehaviour,
  ImageBehaviour,
  InstanceSpecification,
  Scenario,
} from './contract.ts';
export { isCountedHealthy } from './health.ts';
export type { ServiceDeploymentState } from './service-record.ts';
export { createState, type EngineState, nextWake, step } from './step.ts';
