import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCommand } from '../../src/inputs/command-form.ts';

describe('a command', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['words between blanks', ' npm  run\tstart ', ['npm', 'run', 'start']],
    ['a word in double quotes', 'sh -c "exec web --port 80"', ['sh', '-c', 'exec web --port 80']],
    ['the other quote inside quotes', `sh -c 'echo "hi"'`, ['sh', '-c', 'echo "hi"']],
    ['quotes in the midst of a word', '--name="my web"', ['--name=my web']],
    ['an empty argument', `web "" ''`, ['web', '', '']],
    ['lines', 'web\n--port 80', ['web', '--port', '80']],
    ['nothing that a shell would expand', 'echo $HOME *.js `id` \\n', ['echo', '$HOME', '*.js', '`id`', '\\n']],
    ['a JSON array', '["sh", "-c", "exec \\"$0\\"", ""]', ['sh', '-c', 'exec "$0"', '']],
    ['a JSON array of nothing', '[]', []],
    ['a bracket as a quoted word', '"[" -f x ]', ['[', '-f', 'x', ']']],
  ])('of %s', (_, text, value) => {
    expect(parseCommand(text)).toEqual({ value });
  });

  test('given as JSON is kept to the letter', () => {
    const word = fc.string().filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text));

    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(parseCommand(JSON.stringify(words))).toEqual({ value: words });
      }),
    );
  });

  test.each([
    ['a quote that is not closed', `sh -c "canary`],
    ['a quote of one kind closed by the other', `sh -c "canary'`],
    ['JSON that is cut off', '["canary"'],
    ['JSON of other things than texts', '["canary", null]'],
    ['NUL in JSON', '["canary\\u0000"]'],
    ['a control character', 'canary\0'],
    ['more than ECS takes', 'canary'.repeat(11_000)],
  ])('with %s is refused, and not shown', (_, text) => {
    const parsed = parseCommand(text);

    expect(parsed).toHaveProperty('errors');
    expect(JSON.stringify(parsed)).not.toContain('canary');
  });
});
