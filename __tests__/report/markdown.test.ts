import { describe, expect, test } from '@jest/globals';
import { code, codeCell, fence, heading, list, prose, step, strong } from '../../src/report/markdown.ts';

describe('a sentence', () => {
  test.each([
    { named: 'plain words', text: 'It did not start, twice (so far).', shown: 'It did not start, twice (so far).' },
    { named: 'a revision', text: 'Rolled back to web:41.', shown: 'Rolled back to `web:41`.' },
    { named: 'names side by side', text: 'of ecs-svc/1 web:2.', shown: 'of `ecs-svc/1 web:2`.' },
    {
      named: 'a bracket that was opened before',
      text: 'not found (request a7-1).',
      shown: 'not found (request `a7-1`).',
    },
    { named: 'brackets of its own', text: 'retried 1 time(s): gone', shown: 'retried 1 `time(s)`: gone' },
    { named: 'quotes', text: `of 'hello'. One`, shown: "of `'hello'`. One" },
    { named: 'an address', text: 'see https://x.example/y now', shown: 'see `https://x.example/y` now' },
    { named: 'a mention', text: 'ask @somebody', shown: 'ask `@somebody`' },
    { named: 'HTML', text: 'a <img src=//x> b', shown: 'a `<img src=//x>` b' },
    { named: 'what would begin a list', text: '1. first', shown: '`1`. first' },
    { named: 'nothing', text: '', shown: '' },
  ])('with $named', ({ text, shown }) => {
    expect(prose(text)).toBe(shown);
  });
});

describe('code', () => {
  test('has more marks around it than inside', () => {
    expect(code('a `b`` c')).toBe('```a `b`` c```');
  });

  test('that begins or ends with a mark is set off by a space', () => {
    expect(code('`a')).toBe('`` `a ``');
  });

  test('of nothing is a dash', () => {
    expect(code('')).toBe('`–`');
  });

  test('in a table has no bar', () => {
    expect(codeCell('a|b')).toBe('`a│b`');
  });

  test('of several lines keeps their indent, and its fence is longer than any mark inside', () => {
    expect(fence(['first', '    ```second'])).toBe('````text\nfirst\n    ```second\n````');
  });
});

test('a name in a heading is plain where it can hold no markup, not even an emoji', () => {
  expect(['web', 'v1.4.2', 'web:42', 'a:tada:b', 'a:tada', 'www.x'].map(heading)).toEqual([
    'web',
    'v1.4.2',
    'web:42',
    '`a:tada:b`',
    '`a:tada`',
    '`www.x`',
  ]);
});

test('words that stand out are none where nothing is left of an outside text', () => {
  expect([strong(prose('Why.')), strong(prose('\u001b[31m'))]).toEqual(['**Why.**', '']);
});

test('a command in a next step is one piece of code', () => {
  expect(step('Run: aws ecs describe-tasks --tasks `x`')).toBe('Run: `` aws ecs describe-tasks --tasks `x` ``');
  expect(step('It goes on with ecs-svc/1: see. Watch it with: aws ecs describe-services --cluster a')).toBe(
    'It goes on with `ecs-svc/1`: see. Watch it with: `aws ecs describe-services --cluster a`',
  );
});

test('a statement to copy is a block of JSON of its own', () => {
  const statement =
    '{"Effect":"Allow","Action":"ecs:UpdateService","Resource":"arn:aws:ecs:eu-west-1:111122223333:service/prod/web"}';

  expect(step(`Denied. Add to the policy of the role (Update in Slipway's docs/permissions.md): ${statement}`)).toBe(
    [
      "Denied. Add to the policy of the role (Update in Slipway's `docs/permissions.md`):",
      '',
      '```json',
      '{',
      '  "Effect": "Allow",',
      '  "Action": "ecs:UpdateService",',
      '  "Resource": "arn:aws:ecs:eu-west-1:111122223333:service/prod/web"',
      '}',
      '```',
    ].join('\n'),
  );
});

test('a block within a list stays in its item', () => {
  expect(list([`first:\n\n${fence(['{}'], 'json')}`, 'second'])).toBe('- first:\n\n  ```json\n  {}\n  ```\n- second');
});
