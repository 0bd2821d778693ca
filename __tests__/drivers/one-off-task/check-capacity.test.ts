import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { FoundService } from '../../../src/current-state/current-state.ts';
import { checkTaskCapacity } from '../../../src/drivers/one-off-task/check-capacity.ts';
import { aContainerInstance, aService, revisionArn } from '../../support/builders/service-builders.ts';

const BRIDGE: JsonObject = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1' }] };
const UNFIT =
  'The one-off task runs on Fargate, but the task definition cannot: networkMode: Fargate only supports network mode ‘awsvpc’.';

function found(launchType: string, instances = 1): FoundService {
  const hosts = { instances: Array.from({ length: instances }, (_, at) => aContainerInstance(`i${at}`)), tasks: [] };
  return {
    service: aService({ launchType }),
    current: { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described: BRIDGE },
    history: [],
    running: {},
    surroundings: { unreadable: [], ...(launchType === 'EC2' ? { hosts } : {}) },
  };
}

const SPOT = [{ capacityProvider: 'FARGATE' }, { capacityProvider: 'FARGATE_SPOT' }];

test.each<{
  readonly name: string;
  readonly settings: JsonObject;
  readonly service?: FoundService;
  readonly says: readonly string[];
}>([
  { name: 'launch type FARGATE', settings: { launchType: 'FARGATE' }, says: [UNFIT] },
  { name: 'the providers of Fargate', settings: { capacityProviderStrategy: SPOT }, says: [UNFIT] },
  {
    name: 'launch type FARGATE next to a service on container instances',
    settings: { launchType: 'FARGATE' },
    service: found('EC2'),
    says: [UNFIT],
  },
  {
    name: 'not again what is said of the service',
    settings: { launchType: 'FARGATE' },
    service: found('FARGATE'),
    says: [],
  },
  { name: 'nothing on the default of the cluster', settings: {}, says: [] },
  { name: 'nothing on container instances', settings: { launchType: 'EC2' }, service: found('EC2'), says: [] },
  {
    name: 'launch type EC2 without any container instance',
    settings: { launchType: 'EC2' },
    service: found('EC2', 0),
    says: ['The one-off task has launch type EC2, but the cluster has no container instances.'],
  },
])('a one-off task is refused for its capacity: $name', ({ settings, service, says }) => {
  const errors = checkTaskCapacity({ settings, next: BRIDGE, found: service });

  expect(errors.map(({ text }) => text)).toEqual(says);
});
