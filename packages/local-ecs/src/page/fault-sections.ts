import { type Drawing, draw } from '@slipway/ecs-rules/rollout-chart';
import type { FaultRule } from '../fault-injection/faults.ts';
import type { ShownAlarm } from '../snapshot/snapshot.ts';
import { badge, button, code, field, form, section, select } from './elements.ts';

const ALARMS = { method: 'POST', path: '/_slipway/alarms' } as const;
const FAULTS = { method: 'POST', path: '/_slipway/faults' } as const;

/** CloudWatch alarms that were put, with a form for any. */
export function drawAlarms(alarms: readonly ShownAlarm[]): Drawing {
  const items = alarms.map(({ name, state }) => {
    const next = state === 'ALARM' ? 'OK' : 'ALARM';
    const action = { ...ALARMS, body: { name, state: next } };
    return draw('li', { 'data-key': `alarm ${name}` }, [
      draw('p', {}, [code(name), ' ', badge(state, state === 'ALARM' ? 'bad' : 'good')]),
      draw('div', { class: 'buttons' }, [button({ label: `Set ${next}`, of: name, action })]),
    ]);
  });
  const name = draw('input', { name: 'name', required: 'required', autocomplete: 'off' });
  const states = select('state', [
    ['ALARM', 'ALARM'],
    ['OK', 'OK'],
    ['INSUFFICIENT_DATA', 'INSUFFICIENT_DATA'],
  ]);
  return section('alarms', 'Alarms', [
    draw('ul', { class: 'rows' }, items),
    form(
      { ...ALARMS, body: { name: '$name', state: '$state' } },
      [field('alarm', name), field('state', states)],
      'Set',
    ),
  ]);
}

const KINDS: readonly (readonly [object, string])[] = [
  [{ kind: 'throttled' }, 'throttled'],
  [{ kind: 'denied' }, 'access denied'],
  [{ kind: 'expired' }, 'credentials expired'],
  [{ kind: 'error', type: 'ServerException', message: 'Service Unavailable', status: 500 }, 'ServerException (500)'],
  [{ kind: 'html', status: 502 }, 'HTML page (502)'],
  [{ kind: 'delay', ms: 5000 }, 'delay of 5 s'],
  [{ kind: 'reset-before' }, 'connection reset'],
];

/** Errors that calls of an operation get. A new one is added to those that exist. */
export function drawFaults(faults: readonly FaultRule[]): Drawing {
  const items = faults.map(({ operation, on, fault }) =>
    draw('li', {}, [
      draw('p', {}, [code(operation), ` ${fault?.kind ?? 'a call by another service'}, ${describeCalls(on)}`]),
    ]),
  );
  const operation = draw('input', {
    name: 'operation',
    value: 'DescribeServices',
    required: 'required',
    autocomplete: 'off',
  });
  const body = { faults: [...faults, { operation: '$operation', on: '$on', fault: '$fault' }] };
  const calls = select(
    'on',
    [
      ['"every"', 'every call'],
      ['{"times":1}', 'the next call'],
      ['{"times":3}', 'the next 3 calls'],
    ],
    'json',
  );
  const kinds = select(
    'fault',
    KINDS.map(([fault, words]) => [JSON.stringify(fault), words] as const),
    'json',
  );
  return section('faults', 'Injected errors', [
    items.length === 0
      ? draw('p', { class: 'none' }, ['No errors are injected.'])
      : draw('ul', { class: 'rows' }, items),
    form({ ...FAULTS, body }, [field('operation', operation), field('error', kinds), field('calls', calls)], 'Inject'),
    items.length === 0
      ? undefined
      : draw('div', { class: 'buttons' }, [
          button({ label: 'Clear all errors', action: { ...FAULTS, body: { faults: [] } } }),
        ]),
  ]);
}

function describeCalls(on: FaultRule['on']): string {
  if (on === 'every') return 'every call';
  if (typeof on === 'number') return `call ${on}`;
  const { from = 1, to, times } = on;
  const end = to === undefined ? (times === undefined ? ' on' : `, ${times} times`) : ` to ${to}`;
  return `from call ${from}${end}`;
}
