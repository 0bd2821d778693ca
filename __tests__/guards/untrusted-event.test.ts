import { describe, expect, test } from '@jest/globals';
import { findUntrustedEvent } from '../../src/guards/untrusted-event.ts';

const DENIED = { shouldAllowUntrustedEvents: false };
const ADVICE =
  'Deploy on push, release or workflow_dispatch. If nothing from the event reaches the build or the task definition, set allow-untrusted-events: true.';

describe('an event that people without write access can cause', () => {
  test.each([
    { eventName: 'pull_request_target', why: 'pull_request_target, which anyone can trigger' },
    {
      eventName: 'pull_request_target',
      isFromFork: false,
      why: 'pull_request_target, which anyone can trigger',
    },
    { eventName: 'issue_comment', why: 'issue_comment, which anyone can trigger' },
    { eventName: 'issues', why: 'issues, which anyone can trigger' },
    { eventName: 'discussion_comment', why: 'discussion_comment, which anyone can trigger' },
    { eventName: 'pull_request', isFromFork: true, why: 'pull_request: a pull request from a fork' },
    { eventName: 'merge_request_event', isFromFork: true, why: 'merge_request_event: a merge request from a fork' },
    { eventName: 'workflow_run', isFromFork: true, why: 'workflow_run: a workflow run from a fork' },
    {
      eventName: 'pull_request',
      why: 'pull_request: a pull request from an unknown repository',
    },
    {
      eventName: 'workflow_run',
      why: 'workflow_run: a workflow run from an unknown repository',
    },
  ])('$eventName, of a fork: $isFromFork, is refused', ({ why, ...origin }) => {
    expect(findUntrustedEvent(DENIED, origin)).toEqual({
      kind: 'input',
      message: `Refusing to deploy: people without write access can trigger this event (${why}).`,
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
