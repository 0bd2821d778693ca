import { expect, test } from '@jest/globals';
import { judgeSilence } from '../../src/follow/judge-silence.ts';
import type { DeployErrorKind } from '../../src/ports/deploy-error.ts';

const LIMIT_MS = 30 * 60_000;

test.each<readonly [string, DeployErrorKind, number, number, string, string]>([
  ['no answer yet', 'unreachable', 299_999, 300_000, 'progressing', 'No answer.'],
  [
    'no answer for five minutes',
    'unreachable',
    300_000,
    300_000,
    'unknown',
    'Lost contact with AWS about web: No answer.',
  ],
  ['no answer at the limit', 'unreachable', 1, LIMIT_MS, 'timed-out', 'Timed out while AWS did not answer: No answer.'],
  ['no answer before the limit', 'unreachable', 1, LIMIT_MS - 1, 'progressing', 'No answer.'],
  ['a denial', 'access', 0, 0, 'unknown', 'Lost contact with AWS about web: No answer.'],
])('%s', (_, kind, silentMs, atMs, verdict, reason) => {
  const error = { kind, message: 'No answer.' };

  expect(judgeSilence({ name: 'web', limitMs: LIMIT_MS }, { error, silentMs, atMs })).toEqual({ verdict, reason });
});
