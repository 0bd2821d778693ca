import { describe, expect, test } from '@jest/globals';
import { withholdArguments } from '../../src/diagnosis/withhold-arguments.ts';

const START = 'CannotStartContainerError: Error response from daemon: failed to create task: exec: ';
const HIDDEN = 'serve (arguments hidden)';

describe('a stopped reason', () => {
  test.each([
    {
      name: 'is without the arguments of a command in one word',
      said: '"serve --token=x7": not found',
      shown: `"${HIDDEN}": not found`,
    },
    {
      name: 'is without them where they are repeated',
      said: '"serve --token=x7": stat serve --token=x7: no such file or directory: unknown',
      shown: `"${HIDDEN}": stat ${HIDDEN}: no such file or directory: unknown`,
    },
    {
      name: 'is without them when its quotes are escaped',
      said: '\\"serve --token=x7\\": no',
      shown: `\\"${HIDDEN}\\": no`,
    },
    { name: 'is without those that hold quotes', said: '"serve \\"x7\\" y": no', shown: `"${HIDDEN}": no` },
    { name: 'is without those of several lines', said: '"serve\nx7": no', shown: `"${HIDDEN}": no` },
    { name: 'is without them when it is cut off', said: '"serve --token=x7', shown: `"${HIDDEN}` },
    { name: 'keeps the program alone', said: '"serve": not found in $PATH', shown: '"serve": not found in $PATH' },
  ])('$name', ({ said, shown }) => {
    expect(withholdArguments(START + said)).toBe(START + shown);
  });

  test('of another kind stays as it is', () => {
    const reason = 'Task failed ELB health checks in (target-group arn:aws:x/web "a b": y)';

    expect(withholdArguments(reason)).toBe(reason);
  });
});
