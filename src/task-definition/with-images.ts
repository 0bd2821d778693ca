import { defined } from '@slipway/ecs-rules/values';
import type { ContainerDefinition, TaskDefinitionDocument } from '../ports/task-definition.ts';

/** The document with other images. @param imageOf undefined: the container keeps its own */
export function withImages(
  document: TaskDefinitionDocument,
  imageOf: (container: ContainerDefinition) => string | undefined,
): TaskDefinitionDocument {
  const containerDefinitions = document.containerDefinitions.map((container) => {
    return { ...container, ...defined({ image: imageOf(container) }) };
  });
  return { ...document, containerDefinitions };
}
