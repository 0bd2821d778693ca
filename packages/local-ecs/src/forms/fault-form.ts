/** How faults are written. */
import { isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import type { CallRange, FaultRule, ForeignCall, InjectedFault } from '../fault-injection/faults.ts';
import {
  choiceOf,
  eitherOf,
  type Form,
  formOf,
  listForm,
  MILLISECONDS,
  mapForm,
  NAME,
  TEXT,
  wholeNumber,
  withoutConflict,
} from './form.ts';
import { structureOf } from './structure.ts';

const CALL_NUMBER = wholeNumber(1);

const CALL_RANGE: Form<CallRange> = structureOf({
  required: {},
  optional: { from: CALL_NUMBER, to: CALL_NUMBER, times: CALL_NUMBER },
});

const CALLS: Form<FaultRule['on']> = eitherOf<FaultRule['on']>((value) => {
  if (isJsonObject(value)) return CALL_RANGE;
  return typeof value === 'number' ? CALL_NUMBER : choiceOf(['every']);
}, 'a call number, every, or {from?, to?, times?}');

const INPUT: Form<JsonObject> = formOf('a map, the input of the operation', isJsonObject);

export const FOREIGN_CALL: Form<ForeignCall> = mapForm(
  structureOf({
    required: { operation: NAME },
    optional: { input: INPUT, service: choiceOf(['ecs', 'ecr', 'codedeploy']) },
  }),
  (call) => ({ input: {}, ...call }),
);

/** The fields of each kind of fault. */
const FAULTS: { readonly [K in InjectedFault['kind']]: Form<InjectedFault & { readonly kind: K }> } = {
  error: mapForm(
    structureOf({
      required: { kind: choiceOf(['error']), type: NAME },
      optional: {
        message: TEXT,
        status: formOf('400 or 500', (value): value is 400 | 500 => value === 400 || value === 500),
      },
    }),
    (fault) => ({ message: '', status: 400 as const, ...fault }),
  ),
  html: mapForm(
    structureOf({ required: { kind: choiceOf(['html']) }, optional: { status: wholeNumber(200, 599) } }),
    (fault) => ({ status: 502, ...fault }),
  ),
  delay: structureOf({ required: { kind: choiceOf(['delay']), ms: MILLISECONDS }, optional: {} }),
  stale: structureOf({ required: { kind: choiceOf(['stale']), ms: MILLISECONDS }, optional: {} }),
  denied: plain('denied'),
  expired: plain('expired'),
  throttled: plain('throttled'),
  'reset-before': plain('reset-before'),
  'reset-after-applying': plain('reset-after-applying'),
  silence: plain('silence'),
  'silence-after-applying': plain('silence-after-applying'),
  truncate: plain('truncate'),
};

function plain<const K extends string>(kind: K): Form<{ readonly kind: K }> {
  return structureOf({ required: { kind: choiceOf([kind]) }, optional: {} });
}

/** Kinds of faults, as they are written. */
export const FAULT_KINDS = Object.keys(FAULTS).filter(isFaultKind);

function isFaultKind(name: string): name is InjectedFault['kind'] {
  return Object.hasOwn(FAULTS, name);
}

const FAULT: Form<InjectedFault> = eitherOf<InjectedFault>((value) => {
  const kind = isJsonObject(value) ? value.kind : undefined;
  if (typeof kind === 'string' && isFaultKind(kind)) return FAULTS[kind];
  return structureOf({ required: { kind: choiceOf(FAULT_KINDS) }, optional: {} }) as Form<InjectedFault>;
}, '{kind, …}');

const FAULT_RULE: Form<FaultRule> = withoutConflict(
  mapForm(
    structureOf({
      required: { operation: NAME },
      optional: { on: CALLS, fault: FAULT, before: FOREIGN_CALL, after: FOREIGN_CALL },
    }),
    (rule) => ({ on: 'every' as const, ...rule }),
  ),
  ({ fault, before, after }) =>
    [fault, before, after].some((part) => part !== undefined)
      ? undefined
      : { field: 'fault', problem: 'it is missing', advice: 'Write {kind, …}, or a call before or after' },
);

export const FAULT_RULES: Form<readonly FaultRule[]> = listForm(FAULT_RULE);
