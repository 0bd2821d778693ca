/** Load balancers that a story makes by calls, and finds by calls: at the name and port that their descriptions have. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { AwsCli } from '../../../packages/local-ecs/__tests__/support/harness/aws-cli.ts';
import {
  type AskOptions,
  askOnce,
  type Reply,
  untilTrue,
} from '../../../packages/local-ecs/__tests__/support/harness/http-clients.ts';

export interface MadeLoadBalancer {
  /** The field `loadBalancers` of a service has this, with a container and its port. */
  readonly reference: JsonObject;
  ask(request?: Pick<AskOptions, 'method' | 'path' | 'body'>): Promise<Reply>;
  /** Asks until the answer has the status 200 and this text. */
  untilShows(text: string): Promise<void>;
}

/** An application load balancer with a listener on port 80 that forwards to a new target group of the same name. */
export async function createApplicationLoadBalancer(aws: AwsCli, name: string): Promise<MadeLoadBalancer> {
  const elb = async (list: string, ...args: readonly string[]): Promise<JsonObject> => {
    const answer = await aws.read('elbv2', ...args);
    return (answer[list] as readonly JsonObject[] | undefined)?.[0] ?? {};
  };
  const balancer = await elb(
    'LoadBalancers',
    ...['create-load-balancer', '--name', name, '--subnets', 'subnet-1', 'subnet-2'],
  );
  const { TargetGroupArn } = await elb(
    'TargetGroups',
    ...['create-target-group', '--name', name, '--protocol', 'HTTP', '--port', '80', '--vpc-id', 'vpc-1'],
    ...[
      '--health-check-interval-seconds',
      '5',
      '--health-check-timeout-seconds',
      '4',
      '--healthy-threshold-count',
      '2',
    ],
  );
  const targetGroupArn = String(TargetGroupArn);
  await aws.read(
    ...['elbv2', 'modify-target-group-attributes', '--target-group-arn', targetGroupArn],
    ...['--attributes', 'Key=deregistration_delay.timeout_seconds,Value=10'],
  );
  const ofBalancer = ['--load-balancer-arn', String(balancer.LoadBalancerArn)];
  const action = `Type=forward,TargetGroupArn=${targetGroupArn}`;
  await aws.read(
    ...['elbv2', 'create-listener', ...ofBalancer, '--protocol', 'HTTP', '--port', '80', '--default-actions', action],
  );
  const { DNSName } = await elb('LoadBalancers', 'describe-load-balancers', '--names', name);
  const { Port } = await elb('Listeners', 'describe-listeners', ...ofBalancer);
  return withClients({ targetGroupArn }, { address: String(DNSName), port: Number(Port) });
}

/** A Classic Load Balancer that leads from port 80 to a port of the container instances. */
export async function createClassicLoadBalancer(
  aws: AwsCli,
  { name, protocol, instancePort }: { readonly name: string; readonly protocol: string; readonly instancePort: number },
): Promise<MadeLoadBalancer> {
  const named = ['--load-balancer-name', name];
  await aws.read(
    ...['elb', 'create-load-balancer', ...named, '--availability-zones', 'us-east-1a', '--listeners'],
    `Protocol=${protocol},LoadBalancerPort=80,InstanceProtocol=${protocol},InstancePort=${instancePort}`,
  );
  const target = protocol === 'TCP' ? `TCP:${instancePort}` : `HTTP:${instancePort}/`;
  await aws.read(
    ...['elb', 'configure-health-check', ...named, '--health-check'],
    `Target=${target},Interval=5,Timeout=4,UnhealthyThreshold=2,HealthyThreshold=2`,
  );
  const draining = { ConnectionDraining: { Enabled: true, Timeout: 10 } };
  await aws.read(
    ...['elb', 'modify-load-balancer-attributes', ...named],
    ...['--load-balancer-attributes', JSON.stringify(draining)],
  );
  const { LoadBalancerDescriptions } = await aws.read('elb', 'describe-load-balancers', '--load-balancer-names', name);
  const [described = {}] = LoadBalancerDescriptions as readonly JsonObject[];
  const [listener = {}] = described.ListenerDescriptions as readonly JsonObject[];
  const { LoadBalancerPort } = listener.Listener as JsonObject;
  return withClients(
    { loadBalancerName: name },
    { address: String(described.DNSName), port: Number(LoadBalancerPort) },
  );
}

function withClients(
  reference: JsonObject,
  { address, port }: { readonly address: string; readonly port: number },
): MadeLoadBalancer {
  const ask = (request: AskOptions = {}): Promise<Reply> => askOnce(port, { ...request, address });
  return {
    reference,
    ask,
    untilShows: (text) =>
      untilTrue(async () => {
        const reply = await ask().catch(() => undefined);
        return reply?.status === 200 && reply.text === text;
      }, `the load balancer shows ${text}`),
  };
}
