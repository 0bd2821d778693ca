/**
 * Rules and schedules follow the revision: after the service is steady, and with nothing else changed in them. A rollout
 * that fails touches none.
 */

import { EventBridgeClient, PutRuleCommand, PutTargetsCommand, type Target } from '@aws-sdk/client-eventbridge';
import { CreateScheduleCommand, type CreateScheduleCommandInput, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { clientSettings } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import type { StepResult } from '../support/harness/action-run.ts';
import {
  aSteadyService,
  aTaskDefinition,
  openStage,
  type ScenarioStage,
  untilSteady,
} from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;

beforeEach(async () => {
  const crash = { image: 'hello:crash', exits: { afterMs: 1000, code: 1 } };
  stage = await openStage({ speed: 200, tasks: 'simulated', images: [crash] });
  await aSteadyService(stage);
  await aRule('nightly', [aTarget('report', 'hello:1'), aTarget('other', 'other:7'), LAMBDA]);
});
afterEach(() => stage.close());

const PLACE = 'us-east-1:123456789012';
const ROLE = 'arn:aws:iam::123456789012:role/events';
const JOBS = { name: 'jobs', image: 'hello:v1', memory: 64 };
const LAMBDA: Target = { Id: 'lambda', Arn: `arn:aws:lambda:${PLACE}:function:notify` };

function arnOf(revision: string): string {
  return `arn:aws:ecs:${PLACE}:task-definition/${revision}`;
}

/** A target with fields that the run does not know of. */
function aTarget(Id: string, revision: string): Target {
  return {
    Id,
    Arn: `arn:aws:ecs:${PLACE}:cluster/production`,
    RoleArn: ROLE,
    Input: '{"containerOverrides":[{"name":"hello","command":["report"]}]}',
    EcsParameters: { TaskDefinitionArn: arnOf(revision), TaskCount: 2, LaunchType: 'EC2', EnableECSManagedTags: true },
  };
}

async function aRule(Name: string, targets: readonly Target[], EventBusName?: string): Promise<void> {
  const client = new EventBridgeClient(clientSettings(stage.local));
  await client.send(new PutRuleCommand({ Name, EventBusName, ScheduleExpression: 'rate(1 day)' }));
  await client.send(new PutTargetsCommand({ Rule: Name, EventBusName, Targets: [...targets] }));
}

async function aSchedule(revision: string, overrides: Partial<CreateScheduleCommandInput> = {}): Promise<void> {
  const client = new SchedulerClient(clientSettings(stage.local));
  const { Id: _, EcsParameters, ...target } = aTarget('', revision);
  await client.send(
    new CreateScheduleCommand({
      Name: 'weekly',
      ScheduleExpression: 'cron(0 3 ? * MON *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      StartDate: new Date('2027-01-01T00:00:00Z'),
      EndDate: new Date('2037-01-01T00:00:00Z'),
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      KmsKeyArn: `arn:aws:kms:${PLACE}:key/1`,
      State: 'DISABLED',
      ActionAfterCompletion: 'DELETE',
      Target: { Arn: target.Arn, RoleArn: ROLE, Input: target.Input, EcsParameters: EcsParameters as never },
      ...overrides,
    }),
  );
}

/** What a client that knows nothing of fields reads. */
async function read(service: 'events' | 'scheduler', name: string): Promise<JsonObject> {
  const signed = `AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/${service}/aws4_request, Signature=00`;
  const headers = { authorization: signed, 'x-amz-target': 'AWSEvents.ListTargetsByRule' };
  const { address } = stage.local;
  const response =
    service === 'events'
      ? await fetch(`${address}/`, { method: 'POST', headers, body: JSON.stringify({ Rule: name }) })
      : await fetch(`${address}/schedules/${name}`, { headers: { authorization: signed } });
  return JSON.parse(await response.text());
}

/** The task definitions that all ECS targets of the rule name. */
async function namedBy(rule: string): Promise<readonly string[]> {
  const { Targets } = await read('events', rule);
  return [...JSON.stringify(Targets).matchAll(/task-definition\/([\w:]+)/g)].map(([, name = '']) => name);
}

/** The same JSON with the revision replaced. */
function withRevision(value: JsonObject, from: string, to: string): JsonObject {
  const parsed: Json = JSON.parse(JSON.stringify(value).replaceAll(`/${from}"`, `/${to}"`));
  return isJsonObject(parsed) ? parsed : {};
}

/** Writes of the run to rules and schedules. */
function listWrites(): readonly string[] {
  return stage.local
    .calls()
    .filter(
      ({ client = '', operation }) => client.includes('slipway/') && /^(?:PutTargets|UpdateSchedule)$/.test(operation),
    )
    .map(({ operation }) => operation);
}

function run(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  return stage.job.run({
    inputs: { cluster: 'production', 'wait-max-delay-seconds': '1', 'scheduled-rules': 'nightly', ...inputs },
    environment: stage.environment,
  });
}

function deploy(image: string, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return run({ service: 'hello', image, ...inputs });
}

test('the targets of the family follow, and nothing else in the rule changes', async () => {
  const before = await read('events', 'nightly');

  const result = await deploy('hello:v2');

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(await read('events', 'nightly')).toEqual(withRevision(before, 'hello:1', 'hello:2'));
  expect(await namedBy('nightly')).toEqual(['hello:2', 'other:7']);
  expect(result.log).toContain('Updated rule nightly: hello:1 → hello:2');
  expect(result.outputs.reason).toContain('Updated: rule nightly: hello:1 → hello:2.');
  expect(result.summary).toContain('rule `nightly`: `hello:1` → `hello:2` (updated)');
  const order = stage.local.calls().map(({ operation }) => operation);
  expect(order.lastIndexOf('PutTargets')).toBeGreaterThan(order.indexOf('UpdateService'));
});

test('a schedule follows with all else in it, and so does a rule on another event bus', async () => {
  await aSchedule('hello:1');
  await aRule('hourly', [aTarget('report', 'hello:1')], 'orders');
  const before = await read('scheduler', 'weekly');

  const result = await deploy('hello:v2', { 'scheduled-rules': 'orders/hourly', schedules: 'default/weekly' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  const { LastModificationDate: _, ...after } = await read('scheduler', 'weekly');
  const { LastModificationDate, ...expected } = withRevision(before, 'hello:1', 'hello:2');
  expect(after).toEqual(expected);
  expect(listWrites()).toEqual(['PutTargets', 'UpdateSchedule']);
  expect(result.log).toContain('Updated rule orders/hourly: hello:1 → hello:2');
  expect(await namedBy('nightly')).toEqual(['hello:1', 'other:7']);
});

test('with several services each target gets the revision of its own family', async () => {
  await aRule('both', [aTarget('report', 'hello:1'), aTarget('jobs', 'jobs:1'), aTarget('latest', 'jobs')]);
  stage.call('RegisterTaskDefinition', aTaskDefinition({ family: 'jobs', containerDefinitions: [JOBS] }));
  const service = { serviceName: 'jobs', taskDefinition: 'jobs:1', desiredCount: 1, launchType: 'EC2' };
  stage.call('CreateService', { cluster: 'production', ...service });
  await untilSteady(stage, 'jobs');

  const result = await deploy('hello:v2', { service: 'hello,jobs', 'scheduled-rules': 'both' });

  expect(result.outputs.verdict).toBe('steady');
  expect(await namedBy('both')).toEqual(['hello:2', 'jobs:2', 'jobs']);
  expect(result.log).toContain('Updated rule both: hello:1 → hello:2, jobs:1 → jobs:2');
  expect(result.log).toContain('Rule "both" names family "jobs" without a number');
});

test('a second run writes nothing', async () => {
  await deploy('hello:v2');

  const second = await deploy('hello:v2');

  expect([second.exitCode, second.outputs.verdict, second.outputs['has-changes']]).toEqual([0, 'unchanged', 'false']);
  expect(listWrites()).toEqual(['PutTargets']);
});

test('a deployment that is rolled back touches nothing', async () => {
  const result = await deploy('hello:crash');

  expect(result.outputs.verdict).toBe('rolled-back');
  expect([listWrites(), await namedBy('nightly')]).toEqual([[], ['hello:1', 'other:7']]);
});

test('a rollback brings them back', async () => {
  await deploy('hello:v2');

  const result = await run({ service: 'hello', 'rollback-to': 'hello:1' });

  expect(result.outputs.verdict).toBe('steady');
  expect(await namedBy('nightly')).toEqual(['hello:1', 'other:7']);
});

test('without a service they follow once the revision is registered', async () => {
  const [container] = aTaskDefinition().containerDefinitions as JsonObject[];
  const next = aTaskDefinition({ containerDefinitions: [{ ...container, memory: 256 }] });
  stage.job.write('task-definition.json', JSON.stringify(next));

  const result = await run({ 'task-definition': 'task-definition.json' });
  const second = await run({ 'task-definition': 'task-definition.json', 'dry-run': 'true' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'started']);
  expect(await namedBy('nightly')).toEqual(['hello:2', 'other:7']);
  expect([second.outputs.verdict, second.outputs['has-changes']]).toEqual(['planned', 'false']);
});

describe('a dry run', () => {
  test('shows what would follow and writes nothing', async () => {
    const result = await deploy('hello:v2', { 'dry-run': 'true' });

    expect(result.outputs.verdict).toBe('planned');
    expect(result.log).toContain('Plan: rule nightly: hello:1 → the new revision\n');
    expect(JSON.parse(result.outputs.changes ?? '')).toContainEqual({
      service: 'nightly',
      path: 'Target.EcsParameters.TaskDefinitionArn',
      kind: 'changed',
      before: 'hello:1',
    });
    expect(result.summary).toContain('**Schedules (1)**\n\n- rule `nightly`: `hello:1` → the new revision');
    expect(result.summary).toContain('## 📝 hello: dry run, 2 planned changes');
    expect(listWrites()).toEqual([]);
  });

  test('of an unchanged service has changes if a rule does not follow', async () => {
    await deploy('hello:v2', { 'scheduled-rules': '' });

    const result = await deploy('hello:v2', { 'dry-run': 'true' });

    expect(result.outputs['has-changes']).toBe('true');
    expect(result.log).toContain('Plan: rule nightly: hello:1 → hello:2\n');
    expect(result.outputs.reason).toBe(
      'Plan: no service changes. hello already runs this. Schedules: rule nightly: hello:1 → hello:2.',
    );
  });
});

test('an unchanged service with a rule that does not follow updates the rule', async () => {
  await deploy('hello:v2', { 'scheduled-rules': '' });

  const result = await deploy('hello:v2');

  expect([result.outputs.verdict, await namedBy('nightly')]).toEqual(['unchanged', ['hello:2', 'other:7']]);
});

describe('is refused before anything is written', () => {
  const REFUSALS = [
    {
      name: 'a rule that does not exist',
      inputs: { 'scheduled-rules': 'nightli' },
      says: 'Rule "nightli" not found on event bus "default" in us-east-1.',
    },
    {
      name: 'a schedule that does not exist',
      inputs: { schedules: 'reports/weekly' },
      says: 'Schedule "weekly" not found in schedule group "reports" in us-east-1.',
    },
    {
      name: 'a rule without an ECS target',
      inputs: { 'scheduled-rules': 'lambda' },
      says: `Rule "lambda" has no target that runs an ECS task: it has ${LAMBDA.Arn}.`,
    },
    {
      name: 'a rule of another family',
      inputs: { 'scheduled-rules': 'others' },
      says: 'Rule "others" has no target of family "hello": it runs other:7.',
    },
  ];

  test.each(REFUSALS)('$name', async ({ inputs, says }) => {
    await aRule('lambda', [LAMBDA]);
    await aRule('others', [aTarget('other', 'other:7')]);
    const before = stage.writes();

    const result = await deploy('hello:v2', inputs);

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain(says);
    expect(stage.writes()).toEqual(before);
  });
});

test('a lost answer of PutTargets is looked up, and not sent again', async () => {
  stage.local.setFaults([{ operation: 'PutTargets', on: 1, fault: { kind: 'reset-after-applying' } }]);

  const result = await deploy('hello:v2');

  expect([result.outputs.verdict, await namedBy('nightly')]).toEqual(['steady', ['hello:2', 'other:7']]);
  expect(listWrites()).toEqual(['PutTargets']);
});

test('a write that is denied makes the step red, and the next run updates the rest', async () => {
  await aSchedule('hello:1');
  stage.local.setFaults([{ operation: 'PutTargets', on: 'every', fault: { kind: 'denied' } }]);

  const failed = await deploy('hello:v2', { schedules: 'weekly' });
  stage.local.setFaults([]);
  const again = await deploy('hello:v2', { schedules: 'weekly' });

  expect([failed.exitCode, failed.outputs.verdict]).toEqual([1, 'failed']);
  expect(failed.outputs.reason).toMatch(
    /^The rule nightly still starts hello:1\. events:PutTargets on rule nightly was denied: .* hello:2 is running/,
  );
  expect(failed.log).toContain(`"Action":"events:PutTargets","Resource":"arn:aws:events:${PLACE}:rule/nightly"`);
  expect(failed.log).toContain('The next run updates what does not follow yet.');
  expect(failed.summary).toContain('## ❌ 1 schedule not updated, hello deployed');
  expect([again.outputs.verdict, await namedBy('nightly')]).toEqual(['unchanged', ['hello:2', 'other:7']]);
  expect(listWrites()).toEqual(['PutTargets', 'UpdateSchedule', 'PutTargets']);
});

test('they cannot follow a deployment that the run does not wait for', async () => {
  const result = await deploy('hello:v2', { 'wait-for-service-stability': 'false' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.log).toContain('scheduled-rules: cannot be combined with wait-for-service-stability: false');
});
