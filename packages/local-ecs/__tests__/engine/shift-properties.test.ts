import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isCountedHealthy } from '../../src/engine/health.ts';
import { VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { createShifting, deploy, listDeployments, seeShift } from '../support/generators/shift-stories.ts';

const STORY = fc.record({
  strategy: fc.constantFrom('BLUE_GREEN', 'LINEAR', 'CANARY'),
  bakeTimeInMinutes: fc.integer({ min: 0, max: 3 }),
  hookStages: fc.uniqueArray(
    fc.constantFrom('RECONCILE_SERVICE', 'PRE_SCALE_UP', 'POST_SCALE_UP', 'PRODUCTION_TRAFFIC_SHIFT'),
  ),
  hookOutcome: fc.constantFrom('SUCCEEDED' as const, 'FAILED' as const),
  isImageGone: fc.boolean(),
  /** Seconds until each thing that befalls the service. */
  stop: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
  alarm: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
  overtake: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
});
type Story = typeof STORY extends fc.Arbitrary<infer T> ? T : never;

function begin(story: Story): VirtualEcs {
  const ecs = new VirtualEcs();
  const { strategy, bakeTimeInMinutes, hookStages, hookOutcome, isImageGone } = story;
  const deploymentConfiguration = {
    strategy,
    bakeTimeInMinutes,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    alarms: { alarmNames: ['errors'], enable: true, rollback: true },
    lifecycleHooks: hookStages.map((stage) => ({ hookTargetArn: 'arn:f', roleArn: 'arn:r', lifecycleStages: [stage] })),
  };
  createShifting(ecs, deploymentConfiguration);
  ecs.run();
  const images = isImageGone ? [{ image: 'example/web:2', pullFails: 'not found' }] : [];
  const hooks = [{ target: '*', outcome: hookOutcome, afterMs: 15_000 }];
  ecs.send({ kind: 'put-scenario', scenario: { images, hooks } });
  deploy(ecs);
  return ecs;
}

/** Runs the story to its end, each thing at its moment. */
function playStory(ecs: VirtualEcs, story: Story): void {
  const from = ecs.now;
  const events = [
    {
      at: story.stop,
      act: () => ecs.ask('StopServiceDeployment', { serviceDeploymentArn: seeShift(ecs).serviceDeploymentArn ?? '' }),
    },
    { at: story.alarm, act: () => ecs.send({ kind: 'put-alarm', name: 'errors', state: 'ALARM' }) },
    { at: story.overtake, act: () => deploy(ecs, 'web:1') },
  ].flatMap(({ at, act }) => (at === undefined ? [] : [{ at, act }]));
  for (const { at, act } of events.sort((a, b) => a.at - b.at)) {
    ecs.pass(Math.max(0, (from - ecs.now) / 1000 + at));
    act();
  }
  ecs.run(48 * 3600);
}

describe('whatever befalls a deployment that shifts traffic', () => {
  test('it ends, and one revision runs completely', () => {
    fc.assert(
      fc.property(STORY, (story) => {
        const ecs = begin(story);

        playStory(ecs, story);

        const { status } = seeShift(ecs);
        expect(['SUCCESSFUL', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED']).toContain(status);
        const deployments = listDeployments(ecs);
        // Only a rollback that a hook or a missing image forbids leaves anything else.
        if (status !== 'ROLLBACK_FAILED') expect(deployments).toEqual([expect.stringMatching(/ 2\/2 COMPLETED$/)]);
        expect(ecs.state.agenda.size).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test('as many tasks as are wanted are in service all the time', () => {
    fc.assert(
      fc.property(STORY, (story) => {
        const ecs = begin(story);
        ecs.watch = (state, now) => {
          const healthy = [...state.tasks.values()].filter((task) => isCountedHealthy(task, now));
          expect(healthy.length).toBeGreaterThanOrEqual(2);
        };
        playStory(ecs, story);
      }),
      { numRuns: 100 },
    );
  });
});
