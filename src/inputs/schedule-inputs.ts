import { expecting, type Grammar, listOf, type Parse, textOf } from '@slipway/ecs-rules/grammar';
import { defined } from '@slipway/ecs-rules/values';
import type { ScheduleReference } from '../ports/schedules.ts';
import { declare } from './declaration.ts';

/** EventBridge API reference, ListTargetsByRule, Rule and EventBusName; the name of a partner's bus has slashes. */
const RULE: Grammar = {
  noun: 'a rule',
  rule: 'a name (letters, digits, ".", "-" and "_", at most 64) or BUS/NAME',
  pattern: /^(?:[\w./-]{1,256}\/)?[\w.-]{1,64}$/,
  longest: 321,
  placeholder: 'RULE',
};

/** EventBridge Scheduler API reference, GetSchedule, Name and GroupName. */
const SCHEDULE: Grammar = {
  noun: 'a schedule',
  rule: 'a name (letters, digits, ".", "-" and "_", at most 64) or GROUP/NAME',
  pattern: /^(?:[\w.-]{1,64}\/)?[\w.-]{1,64}$/,
  longest: 129,
  placeholder: 'SCHEDULE',
};

/** What starts tasks by the clock, and gets the revision of the run. */
export const SCHEDULE_INPUTS = {
  'scheduled-rules': declare({
    group: 'service',
    description:
      'EventBridge rules that follow: their ECS targets of the same family get the new revision once it runs in the services, or without a service once it is registered. Names, or BUS/NAME.',
    form: 'list',
    parse: listOf(parseReference('rule', RULE)),
  }),
  schedules: declare({
    group: 'service',
    description: 'EventBridge Scheduler schedules that follow in the same way. Names, or GROUP/NAME.',
    form: 'list',
    parse: listOf(parseReference('schedule', SCHEDULE)),
  }),
} as const;

function parseReference(kind: ScheduleReference['kind'], grammar: Grammar): Parse<ScheduleReference> {
  const parse = textOf(grammar);
  return expecting(parse, (raw) => {
    const parsed = parse(raw);
    if ('errors' in parsed) return parsed;
    const slash = parsed.value.lastIndexOf('/');
    const parent = slash < 0 ? undefined : parsed.value.slice(0, slash);
    return { value: { kind, name: parsed.value.slice(slash + 1), ...defined({ parent }) } };
  });
}
