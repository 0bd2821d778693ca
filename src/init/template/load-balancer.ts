import type { NamedService } from './named-service.ts';
import type { Condition, Parameter } from './parameters.ts';
import { joinBlocks } from './yaml.ts';

/** The load balancer of all services with a port. */

export const LOAD_BALANCER_PARAMETERS: readonly Parameter[] = [
  {
    name: 'LoadBalancerSubnetIds',
    type: 'List<AWS::EC2::Subnet::Id>',
    description: 'Public subnets for the load balancer, in at least two Availability Zones',
  },
  {
    name: 'CertificateArn',
    type: 'String',
    default: '',
    description: 'ARN of a certificate in ACM. With it the load balancer answers at HTTPS and redirects HTTP.',
  },
  {
    name: 'AllowedCidr',
    type: 'String',
    default: '0.0.0.0/0',
    description: 'IPv4 addresses that may connect to the load balancer',
  },
];

export const HAS_CERTIFICATE: Condition = {
  name: 'HasCertificate',
  parameter: 'CertificateArn',
  value: '',
  isNegated: true,
};

/** @param first the service that gets the requests that no rule sends elsewhere */
export function renderLoadBalancer(first: NamedService): string {
  return joinBlocks([ACCESS, LOAD_BALANCER, renderListener(first), REDIRECT]);
}

const ACCESS = `LoadBalancerAccess:
  Type: AWS::EC2::SecurityGroup
  Properties:
    GroupDescription: Who may connect to the load balancer
    VpcId: !Ref VpcId
    SecurityGroupIngress:
      - IpProtocol: tcp
        FromPort: 80
        ToPort: 80
        CidrIp: !Ref AllowedCidr
      - IpProtocol: tcp
        FromPort: 443
        ToPort: 443
        CidrIp: !Ref AllowedCidr`;

const LOAD_BALANCER = `LoadBalancer:
  Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Properties:
    Type: application
    Scheme: internet-facing
    Subnets: !Ref LoadBalancerSubnetIds
    SecurityGroups:
      - !Ref LoadBalancerAccess
    LoadBalancerAttributes:
      - Key: routing.http.drop_invalid_header_fields.enabled
        Value: 'true'`;

function renderListener({ id }: NamedService): string {
  return `Listener:
  Type: AWS::ElasticLoadBalancingV2::Listener
  Properties:
    LoadBalancerArn: !Ref LoadBalancer
    Port: !If [HasCertificate, 443, 80]
    Protocol: !If [HasCertificate, HTTPS, HTTP]
    SslPolicy: !If [HasCertificate, ELBSecurityPolicy-TLS13-1-2-2021-06, !Ref AWS::NoValue]
    Certificates: !If [HasCertificate, [CertificateArn: !Ref CertificateArn], !Ref AWS::NoValue]
    DefaultActions:
      - Type: forward
        TargetGroupArn: !Ref ${id}TargetGroup`;
}

const REDIRECT = `RedirectListener:
  Type: AWS::ElasticLoadBalancingV2::Listener
  Condition: HasCertificate
  # The other listener must have left port 80 first.
  DependsOn: Listener
  Properties:
    LoadBalancerArn: !Ref LoadBalancer
    Port: 80
    Protocol: HTTP
    DefaultActions:
      - Type: redirect
        RedirectConfig:
          Protocol: HTTPS
          Port: '443'
          StatusCode: HTTP_301`;
