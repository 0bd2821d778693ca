import { describe, expect, test } from '@jest/globals';
import { findUntrustedEvent } from '../../src/guards/untrusted-event.ts';

const DENIED = { shouldAllowUntrustedEvents: false };
const ADVICE =
  'Deploy on push, release or workflow_dispatch; or set allow-untrusted-events to true, if nothing of the event reaches the build or the task definition.';

describe('an event that people without write access can cause', () => {
  test.each([
    { eventName: 'pull_request_target', why: 'the event pull_request_target, which anybody can cause' },
    {
      eventName: 'pull_request_target',
      isFromFork: false,
      why: 'the event pull_request_target, which anybody can cause',
    },
    { eventName: 'issue_comment', why: 'the event issue_comment, which anybody can cause' },
    { eventName: 'issues', why: 'the event issues, which anybody can cause' },
    { eventName: 'discussion_comment', why: 'the event discussion_comment, which anybody can cause' },
    { eventName: 'pull_request', isFromFork: true, why: 'a pull request of a fork (pull_request)' },
    { eventName: 'workflow_run', isFromFork: true, why: 'a workflow run of a fork (workflow_run)' },
    {
      eventName: 'pull_request',
      why: 'a pull request that does not say which repository it is of (pull_request)',
    },
    {
      eventName: 'workflow_run',
      why: 'a workflow run that does not say which repository it is of (workflow_run)',
    },
  ])('$eventName, of a fork: $isFromFork, is refused', ({ why, ...origin }) => {
    expect(findUntrustedEvent(DENIED, origin)).toEqual({
      kind: 'input',
      message: `This run was caused by ${why}, and nothing is deployed on the word of people without write access.`,
      advice: ADVICE,
    });
  });

  test('is let through when an input says so', () => {
    expect(
      findUntrustedEvent({ shouldAllowUntrustedEvents: true }, { eventName: 'pull_request_target' }),
    ).toBeUndefined();
  });
});

describe('an event of those who may write', () => {
  test.each([
    { name: 'a push', origin: { eventName: 'push' } },
    { name: 'a release', origin: { eventName: 'release' } },
    { name: 'a start by hand', origin: { eventName: 'workflow_dispatch' } },
    { name: 'a schedule', origin: { eventName: 'schedule' } },
    { name: 'a pull request within the repository', origin: { eventName: 'pull_request', isFromFork: false } },
    { name: 'a workflow run within the repository', origin: { eventName: 'workflow_run', isFromFork: false } },
    { name: 'no event, outside GitHub', origin: {} },
  ])('$name is trusted', ({ origin }) => {
    expect(findUntrustedEvent(DENIED, origin)).toBeUndefined();
  });
});
