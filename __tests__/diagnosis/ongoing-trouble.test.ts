import { expect, test } from '@jest/globals';
import { findOngoingTrouble } from '../../src/diagnosis/ongoing-trouble.ts';
import { anObservation, aService } from '../support/builders/service-builders.ts';
import { aServiceEvent } from '../support/builders/stopped-tasks.ts';

const TROUBLE = aServiceEvent(
  '(service web) was unable to place a task. Reason: No Container Instances were found in your cluster.',
);
const STARTED = aServiceEvent('(service web) has started 1 tasks: (task 01).');
const REPORTED = aServiceEvent('(service web) has begun draining connections on 1 tasks.');

/** @param events newest first, as ECS lists them */
function find(events: readonly ReturnType<typeof aServiceEvent>[]) {
  return findOngoingTrouble(anObservation({ service: aService({ events }) }));
}

test('a trouble that ECS reported before still stands while nothing has moved', () => {
  expect(find([REPORTED, TROUBLE, STARTED])).toEqual(TROUBLE);
  expect(find([TROUBLE, STARTED])).toEqual(TROUBLE);
});

test('a trouble stands where ECS shows nothing else', () => {
  expect(find([TROUBLE])).toEqual(TROUBLE);
  expect(find([REPORTED, TROUBLE])).toEqual(TROUBLE);
});

test('a trouble that is new to us is none, and neither is a known cause without trouble', () => {
  expect(find([aServiceEvent('(service web) was unable to do something new.')])).toBeUndefined();
  expect(find([aServiceEvent('(service web) RESOURCE:CPU')])).toBeUndefined();
});

test('a trouble is over once a task has started', () => {
  expect(find([STARTED, TROUBLE])).toBeUndefined();
});

test('no trouble is none', () => {
  expect(find([REPORTED])).toBeUndefined();
});
