import { expect, test } from '@jest/globals';
import { ENCODING_COUNT, findCanaries } from './canaries.ts';

test('a secret is found in each encoding, in any case', () => {
  const text = 'Sec7';
  const encoded = [
    'xSEC7',
    'U2VjNw',
    'eFNlYzc',
    'eHhTZWM3',
    '53656337',
    '%53%65%63%37',
    '\\u0053\\u0065\\u0063\\u0037',
    '&#83;&#101;&#99;&#55;',
    '7ceS',
  ];

  expect(encoded).toHaveLength(ENCODING_COUNT);
  expect(encoded.map((one) => findCanaries({ a: text }, { b: one }).length > 0)).toEqual(encoded.map(() => true));
});
