import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aTaskDefinition, START, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const FARGATE: JsonObject = {
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::123456789012:role/x',
};

function without(document: JsonObject, field: string): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([name]) => name !== field));
}

/** Texts are those seen in answers of the real service; none is documented. */
const REFUSALS: readonly { readonly name: string; readonly input: JsonObject; readonly message: string }[] = [
  {
    name: 'a family with other characters',
    input: aTaskDefinition({}, { family: 'we b!' }),
    message: 'Family contains invalid characters.',
  },
  {
    name: 'no containers',
    input: { family: 'web', containerDefinitions: [] },
    message: 'Container list cannot be empty',
  },
  {
    name: 'two containers of one name',
    input: {
      family: 'web',
      containerDefinitions: [
        { name: 'web', image: 'x', memory: 6 },
        { name: 'web', image: 'y', memory: 6 },
      ],
    },
    message: 'Container names must be unique within a task definition',
  },
  {
    name: 'no image',
    input: aTaskDefinition({ image: '' }),
    message: 'Container.image should not be null or empty.',
  },
  {
    name: 'an image with a blank',
    input: aTaskDefinition({ image: 'a b' }),
    message: 'Container.image contains invalid characters',
  },
  {
    name: 'no memory anywhere',
    input: { family: 'web', containerDefinitions: [{ name: 'web', image: 'x' }] },
    message: "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.",
  },
  {
    name: 'more memory than the task has',
    input: aTaskDefinition({ memory: 1024 }, { memory: '512' }),
    message: "The 'memory' setting for container 'web' is greater than for the task",
  },
  {
    name: 'more cpu than the task has',
    input: aTaskDefinition({ cpu: 512 }, { cpu: '256' }),
    message: "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
  },
  {
    name: 'no essential container',
    input: aTaskDefinition({ essential: false }),
    message: "Task definition doesn't have any essential container.",
  },
  {
    name: 'eleven containers',
    input: {
      family: 'web',
      containerDefinitions: Array.from({ length: 11 }, (_, at) => ({ name: `c${at}`, image: 'x', memory: 6 })),
    },
    message: 'Too many containers.',
  },
  {
    name: 'Fargate in bridge mode',
    input: aTaskDefinition({}, { ...FARGATE, networkMode: 'bridge' }),
    message: 'Fargate only supports network mode ‘awsvpc’.',
  },
  {
    name: 'Fargate without cpu',
    input: aTaskDefinition({}, without(FARGATE, 'cpu')),
    message: "Fargate requires that 'cpu' be defined at the task level.",
  },
  {
    name: 'Fargate without memory',
    input: aTaskDefinition({}, without(FARGATE, 'memory')),
    message: "Fargate requires that 'memory' be defined at the task level.",
  },
  {
    name: 'a size that Fargate does not have',
    input: aTaskDefinition({}, { ...FARGATE, memory: '4096' }),
    message:
      'No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.',
  },
  {
    name: 'an ECR image on Fargate without a role',
    input: aTaskDefinition(
      { image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1' },
      without(FARGATE, 'executionRoleArn'),
    ),
    message: 'Fargate requires task definition to have execution role ARN to support ECR images.',
  },
  {
    name: 'another host port in awsvpc mode',
    input: aTaskDefinition({ portMappings: [{ containerPort: 80, hostPort: 81 }] }, { networkMode: 'awsvpc' }),
    message: 'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
  },
  {
    name: 'links in awsvpc mode',
    input: aTaskDefinition({ links: ['db'] }, { networkMode: 'awsvpc' }),
    message: 'Links are not supported when networkMode=awsvpc.',
  },
  {
    name: 'secrets without a role',
    input: aTaskDefinition({ secrets: [{ name: 'A', valueFrom: 'arn' }] }),
    message: "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'",
  },
  {
    name: 'credentials of a registry without a role',
    input: aTaskDefinition({ repositoryCredentials: { credentialsParameter: 'docker-hub' } }),
    message:
      'Private repository authentication requires that the task definition specify a value for executionRoleArn.',
  },
  {
    name: 'awslogs without options',
    input: aTaskDefinition({ logConfiguration: { logDriver: 'awslogs' } }),
    message: 'Log driver awslogs requires options: awslogs-region, awslogs-group',
  },
  {
    name: 'a missing dependency',
    input: aTaskDefinition({ dependsOn: [{ containerName: 'db', condition: 'START' }] }),
    message: "Cannot depend on container + 'db' because it does not exist",
  },
  {
    name: 'an empty list of tags',
    input: aTaskDefinition({}, { tags: [] }),
    message: 'Tags can not be empty.',
  },
];

describe('RegisterTaskDefinition refuses', () => {
  test.each(REFUSALS)('$name', ({ input, message }) => {
    const ecs = new VirtualEcs();

    const answer = ecs.ask('RegisterTaskDefinition', input);

    expect(answer).toEqual({ ok: false, type: 'ClientException', message, status: 400 });
    expect(ecs.call('ListTaskDefinitions').taskDefinitionArns).toEqual([]);
  });

  test('more than 64 KiB, counted in bytes', () => {
    const ecs = new VirtualEcs();
    const input = aTaskDefinition({ environment: [{ name: 'A', value: 'é'.repeat(33_000) }] });

    const answer = ecs.ask('RegisterTaskDefinition', input);

    expect(answer).toMatchObject({
      type: 'ClientException',
      message: expect.stringMatching(/^Actual length: '66\d{3}'\. Max allowed length is '65536' bytes\.$/),
    });
  });
});

describe('RegisterTaskDefinition', () => {
  test('keeps fields that a newer client knows and this SDK does not', () => {
    const ecs = new VirtualEcs();
    const input = aTaskDefinition({ future: { x: [1] } }, { alsoNew: true });
    const caller = { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' };

    // Not by `ask`, which lets nothing through that the SDK does not know.
    const answer = ecs.send({ kind: 'call', operation: 'RegisterTaskDefinition', input, caller });

    expect(answer).toMatchObject({
      ok: true,
      output: { taskDefinition: { containerDefinitions: [{ future: { x: [1] } }], alsoNew: true } },
    });
  });

  test('answers the document with what ECS adds to it', () => {
    const ecs = new VirtualEcs();
    const input = aTaskDefinition({ portMappings: [{ containerPort: 80 }] });

    const { taskDefinition } = ecs.call('RegisterTaskDefinition', input);

    expect(taskDefinition).toEqual({
      family: 'web',
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1',
      revision: 1,
      status: 'ACTIVE',
      registeredAt: START / 1000,
      registeredBy: 'arn:aws:iam::123456789012:user/AKIDEXAMPLE',
      compatibilities: ['EXTERNAL', 'EC2'],
      requiresAttributes: [{ name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' }],
      volumes: [],
      placementConstraints: [],
      enableFaultInjection: false,
      containerDefinitions: [
        {
          name: 'web',
          image: 'example/web:1',
          cpu: 64,
          memory: 128,
          essential: true,
          environment: [],
          mountPoints: [],
          volumesFrom: [],
          systemControls: [],
          portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }],
        },
      ],
    });
  });

  test('on Fargate the sizes are numbers in text and the host port is the container port', () => {
    const ecs = new VirtualEcs();
    const task = { ...FARGATE, cpu: '1 vCPU', memory: '2GB' };

    const { taskDefinition } = ecs.call(
      'RegisterTaskDefinition',
      aTaskDefinition({ portMappings: [{ containerPort: 80 }] }, task),
    );

    expect(taskDefinition).toMatchObject({
      cpu: '1024',
      memory: '2048',
      compatibilities: ['EC2', 'FARGATE', 'MANAGED_INSTANCES'],
      containerDefinitions: [{ portMappings: [{ containerPort: 80, hostPort: 80, protocol: 'tcp' }] }],
    });
  });

  test('the same content twice makes two revisions, and numbers are never used again', () => {
    const ecs = new VirtualEcs();
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('DeregisterTaskDefinition', { taskDefinition: 'web:2' });

    const { taskDefinition } = ecs.call('RegisterTaskDefinition', aTaskDefinition());

    expect(taskDefinition).toMatchObject({ revision: 3 });
  });

  test('tags are next to the task definition, and only on request', () => {
    const ecs = new VirtualEcs();
    const tags = [{ key: 'team', value: 'a' }];
    ecs.call('RegisterTaskDefinition', aTaskDefinition({}, { tags }));

    const plain = ecs.call('DescribeTaskDefinition', { taskDefinition: 'web' });
    const withTags = ecs.call('DescribeTaskDefinition', { taskDefinition: 'web', include: ['TAGS'] });

    expect(Object.keys(plain)).toEqual(['taskDefinition']);
    expect(withTags.tags).toEqual(tags);
    expect(withTags.taskDefinition).not.toHaveProperty('tags');
  });
});

describe('a revision is found', () => {
  function threeRevisions(): VirtualEcs {
    const ecs = new VirtualEcs();
    for (let count = 0; count < 3; count += 1) ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('DeregisterTaskDefinition', { taskDefinition: 'web:3' });
    return ecs;
  }

  test.each([
    { name: 'by family: the latest ACTIVE one', reference: 'web', number: 2 },
    { name: 'by family and number, INACTIVE ones too', reference: 'web:3', number: 3 },
    { name: 'by ARN', reference: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1', number: 1 },
  ])('$name', ({ reference, number }) => {
    const { taskDefinition } = threeRevisions().call('DescribeTaskDefinition', { taskDefinition: reference });

    expect(taskDefinition).toMatchObject({ revision: number });
  });

  test.each([
    {
      name: 'an unknown family',
      reference: 'api',
      type: 'ClientException',
      message: 'Unable to describe task definition.',
    },
    {
      name: 'an empty name',
      reference: '',
      type: 'InvalidParameterException',
      message: 'Task Definition can not be blank.',
    },
  ])('or not: $name', ({ reference, type, message }) => {
    const answer = threeRevisions().ask('DescribeTaskDefinition', { taskDefinition: reference });

    expect(answer).toMatchObject({ ok: false, type, message });
  });

  test('an INACTIVE one is refused for a service and for a task, each in its own way', () => {
    const ecs = threeRevisions();
    ecs.addInstances(1);

    const service = ecs.ask('CreateService', { serviceName: 'web', taskDefinition: 'web:3', desiredCount: 1 });
    const task = ecs.ask('RunTask', { taskDefinition: 'web:3' });

    expect([service, task]).toMatchObject([
      { type: 'ClientException', message: 'TaskDefinition is inactive' },
      { type: 'InvalidParameterException', message: 'TaskDefinition is inactive' },
    ]);
  });

  test('deleting takes INACTIVE ones only', () => {
    const ecs = threeRevisions();

    // API reference, DeleteTaskDefinitions: a revision must be specified.
    const { taskDefinitions, failures } = ecs.call('DeleteTaskDefinitions', {
      taskDefinitions: ['web:2', 'web:3', 'web', 'web:9'],
    });

    expect(taskDefinitions).toMatchObject([{ revision: 3, status: 'DELETE_IN_PROGRESS' }]);
    expect(failures).toEqual([
      {
        arn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:2',
        reason: 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
      },
      {
        arn: 'web',
        reason: 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
      },
      {
        arn: 'web:9',
        reason:
          'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
      },
    ]);
  });
});

test('a volume of a name alone is described with an empty host', () => {
  const efsVolumeConfiguration = { fileSystemId: 'fs-1' };
  const volumes = [{ name: 'data' }, { name: 'shared', efsVolumeConfiguration }];

  const { taskDefinition } = new VirtualEcs().call('RegisterTaskDefinition', aTaskDefinition({}, { volumes }));

  expect((taskDefinition as JsonObject).volumes).toEqual([
    { name: 'data', host: {} },
    { name: 'shared', efsVolumeConfiguration },
  ]);
});
