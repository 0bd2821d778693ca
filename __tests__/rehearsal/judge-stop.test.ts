import { expect, test } from '@jest/globals';
import { hasStopped, judgeStop } from '../../src/rehearsal/judge-stop.ts';
import { readProgress } from '../../src/rehearsal/progress.ts';
import { anExit, aPlan, aStart } from '../support/builders/rehearsal-builders.ts';

const STOP_MS = 6_000;

test.each([
  ['stops with code 0', anExit(0, { atMs: 6_100 }), 0],
  ['is ended by SIGTERM', anExit(143, { atMs: 6_100 }), 0],
  ['is killed after its timeout', anExit(137, { atMs: 36_000 }), 1],
  ['was killed before it was to stop', anExit(137, { atMs: 1_000 }), 0],
])('a container that %s', (_, exit, warnings) => {
  expect(judgeStop(aPlan(), readProgress([aStart(), exit]), STOP_MS)).toHaveLength(warnings);
});

test('a task has stopped when no container runs', () => {
  const seen = [[], [aStart()], [aStart(), anExit(0)]].map((facts) => hasStopped(aPlan(), readProgress(facts)));

  expect(seen).toEqual([true, false, true]);
});
