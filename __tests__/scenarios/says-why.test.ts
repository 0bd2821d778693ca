import { afterEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aSteadyService, aTaskDefinition, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

/** The page of the stage, which logs to CloudWatch Logs. */
function aLoggingDefinition(): JsonObject {
  const [container] = aTaskDefinition().containerDefinitions as JsonObject[];
  const options = { 'awslogs-group': '/ecs/hello', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'hello' };
  return aTaskDefinition({
    containerDefinitions: [{ ...container, logConfiguration: { logDriver: 'awslogs', options } }],
  });
}

test('a container that exits is explained by its last lines, in the log and in the summary', async () => {
  const logs = ['starting', 'Error: DATABASE_URL is not set'];
  const images = [{ image: 'hello:broken', exits: { afterMs: 1_000, code: 3 }, logs }];
  stage = await openStage({ speed: 200, tasks: 'simulated', images });
  stage.call('RegisterTaskDefinition', aLoggingDefinition());
  await aSteadyService(stage);
  const inputs = { ...FOLLOW, image: 'hello:broken' };

  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  expect(result.log).toMatch(
    /Last log lines of container hello \(task \w{8}\):\n {4}\| starting\n {4}\| Error: DATABASE_URL/,
  );
  expect(result.summary).toMatch(
    /\*\*Next step:\*\* Read its log: `aws logs tail \/ecs\/hello --since 30m --log-stream-names hello\/hello\/\w{32} --region us-east-1`/,
  );
  expect(result.summary).toContain('Error: DATABASE_URL is not set');
});

test('tasks that answer the load balancer wrongly are explained by what it asked and what came back', async () => {
  const reason = 'Health checks failed with these codes: [404]';
  const images = [{ image: 'hello:lost', target: { afterMs: 500, result: 'unhealthy', reason } } as const];
  stage = await openStage({ speed: 200, tasks: 'simulated', images });
  stage.local.putTargetGroup({
    name: 'hello',
    listenPort: 0,
    healthCheckPath: '/health',
    healthCheckIntervalSeconds: 5,
    healthCheckTimeoutSeconds: 2,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    matcher: '200-399',
    deregistrationDelaySeconds: 0,
  });
  const targetGroupArn = String(stage.local.targetGroups()[0]?.targetGroupArn);
  await aSteadyService(stage, { loadBalancers: [{ targetGroupArn, containerName: 'hello', containerPort: 5000 }] });

  const result = await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:lost' }, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  expect(result.log).toMatch(/GET \/health on port \d+ returned 404, expected 200-399/);
  expect(result.summary).toContain(
    'The target group checks GET `/health` and expects `200-399`; the new version answers 404.',
  );
  expect(result.summary).toContain(
    `aws elbv2 modify-target-group --target-group-arn ${targetGroupArn} --health-check-path /PATH`,
  );
});

test('an image of another architecture ends the rollout at its first task, by what its log says', async () => {
  const logs = ['exec /usr/local/bin/app: exec format error'];
  const images = [{ image: 'hello:arm64', exits: { afterMs: 1_000, code: 1 }, logs }];
  stage = await openStage({ speed: 20, tasks: 'simulated', images });
  stage.call('RegisterTaskDefinition', aLoggingDefinition());
  await aSteadyService(stage);

  const result = await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:arm64' }, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  expect(result.outputs.reason).toMatch(
    /^hello:\d can't start: .*the image of container hello is built for another processor architecture: exec \/usr\/local\/bin\/app: exec format error\. Slipway rolled back to hello:1/,
  );
  expect(result.log).toContain('input platforms, such as linux/arm64 or linux/amd64');
});

test.each([
  {
    named: 'a secret that is denied',
    pullFails:
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf from secrets manager: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/hello-execution/0123 is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf because no identity-based policy allows the secretsmanager:GetSecretValue action',
    says: 'access denied: the execution role cannot read secret arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf',
    step: /Add to the policy of the execution role hello-execution:\n\n```json\n\{\n {2}"Effect": "Allow",\n {2}"Action": "secretsmanager:GetSecretValue",/,
  },
  {
    named: 'a private image of Docker Hub',
    pullFails:
      "CannotPullContainerError: Error response from daemon: pull access denied for acme/web, repository does not exist or may require 'docker login'",
    says: 'image hello:v2 of container hello does not exist or is private',
    step: /set `?repositoryCredentials`? of container hello/,
  },
  {
    named: 'an image of ECR that is denied',
    pullFails:
      'CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for 123456789012.dkr.ecr.us-east-1.amazonaws.com/web, repository does not exist or may require authorization',
    says: 'no permission to pull image hello:v2 of container hello from Amazon ECR',
    step: /Allow the execution role `?ecr:GetAuthorizationToken/,
  },
])('$named is named with its resource, and what AWS says is not cut at its end', async ({ pullFails, says, step }) => {
  stage = await openStage({ speed: 200, tasks: 'simulated', images: [{ image: 'hello:v2', pullFails }] });
  await aSteadyService(stage);

  const result = await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:v2' }, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  expect(result.log).toContain(says);
  expect(result.log).toContain(pullFails);
  expect(result.summary).toMatch(step);
});

test('targets that fail count when they fail, and not only when they have drained', async () => {
  const target = { afterMs: 500, result: 'unhealthy', reason: 'Health checks failed with these codes: [503]' } as const;
  stage = await openStage({ speed: 40, tasks: 'simulated', images: [{ image: 'hello:ill', target }] });
  stage.local.putTargetGroup({
    name: 'hello',
    listenPort: 0,
    healthCheckPath: '/',
    matcher: '200',
    healthCheckIntervalSeconds: 5,
    healthCheckTimeoutSeconds: 2,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    deregistrationDelaySeconds: 300,
  });
  const targetGroupArn = String(stage.local.targetGroups()[0]?.targetGroupArn);
  await aSteadyService(stage, {
    loadBalancers: [{ targetGroupArn, containerName: 'hello', containerPort: 5000 }],
    deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 200 },
  });

  const inputs = { ...FOLLOW, image: 'hello:ill', 'on-failure': 'leave' };
  const result = await stage.job.run({ inputs, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
  expect(result.outputs.reason).toMatch(
    /^load balancer health check failed: GET \/ on port 80 returned 503, expected 200: \d tasks\. \d tasks of hello:2 failed \(limit 3\)\./,
  );
  expect(stage.call('ListTasks', { cluster: 'production', desiredStatus: 'STOPPED' }).taskArns).not.toEqual([]);
  expect(result.log).toContain('the new version answers 503');
});

test('a cluster without container instances is named, with the event of ECS', async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated', instances: 0 });
  stage.call('RegisterTaskDefinition', aLoggingDefinition());
  stage.call('CreateService', {
    cluster: 'production',
    serviceName: 'hello',
    taskDefinition: 'hello:1',
    desiredCount: 1,
    launchType: 'EC2',
    availabilityZoneRebalancing: 'DISABLED',
  });

  const result = await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:v2' }, environment: stage.environment });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'stuck']);
  expect(result.outputs.reason).toContain(
    'Cluster production has no container instances. Add one, or use a capacity provider or Fargate.',
  );
  expect(result.log).toMatch(/ {4}\| \(service hello\) was unable to place a task .*No Container Instances were found/);
  expect(result.log).not.toContain('no stopped task');
});

test('credentials that expire while a rollout is followed lead to a longer session', async () => {
  stage = await openStage({ speed: 20, tasks: 'simulated' });
  await aSteadyService(stage);
  const message = 'The security token included in the request is expired';
  const fault = { kind: 'error', type: 'ExpiredTokenException', message, status: 400 } as const;

  const result = await stage.job.run({
    inputs: { ...FOLLOW, image: 'hello:v2' },
    environment: stage.environment,
    onStart: (child) => {
      child.stdout?.on('data', (bytes: Buffer) => {
        if (bytes.toString().includes('new 1/4'))
          stage.local.setFaults([{ operation: 'DescribeServices', on: 'every', fault }]);
      });
    },
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'unknown']);
  expect(result.outputs.reason).toContain(`was denied: ExpiredTokenException: ${message}`);
  expect(result.log).toContain('role-duration-seconds');
  expect(result.summary).toContain('`slipway status --cluster production --service hello`');
  expect(result.log).not.toContain('no stopped task');
});
