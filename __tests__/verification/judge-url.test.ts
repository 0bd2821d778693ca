import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { UrlCheck, WebAnswer } from '../../src/ports/verification.ts';
import { addAnswer, judgeUrl, NO_REQUESTS } from '../../src/verification/judge-url.ts';

const CHECK: UrlCheck = { text: 'https://shop.test/health', url: 'https://shop.test/health' };
const PLANNED = 31;

const answered = (status: number, body = '', tookMs = 20): WebAnswer => ({ kind: 'answer', status, body, tookMs });
const SILENCE: WebAnswer = { kind: 'no answer', why: 'connection refused' };

/** The first decision over these answers, as a run sees them one by one, and after how many. */
function judge(answers: readonly WebAnswer[], options: { check?: UrlCheck; answeredBefore?: boolean } = {}) {
  const { check = CHECK, answeredBefore } = options;
  let tally = NO_REQUESTS;
  for (const [at, answer] of answers.entries()) {
    tally = addAnswer(tally, check, answer);
    const isOver = at === answers.length - 1;
    const judged = judgeUrl(check, { tally, planned: PLANNED, answeredBefore, isOver });
    if (judged !== undefined) return { ...judged, after: at + 1 };
  }
  throw new Error('no decision');
}

const times = <Value>(count: number, value: Value): readonly Value[] => Array.from({ length: count }, () => value);

describe('a URL', () => {
  test('that always answers as expected has passed', () => {
    expect(judge(times(PLANNED, answered(200)))).toEqual({
      check: 'GET /health',
      result: 'passed',
      why: 'was good in 31 requests',
      after: PLANNED,
    });
  });

  test('that was requested once and answered has passed', () => {
    expect(judge([answered(200)])).toMatchObject({ result: 'passed', why: 'was good in 1 request' });
  });

  test('has failed with the first request that no later one can make good', () => {
    expect(judge(times(PLANNED, answered(500)))).toMatchObject({
      result: 'failed',
      why: 'returned 500 in 7 of 7 requests',
      after: 7,
    });
  });

  test.each([
    { name: 'one bad request of ten', bad: 1, good: 9, result: 'passed' },
    { name: 'two bad requests of two, which may be noise', bad: 2, good: 0, result: 'passed' },
    { name: 'a fifth of bad requests', bad: 3, good: 12, result: 'passed' },
    { name: 'three bad requests, and more than a fifth', bad: 3, good: 11, result: 'failed' },
    { name: 'three bad requests of three', bad: 3, good: 0, result: 'failed' },
  ])('with $name has $result', ({ bad, good, result }) => {
    const answers = [...times(good, answered(200)), ...times(bad, answered(500))];
    const all = answers.length;

    expect(judge(answers)).toMatchObject({ result, why: `returned 500 in ${bad} of ${all} requests`, after: all });
  });

  test('names its two most frequent faults', () => {
    const answers = [answered(500), SILENCE, answered(500), answered(200), ...times(6, answered(502))];

    expect(judge(answers).why).toBe('returned 502 in 4 of 8 requests, returned 500 in 2 of 8 requests');
  });

  test.each([
    ['another status', { ...CHECK, status: 204 }, answered(200), 'returned 200'],
    ['a redirect where 200 is due', { ...CHECK, status: 200 }, answered(302), 'returned 302'],
    [
      'a body without the text',
      { ...CHECK, contains: 'ready' },
      answered(200, 'not yet'),
      'returned a body without "ready"',
    ],
    ['a slow answer', { ...CHECK, withinMs: 800 }, answered(200, '', 801), 'took longer than 800 ms'],
    ['no answer', CHECK, SILENCE, 'got no answer (connection refused)'],
  ])('fails by %s', (_, check, answer, why) => {
    expect(judge(times(10, answer), { check, answeredBefore: true })).toMatchObject({
      result: 'failed',
      why: `${why} in 7 of 7 requests`,
    });
  });

  test('takes a redirect as good, unless another status is due', () => {
    expect(judge(times(PLANNED, answered(302))).result).toBe('passed');
  });

  test('that nothing answers, before the deployment neither, is inconclusive', () => {
    expect(judge(times(PLANNED, SILENCE), { answeredBefore: false })).toMatchObject({
      result: 'inconclusive',
      why: 'got no answer (connection refused) in 31 of 31 requests, and none before the deployment either',
    });
  });

  test('that was not requested is inconclusive', () => {
    const progress = { tally: NO_REQUESTS, planned: PLANNED, answeredBefore: undefined, isOver: true };

    expect(judgeUrl(CHECK, progress)).toMatchObject({ result: 'inconclusive', why: 'was not requested' });
  });

  test('with outside text in its path is quoted', () => {
    const check = { ...CHECK, url: 'https://shop.test/%0A::error::' };

    expect(judge(times(PLANNED, answered(200)), { check }).check).not.toContain('\n');
  });
});

describe('the decision', () => {
  test('is that of all answers at once, however early it comes', () => {
    const answer = fc.constantFrom(answered(200), answered(500), SILENCE);

    fc.assert(
      fc.property(fc.array(answer, { minLength: PLANNED, maxLength: PLANNED }), fc.boolean(), (answers, before) => {
        const bad = answers.filter((one) => one.kind === 'no answer' || one.status === 500).length;
        const isUnreachable = !before && answers.every(({ kind }) => kind === 'no answer');
        const due = isUnreachable ? 'inconclusive' : bad >= 3 && bad / PLANNED > 0.2 ? 'failed' : 'passed';

        expect(judge(answers, { answeredBefore: before }).result).toBe(due);
      }),
      { numRuns: 500 },
    );
  });

  test('of 1,000 services that work is never failed by noise: one of 200 requests fails, and two in a row', () => {
    // Evenly: otherwise small numbers are the most frequent.
    const chances = fc.noBias(fc.array(fc.nat(199), { minLength: PLANNED, maxLength: PLANNED }));

    fc.assert(
      fc.property(chances, fc.nat(PLANNED - 1), (noise, glitch) => {
        const answers = noise.map((one, at) =>
          one === 0 || at === glitch || at === glitch + 1 ? SILENCE : answered(200),
        );

        expect(judge(answers, { answeredBefore: true }).result).toBe('passed');
      }),
      { numRuns: 1_000 },
    );
  });

  test('of 1,000 services that fail half of their requests is never passed', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(PLANNED).keys()], { minLength: 15, maxLength: 15 }), (failing) => {
        const answers = [...Array(PLANNED).keys()].map((at) => answered(failing.includes(at) ? 500 : 200));

        expect(judge(answers).result).toBe('failed');
      }),
      { numRuns: 1_000 },
    );
  });
});
