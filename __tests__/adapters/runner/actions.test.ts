import { mkdirSync, readFileSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { readCommandFile, readCommands } from '../../../packages/ecs-rules/__tests__/support/harness/runner-reader.ts';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { connectRunner, readInputs } from '../../../src/adapters/runner/actions.ts';

// The toolkit reads the variables of its process and writes to its stdout, and it keeps the path of the summary.
const VARIABLES = process.env;
const FILES = ['output', 'state', 'summary'];
let folder = '';
let printed: string[] = [];
beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => removeFolder(folder));
beforeEach(() => {
  removeFiles();
  for (const name of FILES) writeFileSync(join(folder, name), '');
  printed = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = VARIABLES;
});

function aRunner(overrides: Record<string, string> = {}) {
  process.env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    ...overrides,
  };
  return connectRunner(process.env);
}

function removeFiles(): void {
  for (const name of FILES) rmSync(join(folder, name), { force: true });
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
  test('are read by the runner as they were given', async () => {
    const runner = await aRunner();

    runner.setOutput('verdict', 'steady');
    runner.setOutput('verdict', 'rolled-back');
    runner.saveState('run', '{"a":1}');

    expect([...readCommandFile(written('output'))]).toEqual([['verdict', 'rolled-back']]);
    expect([...readCommandFile(written('state'))]).toEqual([['run', '{"a":1}']]);
  });

  test('no value makes a second record', async () => {
    const value = fc
      .array(fc.constantFrom('a=b', '<<', 'EOF', '\n', '\r', 'slipway_', '=', ' ', 'x<<EOF'))
      .map((parts) => parts.join(''));
    const runner = await aRunner();
    fc.assert(
      fc.property(value, (text) => {
        writeFileSync(join(folder, 'output'), '');
        runner.setOutput('reason', text);
        expect([...readCommandFile(written('output'))]).toEqual([['reason', text]]);
      }),
      { numRuns: 500 },
    );
  });

  test('a value over 64 KiB is cut, and no character in two', async () => {
    (await aRunner()).setOutput('services', '€'.repeat(30_000));

    expect(readCommandFile(written('output')).get('services')).toBe('€'.repeat(Math.floor((64 * 1024) / 3)));
  });

  test('state comes back in the post step', async () => {
    expect((await aRunner({ STATE_run: '{}' })).readState('run')).toBe('{}');
    expect((await aRunner()).readState('run')).toBeUndefined();
  });

  const overDisk = () => {
    removeFiles();
    for (const name of FILES) symlinkSync('/dev/full', join(folder, name));
  };
  const NO_VARIABLES = { GITHUB_OUTPUT: '', GITHUB_STATE: '', GITHUB_STEP_SUMMARY: '' };
  test.each([
    { name: 'files that are gone', make: removeFiles, variables: {} },
    { name: 'a full disk', make: overDisk, variables: {} },
    { name: 'no files at all', make: () => {}, variables: NO_VARIABLES },
    { name: 'no workflow', make: () => {}, variables: { GITHUB_ACTIONS: '' } },
  ])('$name: nothing changes and nothing is printed', async ({ make, variables }) => {
    const runner = await aRunner(variables);
    make();

    runner.setOutput('verdict', 'steady');
    runner.saveState('run', '{}');
    await runner.writeSummary('# steady');

    expect(printed).toEqual([]);
  });
});

describe('the summary', () => {
  test('is written as it is', async () => {
    await (await aRunner()).writeSummary('# steady\n');

    expect(written('summary')).toBe('# steady\n');
  });

  test('that could not be written is not in the next one', async () => {
    const runner = await aRunner();
    const path = join(folder, 'summary');
    rmSync(path);
    mkdirSync(path);
    await runner.writeSummary('# lost\n');
    rmdirSync(path);

    await runner.writeSummary('# steady\n');

    expect(written('summary')).toBe('# steady\n');
  });

  test("of more than 64 KiB is cut at a line's end", async () => {
    await (await aRunner()).writeSummary('€€€€€€€€€\n'.repeat(5_000));

    const text = written('summary');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(64 * 1024);
    expect(text.slice(-46)).toBe('€€€€€€€€€\n€€€€€€€€€\n\n\n_The rest did not fit._\n');
  });
});

describe('commands to the runner', () => {
  test('a secret is masked line by line, and words too short to be one are not', async () => {
    const runner = await aRunner();

    runner.mask('hunter22\nx\n  second line 100%\n');

    expect(readCommands(printed.join(''))).toEqual([
      { name: 'add-mask', properties: {}, data: 'hunter22' },
      { name: 'add-mask', properties: {}, data: 'second line 100%' },
    ]);
  });

  test('outside a workflow a secret is not printed at all', async () => {
    const runner = await aRunner({ GITHUB_ACTIONS: '' });

    runner.mask('hunter22');
    runner.annotate({ level: 'error', text: 'x' });
    runner.openGroup('Build');
    runner.closeGroup();

    expect([runner.isActions, printed]).toEqual([false, []]);
  });

  test('an annotation keeps its file, line and text, whatever they hold', async () => {
    const runner = await aRunner();

    runner.annotate({ level: 'error', title: 'a,b: c', file: 'x%2C:y.json', line: 7, text: 'one\n::warning::two 50%' });

    expect(readCommands(printed.join(''))).toEqual([
      {
        name: 'error',
        properties: { title: 'a,b: c', file: 'x%2C:y.json', line: '7' },
        data: 'one\n::warning::two 50%',
      },
    ]);
  });

  test('an annotation has at most 4,096 characters', async () => {
    const runner = await aRunner();

    runner.annotate({ level: 'notice', text: 'a'.repeat(5_000) });

    expect(printed).toEqual([`::notice::${'a'.repeat(4_095)}…\n`]);
  });

  test('groups open and close', async () => {
    const runner = await aRunner();

    runner.openGroup('Build\nit');
    runner.closeGroup();

    expect(printed).toEqual(['::group::Build%0Ait\n', '::endgroup::\n']);
  });

  test('step debug is known', async () => {
    expect([(await aRunner({ RUNNER_DEBUG: '1' })).isDebug, (await aRunner()).isDebug]).toEqual([true, false]);
    expect((await aRunner({ RUNNER_DEBUG: '1', GITHUB_ACTIONS: '' })).isDebug).toBe(true);
  });

  test('a stdout that takes nothing more is no error', async () => {
    const runner = await aRunner();
    jest.spyOn(process.stdout, 'write').mockImplementation(() => {
      throw new Error('write EPIPE');
    });

    runner.mask('hunter22');
    runner.annotate({ level: 'warning', text: 'x' });
    runner.openGroup('Build');
    runner.closeGroup();

    expect(runner.isActions).toBe(true);
  });
});
