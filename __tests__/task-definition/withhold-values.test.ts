import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withholdValues } from '../../src/task-definition/withhold-values.ts';
import { anyDocument } from '../support/generators/any-document.ts';
import { aContainer, aDocument } from './documents.ts';

test.each([
  ['a variable', { environment: [{ name: 'TOKEN', value: 'yellow canary' }] }],
  ['a command', { command: ['login', 'yellow canary'] }],
  ['an entry point', { entryPoint: ['yellow canary'] }],
  ['a health check', { healthCheck: { command: ['CMD', 'yellow canary'] } }],
  ['a label', { dockerLabels: { note: 'yellow canary' } }],
  ['an option of the log', { logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'yellow canary' } } }],
  ['a secret that is no ARN', { secrets: [{ name: 'TOKEN', valueFrom: 'yellow canary' }] }],
])('the value of %s is not shown when ECS quotes it', (_, fields) => {
  const sent = aDocument({ containerDefinitions: [aContainer(fields)] });

  expect(withholdValues('Invalid "yellow canary" in container web', sent)).toBe('Invalid "***" in container web');
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

test.each([
  ['a region', 'eu-central-1', 'arn:aws:ecs:eu-central-1:123456789012:service/web'],
  ['a zone', 'eu-central-1a', 'in eu-central-1a'],
  ['a number', '3600123456', 'exceeds 3600123456 seconds'],
  ['a word', 'prod', 'this is unproductive in prod'],
  ['a part of a longer word', 'database', 'the databases of mydatabase_2'],
  ['a name that the document has elsewhere', 'hello-web', 'container hello-web'],
])('%s stays in what ECS says', (_, value, text) => {
  const container = aContainer({ name: 'hello-web', environment: [{ name: 'A', value }] });

  expect(withholdValues(text, aDocument({ containerDefinitions: [container] }))).toBe(text);
});

test('the region and the group of the awslogs driver stay', () => {
  const options = { 'awslogs-group': '/ecs/hello-web', 'awslogs-region': 'us-gov-west-1' };
  const sent = aDocument({
    containerDefinitions: [aContainer({ logConfiguration: { logDriver: 'awslogs', options } })],
  });
  const text = 'Log group /ecs/hello-web does not exist in us-gov-west-1';

  expect(withholdValues(text, sent)).toBe(text);
});

test.each([
  ['a word of its own', 'password=hunter2hunter2;', 'hunter2hunter2', 'password=***;'],
  ['a short password', 'password p@ss! is wrong', 'p@ss!', 'password *** is wrong'],
  ['between slashes', 'https://user:hunter2hunter2@db/x', 'hunter2hunter2', 'https://user:***@db/x'],
])('a value that is %s is hidden', (_, text, value, shown) => {
  const sent = aDocument({ containerDefinitions: [aContainer({ environment: [{ name: 'A', value }] })] });

  expect(withholdValues(text, sent)).toBe(shown);
});

test('a value within another one, and one that is quoted as JSON, are not shown', () => {
  const sent = aDocument({ containerDefinitions: [aContainer({ command: ['canaries', 'canaries "two"', 'x'] })] });

  expect(withholdValues('canaries "two", canaries \\"two\\", canaries', sent)).toBe('***, ***, ***');
});

test('no message that quotes a whole document holds a variable of it', () => {
  fc.assert(
    fc.property(anyDocument, fc.stringMatching(/^c@nary[a-z]{2,8}$/), (document, canary) => {
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
