/** The first example, end to end: real docker, real containers, a real load balancer, and requests all along. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Clients, startClients } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { type ExampleStage, openExample, type TargetGroup } from '../support/harness/example-stage.ts';
import { currentImage, describeInstances, describeService } from '../support/harness/scenario-stage.ts';

const NETWORK = 11;
const WORLD = { expressions: { 'vars.PROVIDER': '' } };
const ECS = { expressions: { 'vars.PROVIDER': 'ECS' } };
/** What there is before there is a service. */
const REGISTER_ONLY = { service: '', cluster: '', 'circuit-breaker': '', 'create-repository': 'true' };
const ROLLBACK = { 'rollback-to': 'last-good', repository: '', 'task-definition': '', 'environment-variables': '' };

let example: ExampleStage;
let hello: TargetGroup;

beforeAll(async () => {
  example = await openExample('hello', NETWORK);
  hello = example.findTargetGroup('hello');
});

afterAll(async () => {
  await example.close();
});

/** Different answers, sorted. */
function answersOf({ replies }: Clients): readonly string[] {
  return [...new Set(replies.map(({ status, text }) => `${status} ${text.trim()}`))].toSorted();
}

function countEvents(): number {
  return (describeService(example).events as readonly JsonObject[]).length;
}

/**
 * What the service did after so many events: how many tasks it started, registered, took off the load balancer,
 * stopped.
 */
function movesSince(count: number): readonly string[] {
  const events = describeService(example).events as readonly JsonObject[];
  const texts = events.slice(0, events.length - count).map(({ message }) => String(message));
  const move = /\b(?:started|stopped|registered|deregistered|draining connections on) \d+/;
  return texts.toReversed().flatMap((text) => move.exec(text)?.[0] ?? []);
}

const ROUND = ['started 1', 'registered 1', 'stopped 1', 'deregistered 1', 'draining connections on 1'];

describe('hello', () => {
  test('is registered as revision 1 with the image that was built and pushed, and greets the world from four tasks', async () => {
    const result = await example.deploy({ ...WORLD, inputs: REGISTER_ONLY });
    await example.createService('service.json');

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'started']);
    expect(result.outputs['task-definition-revision']).toBe('hello:1');
    expect(result.outputs['image-digest']).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(currentImage(example)).toBe(`${example.local.registryHost}/hello@${result.outputs['image-digest']}`);
    expect(describeService(example)).toMatchObject({ runningCount: 4, desiredCount: 4 });
    expect(await hello.ask()).toEqual({ status: 200, text: 'Hello world!\n' });
  });

  test('becomes Hello ECS! in revision 2, one task at a time through the spare instance, and no request fails', async () => {
    const before = countEvents();
    const clients = startClients(3, hello.ask);

    const result = await example.deploy(ECS);
    await clients.stop();

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.outputs['task-definition-revision']).toBe('hello:2');
    expect(answersOf(clients)).toEqual(['200 Hello ECS!', '200 Hello world!']);
    expect(movesSince(before)).toEqual([ROUND, ROUND, ROUND, ROUND].flat());
    expect(await hello.ask()).toEqual({ status: 200, text: 'Hello ECS!\n' });
  });

  test('is not deployed again when nothing changed: the image of the commit is reused, nothing is written', async () => {
    const before = example.writes();

    const result = await example.deploy(ECS);

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'unchanged']);
    expect(example.writes()).toEqual(before);
  });

  test('with a broken image is rolled back by the circuit breaker, and the page still greets', async () => {
    example.job.write('serve.sh', 'exit 1\n');
    const clients = startClients(1, hello.ask);

    const result = await example.deploy({ ...ECS, inputs: { build: 'always', 'image-tag': 'broken' } });
    await clients.stop();

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.log).toContain('container hello exited with code 1');
    expect(answersOf(clients)).toEqual(['200 Hello ECS!']);
  });

  test('comes back to Hello world! by rollback', async () => {
    const result = await example.deploy({ ...ECS, inputs: ROLLBACK });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(await hello.ask()).toEqual({ status: 200, text: 'Hello world!\n' });
  });

  test('rolls all at once on eight instances', async () => {
    example.local.addInstances('production', describeInstances(NETWORK, { from: 6, count: 3 }));
    const before = countEvents();

    const result = await example.deploy({ ...ECS, inputs: { build: 'never' } });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(movesSince(before).filter((move) => move.startsWith('started'))).toEqual(['started 4']);
    expect(await hello.ask()).toEqual({ status: 200, text: 'Hello ECS!\n' });
  });

  test('leaves no login behind, and the registry password is in nothing that anybody can read', async () => {
    const result = await example.deploy({ ...WORLD, inputs: { ...REGISTER_ONLY, build: 'always', 'image-tag': 'v4' } });

    const masked = [...result.log.matchAll(/^::add-mask::(.+)$/gm)].map(([, secret = '']) => secret);
    const said = result.everything.replaceAll(/^::add-mask::.*$/gm, '');
    expect([result.exitCode, result.postExitCode, masked.length > 0]).toEqual([0, 0, true]);
    for (const secret of masked) expect(said).not.toContain(secret);
    expect(example.job.leftovers().filter((file) => file.includes('docker'))).toEqual([]);
  });
});
