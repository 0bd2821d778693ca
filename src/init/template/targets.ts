import type { NamedService } from './named-service.ts';
import { joinBlocks, scalar } from './yaml.ts';

/** What a service with a port has at the load balancer: a target group, a rule and an alarm. */

interface Placed {
  readonly service: NamedService;
  readonly web: NonNullable<NamedService['web']>;
  readonly capacity: 'FARGATE' | 'EC2';
  /** Position among the services with a port; the first needs no rule. */
  readonly index: number;
}

export function renderTargets({ service, web, capacity, index }: Placed): string {
  const rule = index === 0 ? undefined : renderRule(service, index);
  return joinBlocks([renderTargetGroup(service, web, capacity), rule, renderAlarm(service)]);
}

function renderTargetGroup({ id }: NamedService, web: Placed['web'], capacity: Placed['capacity']): string {
  return `${id}TargetGroup:
  Type: AWS::ElasticLoadBalancingV2::TargetGroup
  Properties:
    VpcId: !Ref VpcId
    TargetType: ${capacity === 'FARGATE' ? 'ip' : 'instance'}
    Protocol: HTTP
    Port: ${web.port}
    HealthCheckPath: ${scalar(web.healthCheckPath)}
    HealthCheckIntervalSeconds: 15
    HealthyThresholdCount: 2
    TargetGroupAttributes:
      # A task that is replaced finishes its requests in this time. ECS waits for it at each deployment.
      - Key: deregistration_delay.timeout_seconds
        Value: '30'`;
}

function renderRule({ id, name }: NamedService, priority: number): string {
  return `# The application gets the whole path. A condition on the host name instead: Field host-header.
${id}Rule:
  Type: AWS::ElasticLoadBalancingV2::ListenerRule
  Properties:
    ListenerArn: !Ref Listener
    Priority: ${priority}
    Conditions:
      - Field: path-pattern
        PathPatternConfig:
          Values:
            - ${scalar(`/${name}`)}
            - ${scalar(`/${name}/*`)}
    Actions:
      - Type: forward
        TargetGroupArn: !Ref ${id}TargetGroup`;
}

function renderAlarm({ id, name }: NamedService): string {
  return `# During a deployment this alarm makes ECS roll back: at least 10 responses with 5xx in each of two minutes.
${id}Alarm:
  Type: AWS::CloudWatch::Alarm
  Properties:
    AlarmDescription: ${scalar(`Service ${name} answers with 5xx`)}
    Namespace: AWS/ApplicationELB
    MetricName: HTTPCode_Target_5XX_Count
    Dimensions:
      - Name: LoadBalancer
        Value: !GetAtt LoadBalancer.LoadBalancerFullName
      - Name: TargetGroup
        Value: !GetAtt ${id}TargetGroup.TargetGroupFullName
    Statistic: Sum
    Period: 60
    EvaluationPeriods: 2
    Threshold: 10
    ComparisonOperator: GreaterThanOrEqualToThreshold
    # No request is no error.
    TreatMissingData: notBreaching`;
}
