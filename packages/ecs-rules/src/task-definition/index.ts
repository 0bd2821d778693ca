export { type Breach, below } from './breach.ts';
export {
  hasContainer,
  hasContainerPort,
  listContainerNames,
  listContainerPorts,
  listHostPorts,
  listPortNames,
  listPortProtocols,
} from './container-ports.ts';
export {
  isListShape,
  isStructure,
  type Shape,
  type Structure,
  shapeOf,
  TASK_DEFINITION_SHAPE,
} from './document-shape.ts';
export { checkFargate, describeFargateMemory, FARGATE_CPU, isFargateSize } from './fargate.ts';
export { isEcrImage } from './fargate-container.ts';
export { readLogDriver } from './logs.ts';
export { listBreaches } from './rules.ts';
export {
  type ContainerPort,
  type PortNameUse,
  readAttachments,
  readPortNames,
  type ServiceAttachments,
} from './service-attachments.ts';
export { readTaskCpu, readTaskMemory } from './task-size.ts';
