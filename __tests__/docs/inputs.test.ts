/** One declaration an input: the parser, the action files, the flags, the tables and the pages cannot disagree. */
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { COMMANDS, type CommandName, commandOf, isCommandName } from '../../src/cli/commands.ts';
import { ACTION_NAMES, ACTIONS, type ActionDeclaration } from '../../src/inputs/actions.ts';
import type { InputDeclaration } from '../../src/inputs/declaration.ts';
import { INPUT_NAMES, INPUTS, type InputName } from '../../src/inputs/declarations.ts';
import { OUTPUTS } from '../../src/inputs/outputs.ts';
import { EXIT_CODES } from '../../src/ports/verdict.ts';
import { findBlocks, listPages, readPage } from './pages.ts';

const PAGES = listPages();
/** The page of the local ECS names a lot that is the local ECS's alone. */
const OF_PRODUCT = PAGES.filter(
  (page) => page === 'README.md' || (page.startsWith('docs/') && page !== 'docs/local-ecs.md'),
);
const OFFICIAL = JSON.parse(readPage('__tests__/docs/official-actions.json')) as readonly {
  readonly name: string;
  readonly inputs: readonly { readonly name: string }[];
  readonly outputs: readonly string[];
}[];

function declarationOf(name: InputName): InputDeclaration<unknown> {
  return INPUTS[name];
}

describe('the flags', () => {
  /** About the outputs of a step and about later steps, which a command line has none of; and one with own flags. */
  const ofSteps: readonly InputName[] = ['mask-password', 'skip-logout', 'summary'];
  const ofSummary = ['summary', 'no-summary'];
  const ofCommandLine = [...ofSummary, 'live', 'json'];
  const isInput = (name: string) => name !== 'summary';
  /** An answer deploys nothing. */
  const isOfAnswer = (name: InputName) => INPUTS[name].group === 'approval';
  const all = INPUT_NAMES.filter((name) => !ofSteps.includes(name) && !isOfAnswer(name));
  // A drift check deploys nothing.
  const flagged = all.filter((name) => name !== 'drift');
  const namesOf = (command: CommandName) => commandOf(command).flags.map(({ name }) => name);

  test('of deploy are the inputs, but those about later steps, and flags of its own', () => {
    expect(namesOf('deploy')).toEqual([...flagged, ...ofCommandLine]);
  });

  test('of plan are those of deploy but the one that it decides', () => {
    expect(namesOf('plan')).toEqual([
      ...all.filter((name) => name !== 'dry-run'),
      ...[...ofSummary, 'detailed-exit-code', 'json'],
    ]);
  });

  test('of rollback are the inputs of that action but the target, which is a word there, and EBS volumes', () => {
    const taken = Object.keys(ACTIONS.rollback.inputs).filter((name) => !/^rollback-to$|-ebs-volume/.test(name));

    expect(namesOf('rollback')).toEqual([...taken.filter(isInput), ...ofCommandLine]);
  });

  test('of continue and abort are the inputs of that action but the answer, which is the command', () => {
    const taken = Object.keys(ACTIONS.continue.inputs).filter((name) => name !== 'action');

    expect(namesOf('continue')).toEqual([...taken.filter(isInput), ...ofCommandLine]);
    expect(namesOf('abort')).toEqual(namesOf('continue').filter((name) => !/^(?:wait-until|on-failure)$/.test(name)));
  });

  test('say of each input what its declaration says', () => {
    const flags = commandOf('deploy').flags.filter(({ name }) => !ofCommandLine.includes(name));

    expect(flags.map(({ description, default: standard, group }) => ({ description, standard, group }))).toEqual(
      flagged.map(declarationOf).map(({ description, default: standard, group }) => ({
        description,
        standard,
        group,
      })),
    );
  });
});

describe('an action', () => {
  test.each(ACTION_NAMES)('%s takes inputs that are declared, with defaults that they parse', (action) => {
    const { inputs }: ActionDeclaration = ACTIONS[action];
    const refused = Object.entries(inputs).filter(([name, { default: standard = '' }]) => {
      const declaration = INPUT_NAMES.find((known) => known === name);
      return declaration === undefined || !('value' in declarationOf(declaration).parse(standard));
    });

    // A blank one that must be given is refused for that alone.
    expect(refused.filter(([, { isRequired }]) => !isRequired).map(([name]) => name)).toEqual([]);
  });
});

describe('the form of an input', () => {
  test.each(INPUT_NAMES)('%s is what its parser takes', (name) => {
    const { form, parse: read } = declarationOf(name);
    const isTaken = (text: string): boolean => 'value' in read(text);

    if (form === 'boolean') expect(['true', 'false', 'maybe'].map(isTaken)).toEqual([true, true, false]);
    else if (form === 'number') expect(['many', '-1'].map(isTaken)).toEqual([false, false]);
    else expect(['text', 'list', 'lines']).toContain(form);
  });
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** Steps of the workflows of a page; blocks that are no workflow have none. */
function listSteps(page: string): readonly Step[] {
  return findBlocks(readPage(page), 'yaml').flatMap((block) => {
    const read = parse(block) as {
      readonly jobs?: Readonly<Record<string, { readonly steps?: readonly Step[] }>>;
    } | null;
    const jobs = Array.isArray(read) ? { only: { steps: read as readonly Step[] } } : (read?.jobs ?? {});
    return Object.values(jobs).flatMap(({ steps = [] }) => steps);
  });
}

describe.each(PAGES)('%s', (page) => {
  test('gives Slipway inputs that the action has, in each of its workflows', () => {
    const wrong = listSteps(page).flatMap(({ uses = '', with: given = {} }) => {
      const [ours, folder = ''] = /^OWNER\/slipway(?:\/([a-z]+))?@/.exec(uses) ?? [];
      if (ours === undefined) return [];
      const action = Object.values<ActionDeclaration>(ACTIONS).find((one) => one.folder === folder);
      return Object.keys(given).filter((name) => action === undefined || !Object.hasOwn(action.inputs, name));
    });

    expect(wrong).toEqual([]);
  });

  test('gives the command line flags that the command has', () => {
    const lines = ['sh', 'bash', 'text', 'yaml'].flatMap((language) => findBlocks(readPage(page), language)).join('\n');
    const calls = [...lines.matchAll(/(?:^|\s|\$ )slipway ([a-z]+)((?: .*)?)$/gm)];
    const wrong = calls.flatMap(([, command = '', rest = '']) => {
      if (!isCommandName(command)) return [];
      const known = commandOf(command).flags.flatMap(({ name }) => [name, `no-${name}`]);
      return [...rest.matchAll(/(?<=\s)--([a-z-]+)/gi)]
        .map(([, name = '']) => name)
        .filter((name) => !known.includes(name));
    });

    expect(wrong).toEqual([]);
  });
});

describe.each(OF_PRODUCT)('%s', (page) => {
  test('names nothing in code that looks like an input and is none', () => {
    const prose = readPage(page).replaceAll(/^```.*?^```$/gms, '');
    const named = [...prose.matchAll(/`([a-z]+(?:-[A-Za-z]+)+)(?:: [^`]*)?`/g)].map(([, name = '']) => name);

    expect([...new Set(named)].filter((name) => !KNOWN.has(name)).sort()).toEqual([]);
  });
});

/**
 * Words of GitHub and CircleCI, of the action that configures credentials, of the AWS CLI and of log drivers, values of
 * `rollback-to`, and an object of `--json`.
 */
const OTHERS = [
  'awslogs-create-group',
  'awslogs-group',
  'cancel-in-progress',
  'changes-planned',
  'configure-aws-credentials',
  'execute-command',
  'id-token',
  'last-good',
  'max-buffer-size',
  'role-duration-seconds',
  'serial-group',
];

const EXPRESS = JSON.parse(readPage('__tests__/docs/official-express-action.json')) as {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
};

const KNOWN = new Set<string>([
  ...OTHERS,
  ...EXPRESS.inputs,
  ...EXPRESS.outputs,
  ...INPUT_NAMES,
  ...Object.values<ActionDeclaration>(ACTIONS).flatMap(({ outputs }) => Object.keys(outputs)),
  ...Object.keys(OUTPUTS),
  ...Object.keys(EXIT_CODES),
  ...Object.keys(COMMANDS),
  ...OFFICIAL.flatMap(({ name, inputs, outputs }) => [
    name.split('/')[1] ?? '',
    ...inputs.map((one) => one.name),
    ...outputs,
  ]),
]);
