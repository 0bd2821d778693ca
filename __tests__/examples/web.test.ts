/** Two containers in a task, of which one gets a new image; and a migration before that. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { startClients } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { ROOT } from '../support/harness/action-run.ts';
import { type ExampleStage, openExample, type TargetGroup } from '../support/harness/example-stage.ts';
import { describeService } from '../support/harness/scenario-stage.ts';

/** Those of local-secrets.yml. */
const VALUES = ['no-secret-but-an-example', 'no-password-but-an-example'];
const KEY = createHash('sha256').update('no-secret-but-an-example').digest('hex').slice(0, 8);
const STAND_IN = join(ROOT, '__tests__/examples/stand-in-nginx');

let example: ExampleStage;
let web: TargetGroup;

beforeAll(async () => {
  example = await openExample('web', 13);
  const standIn = await example.push({ repository: 'stand-in-nginx', tag: '1', context: STAND_IN });
  const nginx = await example.push({ repository: 'nginx', tag: '1', context: 'nginx', args: { BASE: standIn } });
  const dockerzon = await example.push({ repository: 'dockerzon', tag: '1', context: 'dockerzon' });
  await example.run({
    'task-definition': 'task-definition.json',
    image: `nginx=${nginx}\ndockerzon=${dockerzon}`,
  });
  web = example.findTargetGroup('web');
  await example.createService('service.json');
});

afterAll(async () => {
  await example.close();
});

function release(name: string, inputs: Readonly<Record<string, string>> = {}) {
  return example.deploy({ expressions: { 'github.sha': name }, inputs: { ...inputs, 'image-tag': name } });
}

async function page(): Promise<readonly string[]> {
  const answers = await Promise.all(['/', '/static/release.txt'].map(web.ask));
  return answers.map(({ text }) => text.trim());
}

/** Containers of the current task definition. */
function currentContainers(): readonly JsonObject[] {
  const { taskDefinition = '' } = describeService(example, 'web');
  const described = example.call('DescribeTaskDefinition', { taskDefinition }).taskDefinition as JsonObject;
  return described.containerDefinitions as readonly JsonObject[];
}

function eventTexts(): readonly string[] {
  const events = describeService(example, 'web').events as readonly JsonObject[];
  return events.map(({ message }) => String(message)).toReversed();
}

function writesSince(count: number): readonly string[] {
  const ofRun = ['RunTask', 'RegisterTaskDefinition', 'UpdateService'];
  return example
    .writes()
    .slice(count)
    .filter((operation) => ofRun.includes(operation));
}

describe('web', () => {
  test('serves the app by the link, its files by volumesFrom, and the app has its secrets', async () => {
    expect(await page()).toEqual([`dockerzon, release 1, secret key ${KEY}`, 'static files of release 1']);
    expect(describeService(example, 'web')).toMatchObject({
      runningCount: 2,
      roleArn: expect.stringMatching(/ecsServiceRole$/),
    });
  });

  test('gets a new image for the app alone, after its migration, and one task stops before one starts', async () => {
    const [nginx, dockerzon] = currentContainers();
    const before = { writes: example.writes().length, events: eventTexts().length };
    const clients = startClients(1, web.ask);

    const result = await release('two');
    await clients.stop();

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(writesSince(before.writes)).toEqual(['RegisterTaskDefinition', 'RunTask', 'UpdateService']);
    expect(result.log).toMatch(/One-off task \w{8} of web:2 succeeded\./);
    expect(currentContainers()).toEqual([nginx, { ...dockerzon, image: result.outputs.image }]);
    const moves = eventTexts()
      .slice(before.events)
      .flatMap((text) => /has (?:started|stopped) \d+/.exec(text)?.[0] ?? []);
    expect(moves).toEqual(['has stopped 1', 'has started 1', 'has stopped 1', 'has started 1']);
    expect(new Set(clients.replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await page()).toEqual([`dockerzon, release two, secret key ${KEY}`, 'static files of release two']);
  });

  test('is not touched when the migration ends with 1, whose last lines are shown', async () => {
    example.job.write('dockerzon/migrate.sh', 'echo "the schema is ahead of this release"\nexit 1\n');
    const before = example.writes().length;

    const result = await release('three');

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(result.outputs.reason).toMatch(
      /^One-off task \w{8} of web:3 failed: container dockerzon exited with code 1 .* No service was changed; web is still running web:2\.$/,
    );
    expect(result.log).toContain('| the schema is ahead of this release');
    expect(writesSince(before)).toEqual(['RegisterTaskDefinition', 'RunTask']);
    expect(await page()).toEqual([`dockerzon, release two, secret key ${KEY}`, 'static files of release two']);
  });

  test('shows no value of a secret: not in a run, and not in the calls that the local ECS has seen', async () => {
    const result = await release('two', { 'dry-run': 'true', build: 'never' });

    const said = `${result.everything}${JSON.stringify(example.local.calls())}`;
    expect(result.outputs.verdict).toBe('planned');
    expect(VALUES.filter((value) => said.includes(value))).toEqual([]);
  });
});
