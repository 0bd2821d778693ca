import { describe, expect, test } from '@jest/globals';
import type { Json } from '@slipway/ecs-rules/values';
import {
  ALARM,
  CONSISTENCY,
  FAULT_KINDS,
  FAULTS_BODY,
  type Form,
  INSTANCES_REQUEST,
  openEmulator,
  readConfig,
  SCENARIO,
  TARGET_GROUP,
  THROTTLING_BODY,
} from '@slipway/local-ecs/internal';
import {
  describeOption,
  type GivenOptions,
  LOCAL_OPTION_NAMES,
  type LocalOptionName,
  renderLocalOptionsTable,
  renderThrottleTable,
} from '@slipway/local-ecs/options';
import { parse } from 'yaml';
import { environmentOf } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { runProgram } from '../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { parseArguments } from '../../src/cli/arguments.ts';
import { describeAction, fillSection } from '../../src/inputs/tables.ts';
import { findBlocks, findRows, findSection, readPage } from './pages.ts';

const PAGE = readPage('docs/local-ecs.md');

/** Bodies that the examples send to a route of the control address. */
function findBodies(route: string): readonly Json[] {
  const pattern = new RegExp(`/_slipway/${route} -d '([^']*)'`, 'g');
  return [...PAGE.matchAll(pattern)].map(([, body = '']) => JSON.parse(body) as Json);
}

describe('the options of slipway local', () => {
  test('are in the table, with flag, field of the file, meaning and default', () => {
    expect(fillSection(PAGE, { name: 'local-options', text: renderLocalOptionsTable() })).toBe(PAGE);
    expect(PAGE).toContain('<!-- local-options -->');
  });

  test('can each be given by a flag, or by the file, or by both', () => {
    const silent = LOCAL_OPTION_NAMES.filter((name) => {
      const { flag, form } = describeOption(name);
      return flag === undefined && form === undefined;
    });

    expect(silent).toEqual([]);
  });

  test('are given alike by flag and file where both take plain text', () => {
    const texts = { port: '80', clock: 'virtual', speed: '20', clusters: 'shop', instances: '3', throttling: 'true' };

    for (const [name, text] of Object.entries(texts)) {
      const flag = describeOption(name as LocalOptionName).flag?.name ?? '';
      const line = parseArguments(['local', `--${flag}=${text}`]);

      expect('given' in line && line.given).toEqual(readFile(`${name}: ${text}`));
    }
  });

  test('are in the example of a file as they can stand there', () => {
    const [block = ''] = findBlocks(findSection(PAGE, 'Options'), 'yaml');

    expect(Object.keys(readFile(block)).length).toBeGreaterThan(10);
  });
});

function readFile(text: string): GivenOptions {
  const config = readConfig(text);
  if ('errors' in config) throw new Error(config.errors.map(({ sentence }) => sentence).join(' '));
  return config.given;
}

describe('the examples', () => {
  test('of a scenario are taken as they stand', () => {
    const [block = ''] = findBlocks(findSection(PAGE, 'Simulated tasks'), 'yaml');
    const scenario = parse(block) as Json;

    expect(SCENARIO.read(scenario, [])).toEqual({ value: scenario });
  });

  test.each<readonly [string, Form<unknown>, number]>([
    ['instances', INSTANCES_REQUEST, 1],
    ['target-groups', TARGET_GROUP, 1],
    ['scenario', SCENARIO, 1],
    ['alarms', ALARM, 1],
    ['faults', FAULTS_BODY, 3],
    ['consistency', CONSISTENCY, 1],
    ['throttling', THROTTLING_BODY, 2],
  ])('of %s are bodies that the control address takes', (route, form, count) => {
    const answers = findBodies(route).map((body) => form.read(body, []));

    expect(answers).toHaveLength(count);
    expect(answers.filter((answer) => 'faults' in answer)).toEqual([]);
  });
});

test('each fault that can be played has its row, and no other', () => {
  const kinds = findRows(findSection(PAGE, 'Faults')).map(([kind = '']) => kind.slice(1, -1));

  expect([...kinds].sort()).toEqual([...FAULT_KINDS].sort());
});

test('each route of the control address has its row', () => {
  const routes = [
    ...readPage('packages/local-ecs/src/control/control.ts').matchAll(
      /'(?:GET|POST|PUT|DELETE) (\/_slipway\/[a-z/-]+)'/g,
    ),
  ];

  expect(routes.filter(([, path]) => !PAGE.includes(`${path}\``)).map(([, path]) => path)).toEqual([]);
});

test('the groups of operations that are throttled are in the table', () => {
  expect(fillSection(PAGE, { name: 'throttle-groups', text: renderThrottleTable() })).toBe(PAGE);
  expect(PAGE).toContain('<!-- throttle-groups -->');
});

describe('the examples of a CI job', () => {
  test('has a workflow whose inputs exist and whose actions are pinned', () => {
    const [block = ''] = findBlocks(findSection(PAGE, 'In a CI job'), 'yaml');
    const steps = (parse(block) as Workflow).jobs.try.steps.filter(({ uses }) => uses !== undefined);
    const given = steps
      .filter(({ uses }) => uses === 'OWNER/slipway@COMMIT')
      .flatMap((step) => Object.keys(step.with ?? {}));
    const others = steps.filter(({ uses }) => uses !== 'OWNER/slipway@COMMIT');

    expect(given.filter((name) => !Object.hasOwn(describeAction().inputs, name))).toEqual([]);
    expect(others.filter(({ uses = '' }) => !/^[\w/-]+@[0-9a-f]{40}$/.test(uses))).toEqual([]);
    expect([given.length, others.length]).toEqual([4, 2]);
  });

  test('have a program that goes through on a stopped clock', async () => {
    const [block = ''] = findBlocks(findSection(PAGE, 'In a CI job'), 'js');
    const local = await openEmulator({ clock: { kind: 'virtual' } });
    local.addInstances('default', 2);

    const ended = await runProgram(process.execPath, ['--input-type=module', '--eval', block], {
      environment: environmentOf(local),
    });
    await local.close();

    expect([ended.exitCode, ended.stderr.includes('AssertionError')]).toEqual([0, false]);
  });
});

interface Workflow {
  readonly jobs: { readonly try: { readonly steps: readonly Step[] } };
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
