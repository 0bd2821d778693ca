import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { InputDeclaration } from '../../src/inputs/declaration.ts';
import { INPUTS, isInputName } from '../../src/inputs/declarations.ts';
import { findBlocks, findRows, findSection, readPage } from './pages.ts';

/**
 * A move from the three official actions loses nothing: each of their inputs and outputs has its row, and the row is
 * true.
 */

interface OfficialInput {
  readonly name: string;
  /** As their action.yml says. */
  readonly required?: true;
  /** The default of a blank one; `computed` when it is made of other inputs. */
  readonly default?: string;
  readonly computed?: string;
  /** A value that the official action takes. */
  readonly example: string;
}

interface OfficialAction {
  readonly name: string;
  readonly major: string;
  /** The release whose action.yml the facts are from, and its commit. */
  readonly version: string;
  readonly commit: string;
  /** The folder of our action for the same place in the chain; empty for the main one. */
  readonly ours: string;
  readonly inputs: readonly OfficialInput[];
  readonly outputs: readonly string[];
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

interface Row {
  readonly name: string;
  /** Theirs, in code; `output` for an output. */
  readonly standard: string;
  readonly status: string;
  readonly why: string;
}

const PAGE = readPage('docs/migrating.md');
const OFFICIAL = JSON.parse(readPage('__tests__/docs/official-actions.json')) as readonly OfficialAction[];
const STATUSES = ['same', 'different'];

function readAction(folder: string): ActionFile {
  return parse(readPage(folder === '' ? 'action.yml' : `${folder}/action.yml`)) as ActionFile;
}

/** The counterpart in the chain, and the main action, which does all in one step. */
function listActions({ ours }: OfficialAction): readonly ActionFile[] {
  return [...new Set([ours, ''])].map(readAction);
}

/** Rows of the table under the action's heading: name, default, standing, why. */
function readRows({ name }: OfficialAction): readonly Row[] {
  return findRows(findSection(PAGE, `From \`${name}\``)).map(([cell = '', standard = '', status = '', why = '']) => ({
    name: cell.replaceAll('`', ''),
    standard: standard.replaceAll('`', ''),
    status,
    why,
  }));
}

/** The value of a blank input, as declared or as its description says. */
function readDefault(input: ActionFile['inputs'][string]): string | undefined {
  return input.default ?? /Default: ([\w./-]+)\.(?:\s|$)/.exec(input.description)?.[1];
}

describe.each(OFFICIAL.map((action) => [action.name, action] as const))('%s', (_, action) => {
  const rows = readRows(action);
  const ours = listActions(action);
  const findRow = (name: string) => rows.find((row) => row.name === name);
  const exists = (name: string) => ours.every(({ inputs }) => Object.hasOwn(inputs, name));

  test('has a row for each of its inputs and outputs, once and in order', () => {
    expect(rows.map(({ name }) => name)).toEqual([...action.inputs.map(({ name }) => name), ...action.outputs]);
  });

  test('has its own default in each row', () => {
    const standards = action.inputs.map(({ default: standard, computed }) => standard ?? computed ?? '');

    expect(rows.map(({ standard }) => standard)).toEqual([...standards, ...action.outputs.map(() => 'output')]);
  });

  test('has a standing in each row, and a reason wherever it is not the same', () => {
    const wrong = rows.filter(({ status, why }) => !STATUSES.includes(status) || (status !== 'same' && why === ''));

    expect(wrong).toEqual([]);
  });

  test('has no input that is not here too', () => {
    expect(action.inputs.map(({ name }) => name).filter((name) => !exists(name))).toEqual([]);
  });

  test('has the same default here wherever its row says so', () => {
    const same = action.inputs.filter(({ name }) => findRow(name)?.status === 'same');
    const differ = same.flatMap((input) =>
      ours
        .map(({ inputs }) => readDefault(inputs[input.name] ?? { description: '' }))
        .filter((standard) => input.computed === undefined && standard !== input.default)
        .map((standard) => `${input.name}: ${input.default} there, ${standard} here`),
    );

    expect(differ).toEqual([]);
  });

  test('says of each input that is required there what happens here without it', () => {
    const silent = action.inputs.filter(({ name, required }) => {
      return required === true && !/left out|without|required/i.test(findRow(name)?.why ?? '');
    });

    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test('is compared in the version whose facts are kept', () => {
    const section = findSection(PAGE, `From \`${action.name}\``);

    expect(section).toContain(`Version ${action.version.slice(1)}, compared with`);
    expect(action.version.startsWith(`${action.major}.`)).toBe(true);
    expect(action.commit).toMatch(/^[0-9a-f]{40}$/);
  });

  test('has no output that is not here too', () => {
    const [counterpart] = ours;

    expect(action.outputs.filter((name) => !Object.hasOwn(counterpart?.outputs ?? {}, name))).toEqual([]);
  });

  test('has no input whose values are not taken here too', () => {
    const refused = action.inputs.filter(({ name, example }) => !isTaken(name, example));

    expect(refused.map(({ name }) => name)).toEqual([]);
  });
});

function isTaken(name: string, example: string): boolean {
  const declaration: InputDeclaration<unknown> | undefined = isInputName(name) ? INPUTS[name] : undefined;
  return declaration !== undefined && 'value' in declaration.parse(example);
}

describe('the workflows of the page', () => {
  const workflows = findBlocks(PAGE, 'yaml').map((block) => parse(block) as Workflow);
  const steps = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));

  test('give inputs that exist, to Slipway and to the official actions', () => {
    const unknown = steps.flatMap(({ uses = '', with: given = {} }) => {
      const known = listKnown(uses);
      return known === undefined ? [] : Object.keys(given).filter((name) => !known.includes(name));
    });

    expect(unknown).toEqual([]);
  });

  test('are before, the chain with other uses lines and nothing else, and one step', () => {
    const [before, chain] = workflows.map((workflow) =>
      Object.values(workflow.jobs).flatMap((job) => job.steps.map(({ uses: _, ...rest }) => rest)),
    );

    expect(workflows).toHaveLength(3);
    expect(chain).toEqual(before);
  });
});

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, string>> }[] }
    >
  >;
}

/** Undefined for an action that is neither ours nor one of the three. */
function listKnown(uses: string): readonly string[] | undefined {
  const [ours, folder = ''] = /^OWNER\/slipway(?:\/([a-z]+))?@COMMIT$/.exec(uses) ?? [];
  if (ours !== undefined) return Object.keys(readAction(folder).inputs);
  return OFFICIAL.find(({ name, major }) => uses === `${name}@${major}`)?.inputs.map(({ name }) => name);
}

describe('the Express Mode action', () => {
  const express = JSON.parse(readPage('__tests__/docs/official-express-action.json')) as {
    readonly name: string;
    readonly version: string;
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
  };
  const section = findSection(PAGE, `From \`${express.name}\``);
  const rows = findRows(section);
  const main = readAction('');

  test('has a row for each of its inputs and outputs, once and in order', () => {
    const outputs = express.outputs.map((name) => `\`${name}\` (output)`);

    expect(rows.map(([name]) => name)).toEqual([...express.inputs.map((name) => `\`${name}\``), ...outputs]);
    expect(section).toContain(`Version ${express.version.slice(1)}, compared with`);
  });

  test('has counterparts that exist, or what to use instead', () => {
    const wrong = rows.filter(([name = '', ours = '', difference = '']) => {
      const names = name.includes('(output)') ? main.outputs : main.inputs;
      return ours === '' ? difference === '' : !Object.hasOwn(names, ours.replaceAll('`', ''));
    });

    expect(wrong).toEqual([]);
  });
});
