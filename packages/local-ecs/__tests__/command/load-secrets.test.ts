import { describe, expect, test } from '@jest/globals';
import { readSecretsText } from '../../src/command/load-secrets.ts';

describe('a file of secrets', () => {
  test('maps ARNs and names to values, in YAML or JSON; a map is a secret of several keys', () => {
    const yaml = '/app/db: hunter2\narn:aws:secretsmanager:eu-west-1:123456789012:secret:db:\n  username: app\n';

    expect(readSecretsText(yaml)).toEqual({
      '/app/db': 'hunter2',
      'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db': '{"username":"app"}',
    });
    expect(readSecretsText('{"db": "hunter2"}')).toEqual({ db: 'hunter2' });
  });

  test.each([
    ['that cannot be read', undefined, 'the file cannot be read'],
    ['that is a list', '[hunter2]', 'it is not a YAML or JSON map'],
    ['that cannot be parsed', 'a: "hunter2', 'it is not a YAML or JSON map'],
    ['with a number', 'db: 12', 'the value of db is neither text nor a map'],
  ])('%s is refused without a value in the words', (_name, text, why) => {
    expect(readSecretsText(text)).toBe(why);
  });
});
