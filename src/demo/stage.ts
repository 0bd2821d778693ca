import { createServer } from 'node:net';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, type LocalOptions, openLocalEcs } from '@slipway/local-ecs/internal';

/** Where the story plays: a local ECS with a cluster of four instances, a load balancer and a service. */
export interface Stage {
  readonly local: Emulator;
  /** Page of the load balancer. */
  readonly page: string;
}

const CALLER = { accessKeyId: 'demo', region: 'us-east-1' };

/**
 * Four instances and one fixed host port: a fourth task finds one spare instance, so a rollout replaces one task at a
 * time.
 */
export async function openStage(options: LocalOptions, write: (line: string) => void): Promise<Stage> {
  const local = await openLocalEcs(options, write);
  const port = await findFreePort();
  const put = local.putTargetGroup({
    name: 'hello',
    listenPort: port,
    healthCheckPath: '/',
    healthCheckIntervalSeconds: 5,
    healthCheckTimeoutSeconds: 4,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    matcher: '200',
    deregistrationDelaySeconds: 10,
  });
  if (!put.ok) throw new Error(put.message);
  call(local, 'RegisterTaskDefinition', describeTaskDefinition());
  call(local, 'CreateService', describeService(String(options.clusters[0]), String(put.output.targetGroupArn)));
  return { local, page: `http://127.0.0.1:${port}/` };
}

function call(local: Emulator, operation: string, input: JsonObject): void {
  const answer = local.host.call(operation, input, CALLER);
  if (!answer.ok) throw new Error(`${operation}: ${answer.message}`);
}

function describeTaskDefinition(): JsonObject {
  return {
    family: 'hello',
    containerDefinitions: [
      {
        name: 'hello',
        image: 'placeholder:none',
        memory: 128,
        stopTimeout: 2,
        portMappings: [{ containerPort: 5000, hostPort: 80 }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': 'hello', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' },
        },
      },
    ],
  };
}

/** As a team's Terraform would make it: no task yet, and a circuit breaker with rollback. */
function describeService(cluster: string, targetGroupArn: string): JsonObject {
  return {
    cluster,
    serviceName: 'hello',
    taskDefinition: 'hello',
    desiredCount: 0,
    launchType: 'EC2',
    // One thing at a time: tasks that move between zones are not what is shown.
    availabilityZoneRebalancing: 'DISABLED',
    loadBalancers: [{ targetGroupArn, containerName: 'hello', containerPort: 5000 }],
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
