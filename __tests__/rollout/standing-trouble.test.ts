import { expect, test } from '@jest/globals';
import { findStandingTrouble } from '../../src/rollout/standing-trouble.ts';
import { aLook, aService } from '../support/service-builders.ts';
import { aServiceEvent } from '../support/stopped-tasks.ts';

const TROUBLE = aServiceEvent(
  '(service web) was unable to place a task. Reason: No Container Instances were found in your cluster.',
);
const STARTED = aServiceEvent('(service web) has started 1 tasks: (task 01).');
const TOLD = aServiceEvent('(service web) has begun draining connections on 1 tasks.');

/** @param events newest first, as ECS lists them */
function find(events: readonly ReturnType<typeof aServiceEvent>[]) {
  return findStandingTrouble(aLook({ service: aService({ events }) }));
}

test('a trouble that ECS reported before still stands while nothing has moved', () => {
  expect(find([TOLD, TROUBLE, STARTED])).toEqual(TROUBLE);
});

test('a trouble is over once a task has started', () => {
  expect(find([STARTED, TROUBLE])).toBeUndefined();
});

test('no trouble is none', () => {
  expect(find([TOLD])).toBeUndefined();
});
