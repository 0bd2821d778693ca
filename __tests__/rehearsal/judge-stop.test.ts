import { expect, test } from '@jest/globals';
import { hasStopped, judgeStop } from '../../src/rehearsal/judge-stop.ts';
import { readProgress } from '../../src/rehearsal/progress.ts';
import { anExit, aPlan, aStart } from '../support/builders/rehearsal-builders.ts';

const STOP_MS = 6_000;
const NONE: ReadonlySet<string> = new Set();

test.each([
  ['stops with code 0', anExit(0, { atMs: 6_100 }), NONE, undefined],
  ['is ended by SIGTERM', anExit(143, { atMs: 6_100 }), NONE, undefined],
  ['was killed before it was to stop', anExit(137, { atMs: 1_000 }), NONE, undefined],
  ['is killed after its timeout', anExit(137, { atMs: 36_000 }), NONE, 'did not stop within 30 s of SIGTERM'],
  ['ignores SIGTERM', aStart(), new Set(['web']), 'ignores SIGTERM'],
])('a container that %s', (_, fact, ignoring, what) => {
  const stopped = { progress: readProgress([aStart(), fact]), stopMs: STOP_MS, ignoring };
  const texts =
    what === undefined ? [] : [expect.stringContaining(`Rehearsal: container web ${what}. ECS would kill it`)];

  expect(judgeStop(aPlan(), stopped).errors.map(({ text }) => text)).toEqual(texts);
  const { errors, notices } = judgeStop(aPlan({ isEssential: false }), stopped);
  expect([errors, notices.map(({ text }) => text)]).toEqual([[], texts]);
});

test('a task has stopped when no container runs', () => {
  const seen = [[], [aStart()], [aStart(), anExit(0)]].map((facts) => hasStopped(aPlan(), readProgress(facts)));

  expect(seen).toEqual([true, false, true]);
});
