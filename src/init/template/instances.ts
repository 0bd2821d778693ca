import type { ServiceSetup, Setup } from '../setup.ts';
import type { Parameter } from './parameters.ts';
import { joinBlocks, scalar } from './yaml.ts';

/** The container instances of a cluster on EC2. */

interface InstanceType {
  readonly name: string;
  /** CPU units. */
  readonly cpu: number;
  /** MiB for tasks: what Linux and the ECS agent use is taken off. */
  readonly memory: number;
}

/** General purpose, x86, from small to large (Amazon EC2 instance types). About a tenth of the memory is taken off. */
const INSTANCE_TYPES: readonly InstanceType[] = [
  { name: 't3.medium', cpu: 2048, memory: 3600 },
  { name: 't3.large', cpu: 2048, memory: 7300 },
  { name: 't3.xlarge', cpu: 4096, memory: 14_700 },
  { name: 't3.2xlarge', cpu: 8192, memory: 29_500 },
];
const LARGEST = 'm6i.8xlarge';

/** The smallest type on which the largest task fits twice: the old one and the new one during a deployment. */
function chooseType(services: readonly ServiceSetup[]): string {
  const cpu = 2 * Math.max(...services.map((service) => service.cpu));
  const memory = 2 * Math.max(...services.map((service) => service.memory));
  return INSTANCE_TYPES.find((type) => type.cpu >= cpu && type.memory >= memory)?.name ?? LARGEST;
}

export function listInstanceParameters({ services }: Setup): readonly Parameter[] {
  return [
    {
      name: 'InstanceType',
      type: 'String',
      default: chooseType(services),
      description: 'Type of the container instances. The largest task must fit twice on one of them.',
    },
    {
      name: 'MaxInstances',
      type: 'Number',
      default: '4',
      description: 'Limit for the number of instances',
    },
    {
      name: 'InstanceImage',
      type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      default: '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
      description: 'ECS-optimized AMI. A stack update takes the newest one for new instances.',
    },
  ];
}

export function renderInstances({ cluster }: Setup, hasLoadBalancer: boolean): string {
  return joinBlocks([renderGroup(), renderTemplate(cluster), renderAccess(hasLoadBalancer), ROLE]);
}

function renderGroup(): string {
  return `Instances:
  Type: AWS::AutoScaling::AutoScalingGroup
  Properties:
    # The capacity provider sets the number.
    MinSize: '0'
    MaxSize: !Ref MaxInstances
    VPCZoneIdentifier: !Ref TaskSubnetIds
    LaunchTemplate:
      LaunchTemplateId: !Ref LaunchTemplate
      Version: !GetAtt LaunchTemplate.LatestVersionNumber
    Tags:
      # ECS adds this tag and needs it: without it here, a stack update could remove it.
      - Key: AmazonECSManaged
        Value: ''
        PropagateAtLaunch: true`;
}

function renderTemplate(cluster: string): string {
  return `LaunchTemplate:
  Type: AWS::EC2::LaunchTemplate
  Properties:
    LaunchTemplateData:
      ImageId: !Ref InstanceImage
      InstanceType: !Ref InstanceType
      IamInstanceProfile:
        Arn: !GetAtt InstanceProfile.Arn
      SecurityGroupIds:
        - !Ref InstanceAccess
      # Containers in bridge mode are one hop further away: they do not reach the credentials of the instance.
      MetadataOptions:
        HttpTokens: required
        HttpPutResponseHopLimit: 1
      UserData:
        Fn::Base64: |
          #!/bin/bash
          echo ECS_CLUSTER=${cluster} >> /etc/ecs/ecs.config`;
}

function renderAccess(hasLoadBalancer: boolean): string {
  const group = `InstanceAccess:
  Type: AWS::EC2::SecurityGroup
  Properties:
    GroupDescription: ${scalar(hasLoadBalancer ? 'The load balancer connects to the instances' : 'Nobody connects')}
    VpcId: !Ref VpcId`;
  return hasLoadBalancer ? group + FROM_LOAD_BALANCER : group;
}

/** ECS API reference, PortMapping: the default ephemeral port range of the ECS-optimized AMI. */
const FROM_LOAD_BALANCER = `
    SecurityGroupIngress:
      # Host ports are dynamic.
      - IpProtocol: tcp
        FromPort: 32768
        ToPort: 65535
        SourceSecurityGroupId: !Ref LoadBalancerAccess`;

const ROLE = `InstanceRole:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument:
      Version: '2012-10-17'
      Statement:
        - Effect: Allow
          Action: sts:AssumeRole
          Principal:
            Service: ec2.amazonaws.com
    ManagedPolicyArns:
      - !Sub arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role

InstanceProfile:
  Type: AWS::IAM::InstanceProfile
  Properties:
    Roles:
      - !Ref InstanceRole`;
