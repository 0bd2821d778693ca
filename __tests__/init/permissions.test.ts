import { describe, expect, test } from '@jest/globals';
import { describeSetup } from '../../src/init/describe-setup.ts';
import type { Deployment } from '../../src/init/documents.ts';
import { listPermissions } from '../../src/init/permissions.ts';
import type { Setup } from '../../src/init/setup.ts';
import { aServiceSetup, aSetup, WORKER } from '../support/builders/setups.ts';

const sidsOf = (deployment: Deployment) => listPermissions(deployment).map(({ Sid }) => Sid);
const ofSetup = (overrides: Partial<Setup> = {}) => describeSetup(aSetup(overrides), 'OWNER/slipway@COMMIT');

/** Every deploy of what `slipway init` sets up has them. */
const ALWAYS = [
  'ReadAndUpdateTheService',
  'ReadRevisions',
  'RegisterRevisions',
  'PassTheRolesOfTheTask',
  'LogInToTheRegistry',
  'FindReuseAndPushImages',
  'ReadAndStopServiceDeployments',
  'ListTasks',
  'DescribeTasks',
  'CheckRoles',
  'CheckSecrets',
  'CheckLogGroups',
  'ReadLastLogLines',
  'KeepTheLedger',
];

/** Of a service that runs, with an image from elsewhere, no roles and no log. */
const BARE: Deployment = {
  ...ofSetup(),
  isRunning: true,
  services: [
    {
      name: 'web',
      taskDefinition: { family: 'web', containerDefinitions: [{ name: 'web', image: 'nginx:1.27', memory: 128 }] },
      serviceDefinition: { launchType: 'EC2' },
      hasLoadBalancer: false,
    },
  ],
};

function withContainer(fields: object): Deployment {
  const containerDefinitions = [{ name: 'web', image: 'nginx:1.27', ...fields }];
  return {
    ...BARE,
    services: BARE.services.map((one) => ({ ...one, taskDefinition: { family: 'web', containerDefinitions } })),
  };
}

describe('the permissions of the role', () => {
  test.each<[string, Deployment, readonly string[]]>([
    ['a worker on Fargate', ofSetup({ services: [WORKER] }), []],
    ['behind a load balancer', ofSetup(), ['ReadTargetGroups']],
    [
      'a worker on instances',
      ofSetup({ services: [WORKER], capacity: 'EC2' }),
      ['ListContainerInstances', 'DescribeContainerInstances'],
    ],
  ])('%s', (_what, deployment, more) => {
    expect(sidsOf(deployment).toSorted()).toEqual([...ALWAYS, ...more].toSorted());
  });

  test.each<[string, Deployment, readonly string[]]>([
    ['an image from elsewhere needs no registry, no roles need not be passed', BARE, []],
    [
      'secrets and parameters are checked where the task definition names them',
      withContainer({
        secrets: [
          { name: 'A', valueFrom: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3' },
          { name: 'B', valueFrom: '/shop/key' },
        ],
      }),
      ['CheckSecrets', 'CheckParameters'],
    ],
  ])('%s', (_what, deployment, more) => {
    const always = ['ReadAndUpdateTheService', 'ReadRevisions', 'RegisterRevisions', 'ReadAndStopServiceDeployments'];
    const reads = ['ListTasks', 'DescribeTasks', 'ListContainerInstances', 'DescribeContainerInstances'];

    expect(sidsOf(deployment).toSorted()).toEqual([...always, ...reads, 'KeepTheLedger', ...more].toSorted());
  });

  test('several services are in the same statements', () => {
    const [statement] = listPermissions(ofSetup({ services: [aServiceSetup(), WORKER] }));

    expect(statement?.Resource).toEqual([
      'arn:aws:ecs:eu-west-1:123456789012:service/production/web',
      'arn:aws:ecs:eu-west-1:123456789012:service/production/mail-worker',
    ]);
  });
});
