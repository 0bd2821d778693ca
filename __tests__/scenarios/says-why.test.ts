import { afterEach, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/json.ts';
import { aSteadyService, aTaskDefinition, openStage, type ScenarioStage } from '../support/scenario-stage.ts';

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
    /last lines of container hello in task \w{8}:\n {4}\| starting\n {4}\| Error: DATABASE_URL/,
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
  expect(result.summary).toContain(`aws elbv2 describe-target-health --target-group-arn ${targetGroupArn}`);
});
