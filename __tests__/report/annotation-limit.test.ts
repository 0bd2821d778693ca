import { describe, expect, test } from '@jest/globals';
import { limitAnnotations } from '../../src/report/annotation-limit.ts';
import type { LogLine } from '../../src/report/log-line.ts';

const WARNING: LogLine = { kind: 'annotation', level: 'warning', title: 'Slipway', text: 'w', isVerdict: false };
const VERDICT: LogLine = { kind: 'annotation', level: 'error', title: 'Slipway: failed', text: 'v', isVerdict: true };
const TEXT: LogLine = { kind: 'text', text: 't' };

describe('the annotations of a run', () => {
  test('are let through up to the limit, and counted', () => {
    expect(limitAnnotations([WARNING, TEXT, VERDICT], 0)).toEqual({ lines: [WARNING, TEXT, VERDICT], used: 2 });
  });

  test('become lines of text from the fifth on, so nothing is left unsaid', () => {
    const asText: LogLine = { kind: 'text', text: 'warning: Slipway: w' };

    expect(limitAnnotations([WARNING, WARNING, TEXT], 3)).toEqual({ lines: [WARNING, asText, TEXT], used: 4 });
  });

  test('name an input once in a line of text', () => {
    const title = 'wait-for-minutes';
    const error: LogLine = { kind: 'annotation', level: 'error', title, text: `${title}: "9"`, isVerdict: false };

    expect(limitAnnotations([error], 4).lines).toEqual([{ kind: 'text', text: 'error: wait-for-minutes: "9"' }]);
  });

  test('always have a place left for the verdict, and for one only', () => {
    const asText: LogLine = { kind: 'text', text: 'error: Slipway: failed: v' };

    expect(limitAnnotations([VERDICT, VERDICT], 4)).toEqual({ lines: [VERDICT, asText], used: 5 });
  });
});
