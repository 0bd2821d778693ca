import { expect, test } from '@jest/globals';
import { judgeReturned } from '../../src/follow/judge-returned.ts';
import type { Verdict } from '../../src/ports/verdict.ts';
import { revisionArn, theFacts } from '../support/builders/service-builders.ts';

const WHAT = 'deployment ecs-svc/1000000000000000002 of web:2';

test.each<readonly [Verdict, boolean, object | undefined]>([
  ['rolled-back', false, { verdict: 'steady', reason: `Rolled back to web:1: ECS stopped ${WHAT}.` }],
  ['cancelled', false, { reason: `Cancelled. ECS continues to roll back ${WHAT}.` }],
  [
    'timed-out',
    false,
    { reason: `The rollback to web:1 did not complete within 30 minutes; ECS continues to roll back ${WHAT}.` },
  ],
  ['steady', false, { verdict: 'failed', reason: `ECS completed ${WHAT} before it could be stopped.` }],
  ['steady', true, undefined],
  ['failed', false, undefined],
])('what ended as %s is, for a rollback that an update can replace: %s', (verdict, canReplace, ending) => {
  const driver = { controller: 'ECS', facts: theFacts() } as const;

  expect(judgeReturned(driver, { toArn: revisionArn('web:1'), canReplace }, verdict)).toEqual(ending);
});
