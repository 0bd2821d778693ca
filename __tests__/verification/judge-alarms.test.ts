import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeAlarms } from '../../src/verification/judge-alarms.ts';

const states = (given: Readonly<Record<string, string>>) => new Map(Object.entries(given));
const NONE = states({});

function judge(given: readonly string[], now: Readonly<Record<string, string>> | string, before = NONE, isOver = true) {
  return judgeAlarms({ given, before, now: typeof now === 'string' ? now : states(now) }, isOver);
}

describe('alarms', () => {
  test('that stay OK have passed, once the time is over', () => {
    expect(judge(['a', 'b'], { a: 'OK', b: 'OK' }, NONE, false)).toBeUndefined();
    expect(judge(['a', 'b'], { a: 'OK', b: 'OK' })).toEqual({ check: 'alarms a, b', result: 'passed', why: 'OK' });
  });

  test('of which one goes into ALARM have failed at once', () => {
    expect(judge(['web-*'], { 'web-5xx': 'ALARM', 'web-cpu': 'OK' }, NONE, false)).toEqual({
      check: 'alarm web-5xx',
      result: 'failed',
      why: 'in ALARM',
    });
  });

  test.each([
    [['a'], { a: 'ALARM' }, states({ a: 'ALARM' }), 'a was in ALARM before the deployment as well'],
    [['a'], { a: 'INSUFFICIENT_DATA' }, NONE, 'a is in INSUFFICIENT_DATA'],
    [['a', 'b'], { b: 'OK' }, NONE, 'a was not found'],
    [['web-*'], {}, NONE, 'no such alarm'],
    [['a'], 'could not be read: denied', NONE, 'could not be read: denied'],
  ])('%j in %j are inconclusive', (given, now, before, why) => {
    expect(judge(given, now, before, false)).toBeUndefined();
    expect(judge(given, now, before)).toMatchObject({ result: 'inconclusive', why });
  });

  test('are named, the first five', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

    expect(judge(names, Object.fromEntries(names.map((name) => [name, 'OK'])))?.check).toBe(
      'alarms a, b, c, d, e, 2 more',
    );
  });

  test('fail only by one that was not in ALARM before', () => {
    const state = fc.constantFrom('OK', 'ALARM', 'INSUFFICIENT_DATA');
    const named = fc.dictionary(fc.constantFrom('a', 'b', 'c'), state);

    fc.assert(
      fc.property(named, named, fc.boolean(), (now, before, isOver) => {
        const isNew = Object.entries(now).some(([name, one]) => one === 'ALARM' && before[name] !== 'ALARM');

        expect(judge(['*'], now, states(before), isOver)?.result === 'failed').toBe(isNew);
      }),
    );
  });
});
