/** Whether alarms speak against a deployment. */
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { CheckResult } from './check-result.ts';

/** States of the alarms by name, as CloudWatch names them. */
export type AlarmStates = ReadonlyMap<string, string>;

export interface AlarmReadings {
  /** Names and prefixes, as they were given. */
  readonly given: readonly string[];
  /** Before the deployment. */
  readonly before: AlarmStates;
  /** Not read: why, as a clause. */
  readonly now: AlarmStates | string;
}

/**
 * One in ALARM fails the deployment. One that was in ALARM before the deployment says nothing about it: inconclusive,
 * like one without data.
 * @returns undefined: not decided yet
 */
export function judgeAlarms({ given, before, now }: AlarmReadings, isOver: boolean): CheckResult | undefined {
  if (typeof now === 'string') {
    return isOver ? { check: nameAlarms(given), result: 'inconclusive', why: now } : undefined;
  }
  const names = [...new Set([...given.filter((name) => !name.endsWith('*')), ...now.keys()])];
  const bad = names.filter((name) => now.get(name) === 'ALARM' && before.get(name) !== 'ALARM');
  if (bad.length > 0) return { check: nameAlarms(bad), result: 'failed', why: 'in ALARM' };
  if (!isOver) return undefined;
  const open = names.filter((name) => now.get(name) !== 'OK').map((name) => describeOpen(name, now.get(name)));
  if (open.length > 0) return { check: nameAlarms(given), result: 'inconclusive', why: open.join(', ') };
  if (names.length === 0) return { check: nameAlarms(given), result: 'inconclusive', why: 'no such alarm' };
  return { check: nameAlarms(names), result: 'passed', why: 'OK' };
}

function describeOpen(name: string, state: string | undefined): string {
  const quoted = quoteOutsideText(name, 255);
  if (state === undefined) return `${quoted} was not found`;
  return state === 'ALARM'
    ? `${quoted} was in ALARM before the deployment as well`
    : `${quoted} is in ${quoteOutsideText(state, 60)}`;
}

const MOST_NAMED = 5;

function nameAlarms(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? [`${names.length - MOST_NAMED} more`] : [];
  const named = names.slice(0, MOST_NAMED).map((name) => quoteOutsideText(name, 255));
  return `${names.length === 1 ? 'alarm' : 'alarms'} ${[...named, ...more].join(', ')}`;
}
