import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import type { ContainerDefinition, TaskDefinitionDocument } from '../../src/ports/task-definition.ts';

/** A container named `web`, with what a test changes of it. */
export function aContainer(overrides: JsonObject & { readonly name?: string } = {}): ContainerDefinition {
  return { name: 'web', image: 'registry.example/web:1', essential: true, ...overrides };
}

/** A document of one container, with what a test changes of it. */
export function aDocument(
  overrides: {
    readonly containerDefinitions?: readonly ContainerDefinition[];
    readonly [field: string]: Json | undefined;
  } = {},
): TaskDefinitionDocument {
  return { family: 'web', containerDefinitions: [aContainer()], ...overrides };
}

/** As ECS answers a registration of `aDocument`: its defaults and response-only fields added. */
export function aDescribed(document: TaskDefinitionDocument): JsonObject {
  return {
    ...document,
    taskDefinitionArn: `arn:aws:ecs:eu-west-1:123456789012:task-definition/${document.family}:42`,
    revision: 42,
    status: 'ACTIVE',
    requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.ecr-auth' }],
    compatibilities: ['EXTERNAL', 'EC2'],
    registeredAt: '2026-11-20T10:00:00.000Z',
    registeredBy: 'arn:aws:iam::123456789012:user/deploy',
    volumes: [],
    placementConstraints: [],
    containerDefinitions: document.containerDefinitions.map((container) => ({
      cpu: 0,
      essential: true,
      mountPoints: [],
      volumesFrom: [],
      systemControls: [],
      environment: [],
      portMappings: [],
      ...container,
    })),
  };
}
