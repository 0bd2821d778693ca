import { describe, expect, test } from '@jest/globals';
import { findSecret } from '../../src/runtime/secret.ts';

const MANAGER = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:';
const PARAMETER = 'arn:aws:ssm:eu-west-1:123456789012:parameter';
const DATABASE = '{"username":"app","password":"hunter2","port":5432}';

describe('the value of a secret is found', () => {
  test.each([
    ['under its whole ARN', { [`${MANAGER}db-a1B2c3`]: 'v' }, `${MANAGER}db-a1B2c3`, 'v'],
    ['under its ARN without the random characters', { [`${MANAGER}db`]: 'v' }, `${MANAGER}db-a1B2c3`, 'v'],
    ['under its name', { db: 'v' }, `${MANAGER}db-a1B2c3`, 'v'],
    ['by a key of its JSON', { db: DATABASE }, `${MANAGER}db-a1B2c3:password::`, 'hunter2'],
    ['by a key whose value is no text, as JSON', { db: DATABASE }, `${MANAGER}db-a1B2c3:port::`, '5432'],
    ['as the current version', { db: 'v' }, `${MANAGER}db-a1B2c3::AWSCURRENT:`, 'v'],
    [
      'as another version, under the whole valueFrom',
      { [`${MANAGER}db-a1B2c3::OLD:`]: 'v' },
      `${MANAGER}db-a1B2c3::OLD:`,
      'v',
    ],
    ['as a parameter by its name', { '/app/db': 'v' }, '/app/db', 'v'],
    ['as a parameter by its ARN, under its name', { '/app/db': 'v' }, `${PARAMETER}/app/db`, 'v'],
    ['as a parameter without a path, by its ARN', { db: 'v' }, `${PARAMETER}/db`, 'v'],
  ])('%s', (_name, values, valueFrom, value) => {
    expect(findSecret(values, valueFrom)).toEqual({ value });
  });
});

describe('what does not exist is named, and no value is', () => {
  test.each([
    ['a secret', {}, `${MANAGER}db-a1B2c3`, `Secrets Manager can't find the specified secret.`],
    [
      'another version',
      { db: 'hunter2' },
      `${MANAGER}db-a1B2c3::OLD:`,
      `Secrets Manager can't find the specified secret.`,
    ],
    ['a key', { db: DATABASE }, `${MANAGER}db-a1B2c3:token::`, 'did not contain json key token'],
    ['a key of what is no JSON', { db: 'hunter2' }, `${MANAGER}db-a1B2c3:token::`, 'did not contain json key token'],
    ['a parameter', {}, '/app/db', 'invalid parameters: /app/db'],
    ['what every object has', {}, 'constructor', 'invalid parameters: constructor'],
  ])('%s', (_name, values, valueFrom, said) => {
    const found = findSecret(values, valueFrom);

    expect(found).toEqual({ error: expect.stringContaining(said) });
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });
});
