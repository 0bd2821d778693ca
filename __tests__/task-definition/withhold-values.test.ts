import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hideValues, listLikelySecrets, withholdValues } from '../../src/task-definition/withhold-values.ts';
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

function likelySecretsOf(value: string): readonly string[] {
  const environment = [{ name: 'NAME', value }];
  return listLikelySecrets(aDocument({ containerDefinitions: [aContainer({ environment })] }));
}

test.each([
  'postgres://web:hunter2@db.example/shop',
  's3cretPassw0rdOfWeb',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'f3a9c0d1e2b4a5968778695a4b3c2d1e',
  'P@ss1',
])('a password or token is likely a secret: %s', (value) => {
  expect(likelySecretsOf(value)).toEqual([value]);
});

test.each([
  'production',
  'checkout-api-v2',
  'v1.4.2-rc.1-build.77',
  'https://api.example/v1?page=2',
  '/var/lib/checkout2/data',
  'db-1.abc123.eu-west-1.rds.amazonaws.com:5432',
  'ops-team1@mail.example.com',
  'serve the shop on port 8080',
  'com.example.checkout.Application',
])('a name, a place or a word is none: %s', (value) => {
  expect(likelySecretsOf(value)).toEqual([]);
});

test('of a key of several lines each line is hidden that could be one', () => {
  const value = '-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC1\n-----END KEY-----\n';
  const sent = aDocument({ containerDefinitions: [aContainer({ environment: [{ name: 'KEY', value }] })] });

  expect(withholdValues('Invalid MIIEvQIBADANBgkqhkiG9w0BAQEFAASC1', sent)).toBe('Invalid ***');
  expect(hideValues('read MIIEvQIBADANBgkqhkiG9w0BAQEFAASC1', listLikelySecrets(sent))).toBe('read ***');
});
