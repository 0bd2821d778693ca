/** What the packages of Slipway and its tests use. It may change with any version. */
export { type BaseImage, importBaseImage, prepareBaseImage, removeImage } from './base-image/base-image.ts';
export { runProgram } from './base-image/run-program.ts';
export { loadConfig } from './command/load-config.ts';
export { readConfig } from './command/read-config.ts';
export { findDockerError, openLocalEcs, serveLocalEcs } from './command/serve-local-ecs.ts';
export { type LocalOptions, settleOptions } from './command/settle-options.ts';
export {
  type Emulator,
  type EmulatorOptions,
  openEmulator,
} from './emulator/emulator.ts';
export type { FaultRule, InjectedFault } from './fault-injection/faults.ts';
export { ALARM } from './forms/alarm-form.ts';
export { FAULTS_BODY, THROTTLING_BODY } from './forms/control-form.ts';
export { FAULT_KINDS } from './forms/fault-form.ts';
export type { Form } from './forms/form.ts';
export { INSTANCES_REQUEST } from './forms/instance-form.ts';
export { SCENARIO } from './forms/scenario-form.ts';
export { CONSISTENCY } from './forms/settings-form.ts';
export { TARGET_GROUP } from './forms/target-group-form.ts';
export type { CallRecord } from './http/call-log.ts';
export { createContainerRuntime } from './runtime/container-runtime.ts';
