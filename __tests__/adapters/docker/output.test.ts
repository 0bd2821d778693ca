import { describe, expect, test } from '@jest/globals';
import { createLineSplitter, createTail } from '../../../src/adapters/docker/output.ts';

describe('lines of an output that comes in pieces', () => {
  test('are whole, whatever the pieces and the line ends; blank ones are left out', () => {
    const lines: string[] = [];
    const splitter = createLineSplitter((line) => lines.push(line));

    for (const piece of ['on', 'e\r', '\ntwo\rthr', 'ee\n\n  \n', 'four']) splitter.add(piece);
    splitter.end();
    splitter.end();

    expect(lines).toEqual(['one', 'two', 'three', 'four']);
  });

  test('a line without an end is given in pieces', () => {
    const lengths: number[] = [];
    const splitter = createLineSplitter((line) => lengths.push(line.length));

    for (let piece = 0; piece < 5; piece += 1) splitter.add('a'.repeat(40_000));
    splitter.end();

    expect(lengths).toEqual([80_000, 80_000, 40_000]);
  });
});

describe('the end of an output', () => {
  test('is kept to the letter', () => {
    const tail = createTail(5);

    for (const piece of ['abc', 'defghijk', 'l']) tail.add(piece);

    expect(tail.read()).toBe('hijkl');
  });
});
