import { describe, expect, test } from '@jest/globals';
import type { Drawing } from '@slipway/ecs-rules/rollout-chart';
import { drawPage, REGIONS } from '../../src/page/draw-page.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { aSteadyService, deploy, deployCrashing, snapshotOf } from '../support/builders/shown-rollouts.ts';
import { ANY_PORT, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

function listElements(drawing: Drawing): readonly Drawing[] {
  const inner = drawing.children.filter((child) => typeof child !== 'string');
  return [drawing, ...inner.flatMap(listElements)];
}

function elementsOf(snapshot: Snapshot): readonly Drawing[] {
  const page = drawPage(snapshot);
  return REGIONS.flatMap((region) => page[region].flatMap(listElements));
}

function readText(drawing: Drawing): string {
  return drawing.children.map((child) => (typeof child === 'string' ? child : readText(child))).join('');
}

function textOf(snapshot: Snapshot): string {
  const page = drawPage(snapshot);
  return REGIONS.flatMap((region) => page[region].map(readText)).join('\n');
}

describe('the page', () => {
  test('of an empty local ECS says how to begin', () => {
    expect(textOf(snapshotOf(new VirtualEcs()))).toContain('export AWS_ENDPOINT_URL=http://127.0.0.1:4566');
  });

  test('of a rollout that was rolled back shows the verdict, the revision, the count and the cause', () => {
    const ecs = aSteadyService(4);
    deployCrashing(ecs);
    ecs.pass(300);

    const text = textOf(snapshotOf(ecs));

    for (const words of ['ROLLBACK_SUCCESSFUL', 'web:2', '4/4 tasks', '2 to 6 tasks (50–150 %)', 'web: exit code 1']) {
      expect(text).toContain(words);
    }
    expect(text).toMatch(/[3-9] of 3/);
  });

  test('of 200 tasks has counts of all and rows of few, and shortens long lists of tasks', () => {
    const ecs = aSteadyService(200);
    deploy(ecs, { image: 'example/web:2' });
    ecs.pass(60);
    const snapshot = snapshotOf(ecs);

    expect(elementsOf(snapshot).length).toBeLessThan(2000);
    expect(textOf(snapshot)).toMatch(/\(task [0-9a-f]{8}…\) and \d+ more\./);
    expect(textOf(snapshot)).toContain('(target-group targetgroup/web)');
    expect(textOf(snapshot)).not.toMatch(/[0-9a-f]{32}|arn:/);
  });

  test('of tasks that belong to no service shows them, with why they stopped', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(1);
    ecs.play({ image: 'example/web:1', exits: { afterMs: 1000, code: 7 } });
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('RunTask', { taskDefinition: 'web' });
    ecs.pass(60);

    const text = textOf(snapshotOf(ecs));

    for (const words of ['Tasks without a service', '1 STOPPED (1 failed)', 'web: exit code 7', 'exits with code 7']) {
      expect(text).toContain(words);
    }
  });

  test('of a rollout by stages names the stage', () => {
    const ecs = aSteadyService(2);
    const [group] = [...ecs.state.targetGroups.keys()];
    const advancedConfiguration = {
      alternateTargetGroupArn: ecs.addTargetGroup({ name: 'green' }),
      productionListenerRule: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/a/1/2/3',
      roleArn: 'arn:aws:iam::123456789012:role/ecs',
    };
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ANY_PORT, image: 'example/web:2' }));
    ecs.call('UpdateService', {
      service: 'web',
      taskDefinition: 'web',
      loadBalancers: [
        { targetGroupArn: String(group), containerName: 'web', containerPort: 5000, advancedConfiguration },
      ],
      deploymentConfiguration: {
        strategy: 'BLUE_GREEN',
        bakeTimeInMinutes: 5,
        maximumPercent: 200,
        minimumHealthyPercent: 100,
      },
    });
    ecs.pass(150);

    const text = textOf(snapshotOf(ecs));

    expect(text).toContain('BAKE_TIME');
    expect(text).toContain('Target group green');
  });

  test('gives every part of a region a key of its own', () => {
    const ecs = aSteadyService(1);
    const page = drawPage(snapshotOf(ecs));

    for (const region of REGIONS) {
      const keys = page[region].map(({ attributes }) => attributes['data-key']);
      expect([region, new Set(keys).size, keys.includes(undefined)]).toEqual([region, keys.length, false]);
    }
  });

  test('gives every field a label, and every button of a row the name of its row', () => {
    const ecs = aSteadyService(1);
    const all = elementsOf(snapshotOf(ecs));
    const labelled = all.filter(({ tag }) => tag === 'label').flatMap(listElements);
    const fields = all.filter(({ tag }) => tag === 'input' || tag === 'select');
    const names = all.filter(({ tag }) => tag === 'button').map((one) => one.attributes['aria-label'] ?? readText(one));

    expect(fields.filter((one) => !labelled.includes(one))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('sends its requests to the control address alone', () => {
    const actions = elementsOf(snapshotOf(aSteadyService(1))).flatMap(
      ({ attributes }) => attributes['data-action'] ?? [],
    );

    expect(actions.length).toBeGreaterThan(8);
    for (const action of actions) expect(JSON.parse(String(action)).path).toMatch(/^\/_slipway\//);
  });
});
