import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../src/json.ts';
import {
  agreeing,
  choiceOf,
  type Form,
  formatFormFault,
  listOf,
  mapOf,
  TEXT,
  wholeNumber,
} from '../../../src/local/forms/form.ts';
import { structureOf } from '../../../src/local/forms/structure.ts';

const PORT = structureOf({ required: { number: wholeNumber(1, 9) }, optional: { protocol: choiceOf(['tcp', 'udp']) } });
const HOST = structureOf({ required: { ports: listOf(PORT) }, optional: { labels: mapOf(TEXT) } });

/** What is said of a value that does not fit; the value itself when it does. */
function read(form: Form<unknown>, value: Json): unknown {
  const formed = form.read(value, []);
  return 'faults' in formed ? formed.faults.map(formatFormFault) : formed.value;
}

describe('a form', () => {
  test('gives the value of what fits, without members that are not given', () => {
    const host = { ports: [{ number: 1, protocol: 'udp' }, { number: 2 }], labels: { 'a.b': 'c' } };

    expect(read(HOST, host)).toEqual(host);
  });

  test('tells every fault at once, each with its place', () => {
    const host = { ports: [{ number: 10 }, { protocol: 'sctp' }, 'http'], labels: { 'a.b': 1 }, label: {} };

    expect(read(HOST, host)).toEqual([
      'ports[0].number: 10 is not allowed here. Write a whole number from 1 to 9.',
      'ports[1].number: it is missing. Write a whole number from 1 to 9.',
      'ports[1].protocol: "sctp" is not allowed here. Write tcp or udp.',
      'ports[2]: it is a plain value. Write {number, protocol?}.',
      'labels["a.b"]: 1 is not allowed here. Write text.',
      'label: there is no such member. Write labels if that was meant.',
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
    ['a name like none', { ports: [], zzzzzz: 1 }, 'zzzzzz: there is no such member. Members here are ports, labels.'],
    [
      'a name of every object',
      { ports: [], constructor: 1 },
      'constructor: there is no such member. Members here are ports, labels.',
    ],
  ])('refuses %s', (_name, value, said) => {
    expect(read(HOST, value)).toEqual([said]);
  });

  test('whose parts must agree is refused at the member that does not', () => {
    const form = agreeing(PORT, ({ number, protocol }) =>
      number === 5 && protocol === 'udp'
        ? { member: 'protocol', problem: 'five is for TCP', advice: 'Write tcp' }
        : undefined,
    );

    expect(read(form, { number: 5, protocol: 'udp' })).toEqual(['protocol: five is for TCP. Write tcp.']);
  });
});
