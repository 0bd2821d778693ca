import { describe, expect, test } from '@jest/globals';
import { readCommandFile, readCommands } from './runner-reader.ts';

describe("the runner's reading of an output", () => {
  test.each([
    { name: 'a command at the start of a line', output: 'a\n::error::b', names: ['error'] },
    { name: 'a command after white space of any kind', output: '\u2003\u0085 ::warning::b', names: ['warning'] },
    { name: 'a command in capitals', output: '::ADD-MASK::x', names: ['add-mask'] },
    { name: 'a command after a lone CR', output: 'a\r::notice::b', names: ['notice'] },
    { name: 'an old command in the middle of a line', output: 'a ##[group]b', names: ['group'] },
    { name: 'a command with a character that sorts as nothing', output: 'a ##\u200d[group]b', names: ['group'] },
    { name: 'no command in the middle of a line', output: 'a ::error::b', names: [] },
    { name: 'no command of an unknown name', output: '::hello::b', names: [] },
    { name: 'no command without its second half', output: '::error', names: [] },
  ])('$name', ({ output, names }) => {
    expect(readCommands(output).map((command) => command.name)).toEqual(names);
  });

  test('properties and data are unescaped', () => {
    expect(readCommands('::error file=a%2Cb.ts,line=3::x%0Ay%25')).toEqual([
      { name: 'error', properties: { file: 'a,b.ts', line: '3' }, data: 'x\ny%' },
    ]);
  });
});

describe("the runner's reading of a command file", () => {
  test('both forms of a record are read', () => {
    expect([...readCommandFile('a=1=2\n\nb<<END\nx=1\n\ny<<z\nEND\nc=\n')]).toEqual([
      ['a', '1=2'],
      ['b', 'x=1\n\ny<<z'],
      ['c', ''],
    ]);
  });

  test.each([
    { name: 'a record without an end', text: 'a<<END\nx\n' },
    { name: 'a line without a sign', text: 'hello\n' },
    { name: 'a record without a name', text: '=x\n' },
  ])('$name spoils the file', ({ text }) => {
    expect(() => readCommandFile(text)).toThrow(/^Invalid/);
  });
});
