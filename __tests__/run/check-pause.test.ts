import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { refusePause, warnOfNoPause } from '../../src/run/check-pause.ts';
import { aService, aShiftingService } from '../support/builders/service-builders.ts';

function withHooks(...lifecycleHooks: JsonObject[]) {
  return aShiftingService({ deploymentConfiguration: { strategy: 'BLUE_GREEN', lifecycleHooks } });
}

const PAUSE = { targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP'] };

describe('a service that ECS deploys', () => {
  test.each([
    ['any pause and has one', 'paused', withHooks(PAUSE)],
    ['the pause that it has', 'POST_SCALE_UP', withHooks(PAUSE)],
    ['no pause and has none', 'steady', aService()],
  ] as const)('waits for %s: no warning', (_, waitUntil, service) => {
    expect(warnOfNoPause(service, { waitUntil })).toEqual([]);
  });

  test.each([
    ['any pause and has none', 'paused', aService(), 'no PAUSE lifecycle hook: '],
    [
      'any pause and has a function',
      'paused',
      withHooks({ ...PAUSE, targetType: 'AWS_LAMBDA' }),
      'no PAUSE lifecycle hook: ',
    ],
    ['a pause at another stage', 'PRE_SCALE_UP', withHooks(PAUSE), 'no PAUSE lifecycle hook at PRE_SCALE_UP: '],
  ] as const)('waits for %s: a warning', (_, waitUntil, service, words) => {
    expect(warnOfNoPause(service, { waitUntil }).map(({ text }) => text)).toEqual([
      `Service web has ${words}its deployment will complete without approval.`,
    ]);
  });
});

test('a service that CodeDeploy deploys is refused', () => {
  const refused = refusePause(aService(), { waitUntil: 'paused' });

  expect([refused, refusePause(aService(), { waitUntil: 'steady' })]).toEqual([
    [
      {
        input: 'wait-until',
        text: 'Service web has no PAUSE lifecycle hooks: CodeDeploy deploys it.',
        advice: 'Remove wait-until.',
      },
    ],
    [],
  ]);
});
