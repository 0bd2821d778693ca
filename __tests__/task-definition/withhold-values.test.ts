import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withholdValues } from '../../src/task-definition/withhold-values.ts';
import { anyDocument } from '../support/any-document.ts';
import { aContainer, aDocument } from './documents.ts';

test.each([
  ['a variable', { environment: [{ name: 'TOKEN', value: 'canary' }] }],
  ['a command', { command: ['login', 'canary'] }],
  ['an entry point', { entryPoint: ['canary'] }],
  ['a health check', { healthCheck: { command: ['CMD', 'canary'] } }],
  ['a label', { dockerLabels: { note: 'canary' } }],
  ['an option of the log', { logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'canary' } } }],
  ['a secret that is no ARN', { secrets: [{ name: 'TOKEN', valueFrom: 'canary' }] }],
])('the value of %s is not shown when ECS quotes it', (_, members) => {
  const sent = aDocument({ containerDefinitions: [aContainer(members)] });

  expect(withholdValues('Invalid "canary" in container web', sent)).toBe(
    'Invalid "(a value that is not shown)" in container web',
  );
});

test('names, ARNs, sizes and short words stay', () => {
  const environment = [
    { name: 'TOKEN', value: 'on' },
    { name: 'ROLE', value: 'arn:aws:iam::123456789012:role/web' },
  ];
  const sent = aDocument({ cpu: '256', containerDefinitions: [aContainer({ environment })] });
  const text = 'No TOKEN on arn:aws:iam::123456789012:role/web with cpu 256 in web';

  expect(withholdValues(text, sent)).toBe(text);
});

test('a value within another one, and one that is quoted as JSON, are not shown', () => {
  const sent = aDocument({ containerDefinitions: [aContainer({ command: ['canary', 'canary "two"', 'x'] })] });

  expect(withholdValues('canary "two", canary \\"two\\", canary', sent)).toBe(
    '(a value that is not shown), (a value that is not shown), (a value that is not shown)',
  );
});

test('no message that quotes a whole document holds a variable of it', () => {
  fc.assert(
    fc.property(anyDocument, fc.stringMatching(/^c@nary[a-z]{1,8}$/), (document, canary) => {
      const sent = {
        ...document,
        containerDefinitions: document.containerDefinitions.map((one) => ({
          ...one,
          environment: [{ name: 'A', value: canary }],
        })),
      };

      expect(withholdValues(`refused: ${JSON.stringify(sent)}`, sent)).not.toContain(canary);
    }),
  );
});
