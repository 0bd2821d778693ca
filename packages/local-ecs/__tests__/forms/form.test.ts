import { describe, expect, test } from '@jest/globals';
import type { Json } from '@slipway/ecs-rules/values';
import {
  choiceOf,
  type Form,
  formatFormError,
  listForm,
  mapOf,
  TEXT,
  wholeNumber,
  withoutConflict,
} from '../../src/forms/form.ts';
import { structureOf } from '../../src/forms/structure.ts';

const PORT = structureOf({ required: { number: wholeNumber(1, 9) }, optional: { protocol: choiceOf(['tcp', 'udp']) } });
const HOST = structureOf({ required: { ports: listForm(PORT) }, optional: { labels: mapOf(TEXT) } });

/** The error for an invalid value, or the value. */
function read(form: Form<unknown>, value: Json): unknown {
  const formed = form.read(value, []);
  return 'errors' in formed ? formed.errors.map(formatFormError) : formed.value;
}

describe('a form', () => {
  test('returns a valid value, without fields that are not given', () => {
    const host = { ports: [{ number: 1, protocol: 'udp' }, { number: 2 }], labels: { 'a.b': 'c' } };

    expect(read(HOST, host)).toEqual(host);
  });

  test('reports every error at once, each with its path', () => {
    const host = { ports: [{ number: 10 }, { protocol: 'sctp' }, 'http'], labels: { 'a.b': 1 }, label: {} };

    expect(read(HOST, host)).toEqual([
      'ports[0].number: 10 is not allowed here. Write a whole number from 1 to 9.',
      'ports[1].number: it is missing. Write a whole number from 1 to 9.',
      'ports[1].protocol: "sctp" is not allowed here. Write tcp or udp.',
      'ports[2]: it is a plain value. Write {number, protocol?}.',
      'labels["a.b"]: 1 is not allowed here. Write text.',
      'label: unknown field. Did you mean labels?',
    ]);
  });

  test.each<readonly [string, Json, string]>([
    ['nothing', null, 'it: it is nothing. Write {ports, labels?}.'],
    ['a list', [], 'it: it is a list. Write {ports, labels?}.'],
    [
      'a map for a list',
      { ports: {} },
      'ports: a map is not allowed here. Write a list; each item is {number, protocol?}.',
    ],
    ['a name like none', { ports: [], zzzzzz: 1 }, 'zzzzzz: unknown field. Allowed fields: ports, labels.'],
    [
      'a name of every object',
      { ports: [], constructor: 1 },
      'constructor: unknown field. Allowed fields: ports, labels.',
    ],
  ])('refuses %s', (_name, value, said) => {
    expect(read(HOST, value)).toEqual([said]);
  });

  test('with conflicting parts is refused at the wrong field', () => {
    const form = withoutConflict(PORT, ({ number, protocol }) =>
      number === 5 && protocol === 'udp'
        ? { field: 'protocol', problem: 'five is for TCP', advice: 'Write tcp' }
        : undefined,
    );

    expect(read(form, { number: 5, protocol: 'udp' })).toEqual(['protocol: five is for TCP. Write tcp.']);
  });
});
