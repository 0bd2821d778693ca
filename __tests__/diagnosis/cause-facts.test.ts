import { describe, expect, test } from '@jest/globals';
import { gatherCauseFacts } from '../../src/diagnosis/cause-facts.ts';
import type { CauseGroup } from '../../src/diagnosis/cause-groups.ts';
import { type Evidence, NO_EVIDENCE } from '../../src/diagnosis/evidence-record.ts';
import { aContainerLog, anUnhealthyGroup, aStoppedTask, TARGET_GROUP } from '../support/builders/stopped-tasks.ts';

function gather(group: Partial<CauseGroup>, evidence: Partial<Evidence> = {}) {
  return gatherCauseFacts(
    { kind: 'log-group-absent', containers: [], words: [], count: 1, ...group },
    { ...NO_EVIDENCE, ...evidence },
  );
}

describe('the log group of a cause', () => {
  const named = (logGroups: Readonly<Record<string, string>>): Partial<Evidence> => ({ definition: { logGroups } });
  const two = named({ app: '/ecs/app', proxy: '/ecs/proxy' });

  test.each<{
    readonly name: string;
    readonly group?: Partial<CauseGroup>;
    readonly known: Partial<Evidence>;
    readonly is?: string;
  }>([
    { name: 'is the only one of the task definition', known: named({ app: '/ecs/app' }), is: '/ecs/app' },
    { name: 'is the one of all containers', known: named({ app: '/ecs/web', proxy: '/ecs/web' }), is: '/ecs/web' },
    { name: 'is unknown where containers have different ones', known: two },
    { name: 'is that of the container at error', group: { containers: ['proxy'] }, known: two, is: '/ecs/proxy' },
    { name: 'is unknown where the container at error has none', group: { containers: ['sidecar'] }, known: two },
    { name: 'is unknown where the task definition has none', known: named({}) },
    { name: 'is unknown where the task definition was not read', known: {} },
    { name: 'is no fact of another kind of cause', group: { kind: 'ecs-says' }, known: named({ app: '/ecs/app' }) },
    {
      name: 'is the one that ECS names, though many tasks name it',
      group: { words: ['not authorized: log-group:/ecs/web', 'not authorized: log-group:/ecs/web'] },
      known: two,
      is: '/ecs/web',
    },
  ])('$name', ({ group = {}, known, is }) => {
    expect(gather(group, known).resource).toBe(is);
  });
});

test.each([
  [[], 'the task'],
  [['app'], 'container app'],
  [['app', 'proxy'], 'containers app, proxy'],
])('the containers %j are called "%s"', (containers, subject) => {
  expect(gather({ containers }).subject).toBe(subject);
});

test('the words are all that ECS says', () => {
  expect(gather({ words: ['RESOURCE:GPU', 'RESOURCE:CPU'] }).words).toBe('RESOURCE:GPU\nRESOURCE:CPU');
});

test('the target group is the one that ECS names, else the first of the service', () => {
  const evidence = { targetGroups: [anUnhealthyGroup()] };

  expect(gather({ kind: 'not-in-service' }, evidence).targetGroupArn).toBe(TARGET_GROUP);
  expect(gather({ words: [`(target-group ${TARGET_GROUP}2)`] }, evidence).targetGroupArn).toBe(`${TARGET_GROUP}2`);
});

test('the log of a failed check of the load balancer is that of the task, whatever container wrote it', () => {
  const logs = [aContainerLog({ container: 'proxy' })];
  const task = aStoppedTask();

  expect(gather({ kind: 'load-balancer-health', task }, { logs }).log).toEqual(logs[0]);
  expect(gather({ kind: 'container-exited', containers: ['app'], task }, { logs }).log).toBeUndefined();
  expect(gather({ kind: 'load-balancer-health' }, { logs }).log).toBeUndefined();
});
