import { expect, test } from '@jest/globals';
import { ignoresSigterm } from '../../../src/adapters/local-ecs/parse-signals.ts';

/** As the kernel writes it; masks in hexadecimal. */
function status({ caught = '0', blocked = '0', ids = '4711\t1' }): string {
  const mask = (digits: string) => digits.padStart(16, '0');
  return `Name:\tsh\nNSpid:\t${ids}\nSigBlk:\t${mask(blocked)}\nSigIgn:\t${mask('4000')}\nSigCgt:\t${mask(caught)}\n`;
}

test.each([
  ['without a handler', status({}), true],
  ['with other handlers', status({ caught: '10002' }), true],
  ['with a handler', status({ caught: '14002' }), false],
  ['that blocks it to wait for it', status({ blocked: 'fffffffe7ffbfeff' }), undefined],
  ['that is not the first of its namespace', status({ ids: '4711\t7' }), undefined],
  ['that has no namespace', status({ ids: '4711' }), undefined],
  ['of another system', 'Name:\tsh\n', undefined],
])('the first process of a container %s', (_, text, ignores) => {
  expect(ignoresSigterm(text)).toBe(ignores);
});
