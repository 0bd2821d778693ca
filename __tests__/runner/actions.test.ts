import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { connectRunner, readInputs } from '../../src/runner/actions.ts';
import { readCommandFile, readCommands } from '../support/runner-reader.ts';
import { makeFolder, removeFolder } from '../support/scratch.ts';

let folder = '';
beforeEach(() => {
  folder = makeFolder();
  for (const name of ['output', 'state', 'summary']) writeFileSync(join(folder, name), '');
});
afterEach(() => removeFolder(folder));

function aRunner(overrides: Record<string, string> = {}) {
  const printed: string[] = [];
  const environment = {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    ...overrides,
  };
  return { ...connectRunner(environment, (line) => printed.push(line)), printed };
}

const written = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('inputs', () => {
  test('come by their names, hyphens kept; those that are not set are left out', () => {
    expect(
      readInputs({ 'INPUT_IMAGE-TAG': ' v1\nv2 ', INPUT_SERVICE: '', INPUT_CLUSTER: 'main', PATH: '/bin' }),
    ).toEqual({
      'image-tag': ' v1\nv2 ',
      cluster: 'main',
    });
  });
});

describe('outputs and state', () => {
  test('are read by the runner as they were given', () => {
    const runner = aRunner();

    runner.setOutput('verdict', 'steady');
    runner.setOutput('verdict', 'rolled-back');
    runner.saveState('run', '{"a":1}');

    expect([...readCommandFile(written('output'))]).toEqual([['verdict', 'rolled-back']]);
    expect([...readCommandFile(written('state'))]).toEqual([['run', '{"a":1}']]);
  });

  test('no value makes a second record', () => {
    const value = fc
      .array(fc.constantFrom('a=b', '<<', 'EOF', '\n', '\r', 'slipway_', '=', ' ', 'x<<EOF'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(value, (text) => {
        writeFileSync(join(folder, 'output'), '');
        aRunner().setOutput('reason', text);
        expect([...readCommandFile(written('output'))]).toEqual([['reason', text]]);
      }),
      { numRuns: 500 },
    );
  });

  test('a value over 64 KiB is cut, and no character in two', () => {
    aRunner().setOutput('services', '€'.repeat(30_000));

    expect(readCommandFile(written('output')).get('services')).toBe('€'.repeat(Math.floor((64 * 1024) / 3)));
  });

  test('state comes back in the post step', () => {
    expect(aRunner({ STATE_run: '{}' }).readState('run')).toBe('{}');
    expect(aRunner().readState('run')).toBeUndefined();
  });

  test.each([
    { name: 'a file that is gone', path: '/nowhere/output' },
    { name: 'a full disk', path: '/dev/full' },
    { name: 'no file at all', path: '' },
  ])('$name changes nothing and prints nothing', ({ path }) => {
    const runner = aRunner({ GITHUB_OUTPUT: path, GITHUB_STATE: path, GITHUB_STEP_SUMMARY: path });

    runner.setOutput('verdict', 'steady');
    runner.saveState('run', '{}');
    runner.writeSummary('# steady');

    expect(runner.printed).toEqual([]);
  });
});

describe('the summary', () => {
  test('is written as it is', () => {
    aRunner().writeSummary('# steady\n');

    expect(written('summary')).toBe('# steady\n');
  });

  test("of more than 64 KiB is cut at a line's end", () => {
    aRunner().writeSummary('€€€€€€€€€\n'.repeat(5_000));

    const text = written('summary');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64 * 1024);
    expect(text.slice(-46)).toBe('€€€€€€€€€\n€€€€€€€€€\n\n\n_The rest did not fit._\n');
  });
});

describe('commands to the runner', () => {
  test('a secret is masked line by line, and words too short to be one are not', () => {
    const runner = aRunner();

    runner.mask('hunter22\nx\n  second line 100%\n');

    expect(readCommands(runner.printed.join('\n'))).toEqual([
      { name: 'add-mask', properties: {}, data: 'hunter22' },
      { name: 'add-mask', properties: {}, data: 'second line 100%' },
    ]);
  });

  test('outside a workflow a secret is not printed at all', () => {
    const runner = aRunner({ GITHUB_ACTIONS: '' });

    runner.mask('hunter22');
    runner.annotate({ level: 'error', text: 'x' });

    expect([runner.isActions, runner.printed]).toEqual([false, []]);
  });

  test('an annotation keeps its file, line and text, whatever they hold', () => {
    const runner = aRunner();

    runner.annotate({ level: 'error', title: 'a,b: c', file: 'x%2C:y.json', line: 7, text: 'one\n::warning::two 50%' });

    expect(readCommands(runner.printed.join('\n'))).toEqual([
      {
        name: 'error',
        properties: { title: 'a,b: c', file: 'x%2C:y.json', line: '7' },
        data: 'one\n::warning::two 50%',
      },
    ]);
  });

  test('an annotation has at most 4,096 characters', () => {
    const runner = aRunner();

    runner.annotate({ level: 'notice', text: 'a'.repeat(5_000) });

    expect(runner.printed).toEqual([`::notice::${'a'.repeat(4_095)}…`]);
  });

  test('groups open and close', () => {
    const runner = aRunner();

    runner.openGroup('Build\nit');
    runner.closeGroup();

    expect(runner.printed).toEqual(['::group::Build%0Ait', '::endgroup::']);
  });

  test('step debug is known', () => {
    expect([aRunner({ RUNNER_DEBUG: '1' }).isDebug, aRunner().isDebug]).toEqual([true, false]);
  });
});
