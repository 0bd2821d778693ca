import type { JsonObject } from '@slipway/ecs-rules/values';
import { executionRoleName, logGroupName, registryHost, roleArn, taskRoleName } from './names.ts';
import type { ServiceSetup, Setup } from './setup.ts';

/** The task definition of a service, as RegisterTaskDefinition takes it. The image gets its tag from each deploy. */
export function renderTaskDefinition(setup: Setup, service: ServiceSetup): JsonObject {
  const { name, web } = service;
  const isFargate = setup.capacity === 'FARGATE';
  return {
    family: name,
    requiresCompatibilities: [setup.capacity],
    ...(isFargate ? { networkMode: 'awsvpc' } : {}),
    cpu: String(service.cpu),
    memory: String(service.memory),
    executionRoleArn: roleArn(setup, executionRoleName(name)),
    taskRoleArn: roleArn(setup, taskRoleName(name)),
    containerDefinitions: [
      {
        name,
        image: `${registryHost(setup)}/${name}`,
        essential: true,
        ...(web === undefined ? {} : { portMappings: [mapPort(web.port, isFargate)] }),
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': logGroupName(name),
            'awslogs-region': setup.region,
            'awslogs-stream-prefix': name,
          },
        },
      },
    ],
  };
}

/** On an instance a free host port, so that old and new tasks run next to each other. */
function mapPort(containerPort: number, isFargate: boolean): JsonObject {
  return { containerPort, ...(isFargate ? {} : { hostPort: 0 }), protocol: 'tcp' };
}
