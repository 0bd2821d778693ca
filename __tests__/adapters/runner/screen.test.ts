import { describe, expect, test } from '@jest/globals';
import { openScreen } from '../../../src/adapters/runner/screen.ts';
import { readTerminal } from '../../support/harness/terminal-run.ts';

/** A screen on a terminal of so many columns, and what a person sees of it. */
function aTerminal(columns: number | undefined = 40) {
  const stream = { columns, written: '', write: (text: string) => (stream.written += text.replaceAll('\n', '\r\n')) };
  const exits: (() => void)[] = [];
  const screen = openScreen(stream, (restore) => exits.push(restore));
  return {
    stream,
    screen,
    exit: () => exits.map((restore) => restore()),
    look: () => readTerminal(stream.written, 40),
  };
}

describe('a screen', () => {
  test('draws in place, with lines above, and keeps the last drawing', () => {
    const { screen, look } = aTerminal();

    screen.draw(['one', 'two']);
    screen.print('a line');
    screen.draw(['three']);
    screen.print('another');
    screen.end();
    screen.print('the end');

    expect(look()).toEqual({ screen: ['a line', 'another', 'three', 'the end'], isCursorVisible: true });
  });

  test('hides the cursor while it draws, and shows it however the process ends', () => {
    const { screen, look, exit } = aTerminal();

    screen.draw(['one']);
    const during = look().isCursorVisible;
    exit();

    expect([during, look().isCursorVisible]).toEqual([false, true]);
  });

  test('erases what a terminal has wrapped that became narrower', () => {
    const { stream, screen } = aTerminal(40);

    screen.draw(['x'.repeat(30)]);
    stream.columns = 10;
    stream.written = '';
    screen.draw(['y']);

    expect(stream.written.startsWith('\u001b[3A')).toBe(true);
  });

  test('has 80 columns where the terminal does not say', () => {
    expect(openScreen({ write: () => true }, () => {}).width).toBe(80);
  });
});
