/** Task definitions that ECS would take, small enough that two of them often agree in something. */
import * as fc from 'fast-check';
import type { ContainerDefinition, TaskDefinitionDocument } from '../../../src/ports/task-definition.ts';

const anyText = fc.oneof(fc.constantFrom('a', 'b', 'a.b', '[x]', 'a]#2', '"', 'größe', 'two words'), fc.string());
const named = <Value>(names: readonly string[], value: (name: string) => fc.Arbitrary<Value>) =>
  fc.shuffledSubarray([...names]).chain((chosen) => fc.tuple(...chosen.map(value)));

const anyEnvironment = fc.array(fc.record({ name: anyText, value: anyText }), { maxLength: 4 });

const anyPorts = named(['80', '8080', '9000'], (port) =>
  fc
    .record(
      { hostPort: fc.constantFrom(0, 80), protocol: fc.constantFrom('tcp', 'udp'), name: fc.constant('http') },
      { requiredKeys: [] },
    )
    .map((rest) => ({ containerPort: Number(port), ...rest })),
);

function anyContainer(name: string): fc.Arbitrary<ContainerDefinition> {
  return fc
    .record(
      {
        image: fc.constantFrom('shop/web:v1', 'shop/web:v2', `shop/web@sha256:${'a'.repeat(64)}`),
        cpu: fc.constantFrom(0, 128, 256),
        memory: fc.constantFrom(128, 512),
        essential: fc.boolean(),
        command: fc.array(anyText, { maxLength: 2 }),
        environment: anyEnvironment,
        secrets: named(['KEY', 'TOKEN'], (secret) => fc.record({ name: fc.constant(secret), valueFrom: anyText })),
        portMappings: anyPorts,
        mountPoints: named(['/data', '/cache'], (containerPath) =>
          fc.record({ containerPath: fc.constant(containerPath), sourceVolume: anyText, readOnly: fc.boolean() }),
        ),
        dockerLabels: fc.dictionary(
          anyText.filter((text) => text !== '__proto__'),
          anyText,
          { maxKeys: 2 },
        ),
        logConfiguration: fc.record({
          logDriver: fc.constantFrom('awslogs', 'json-file'),
          options: fc.dictionary(fc.constantFrom('awslogs-group', 'mode', 'tag'), anyText, { maxKeys: 2 }),
        }),
        healthCheck: fc.record(
          { command: fc.constantFrom(['CMD', 'true'], ['CMD-SHELL', 'exit 0']), interval: fc.constantFrom(10, 30) },
          { requiredKeys: ['command'] },
        ),
        ulimits: named(['nofile', 'core'], (limit) =>
          fc.record({ name: fc.constant(limit), softLimit: fc.nat(9), hardLimit: fc.constant(9) }),
        ),
      },
      { requiredKeys: ['image'] },
    )
    .map((rest) => ({ name, ...rest }));
}

export const anyPlainDocument: fc.Arbitrary<TaskDefinitionDocument> = fc
  .record(
    {
      family: fc.constantFrom('web', 'api'),
      containerDefinitions: named(['web', 'proxy', 'log'], anyContainer),
      cpu: fc.constantFrom('256', '1 vCPU', '1024'),
      memory: fc.constantFrom('512', '1GB', '1024'),
      networkMode: fc.constantFrom('bridge', 'awsvpc', 'host'),
      taskRoleArn: fc.constantFrom('web', 'api'),
      requiresCompatibilities: fc.shuffledSubarray(['EC2', 'FARGATE']),
      volumes: named(['data', 'cache'], (name) =>
        fc.record({ name: fc.constant(name), host: fc.record({ sourcePath: anyText }) }, { requiredKeys: ['name'] }),
      ),
    },
    { requiredKeys: ['family', 'containerDefinitions'] },
  )
  .map((document) => ({ ...document, containerDefinitions: document.containerDefinitions }));
