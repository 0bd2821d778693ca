import type { Setup } from '../setup.ts';
import { listInstanceParameters } from './instances.ts';
import type { Parameter } from './parameters.ts';

/** Where tasks and instances run: in subnets that exist. */
export function listNetworkParameters(setup: Setup): readonly Parameter[] {
  const vpc = { name: 'VpcId', type: 'AWS::EC2::VPC::Id', description: 'An existing VPC' };
  return [vpc, ...(setup.capacity === 'FARGATE' ? FARGATE : [INSTANCE_SUBNETS, ...listInstanceParameters(setup)])];
}

const FARGATE: readonly Parameter[] = [
  {
    name: 'TaskSubnetIds',
    type: 'List<AWS::EC2::Subnet::Id>',
    description:
      'Subnets for the tasks. Tasks pull images and write logs: private subnets need a NAT gateway or VPC endpoints.',
  },
  {
    name: 'AssignPublicIp',
    type: 'String',
    default: 'DISABLED',
    allowedValues: ['ENABLED', 'DISABLED'],
    description: 'ENABLED if the subnets of the tasks are public: without it they reach nothing there.',
  },
];

const INSTANCE_SUBNETS: Parameter = {
  name: 'TaskSubnetIds',
  type: 'List<AWS::EC2::Subnet::Id>',
  description:
    'Subnets for the instances. They need a way to ECS and ECR: a NAT gateway, VPC endpoints, or in public subnets ' +
    'the setting of the subnet that assigns public addresses.',
};
