import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseArguments } from '../../src/cli/arguments.ts';
import {
  describeOption,
  LOCAL_OPTION_NAMES,
  type LocalOptionName,
  type ToldOptions,
} from '../../src/cli/local-options.ts';
import { renderLocalOptionsTable, renderThrottleTable } from '../../src/cli/local-tables.ts';
import { readConfig } from '../../src/cli/read-config.ts';
import { describeAction, fillSection } from '../../src/inputs/tables.ts';
import type { Json } from '../../src/json.ts';
import { ALARM } from '../../src/local/forms/alarm-form.ts';
import { FAULTS_BODY, THROTTLING_BODY } from '../../src/local/forms/control-form.ts';
import { FAULT_KINDS } from '../../src/local/forms/fault-form.ts';
import type { Form } from '../../src/local/forms/form.ts';
import { INSTANCES_WISH } from '../../src/local/forms/instance-form.ts';
import { SCENARIO } from '../../src/local/forms/scenario-form.ts';
import { CONSISTENCY } from '../../src/local/forms/switch-form.ts';
import { TARGET_GROUP } from '../../src/local/forms/target-group-form.ts';
import { startLocalEcs } from '../../src/local/local-ecs.ts';
import { environmentOf } from '../support/local-client.ts';
import { runProgram } from '../support/run-program.ts';
import { findBlocks, findRows, findSection, readPage } from './pages.ts';

const PAGE = readPage('docs/local-ecs.md');

/** Bodies that the examples send to a route of the control address. */
function findBodies(route: string): readonly Json[] {
  const pattern = new RegExp(`/_slipway/${route} -d '([^']*)'`, 'g');
  return [...PAGE.matchAll(pattern)].map(([, body = '']) => JSON.parse(body) as Json);
}

describe('the options of slipway local', () => {
  test('are in the table, with flag, member of the file, meaning and default', () => {
    expect(fillSection(PAGE, { name: 'local-options', text: renderLocalOptionsTable() })).toBe(PAGE);
    expect(PAGE).toContain('<!-- local-options -->');
  });

  test('can each be told by a flag, or by the file, or by both', () => {
    const silent = LOCAL_OPTION_NAMES.filter((name) => {
      const { flag, form } = describeOption(name);
      return flag === undefined && form === undefined;
    });

    expect(silent).toEqual([]);
  });

  test('are told alike by flag and file where both take plain text', () => {
    const texts = { port: '80', clock: 'virtual', speed: '20', clusters: 'shop', instances: '3', throttling: 'true' };

    for (const [name, text] of Object.entries(texts)) {
      const flag = describeOption(name as LocalOptionName).flag?.name ?? '';
      const line = parseArguments(['local', `--${flag}=${text}`]);

      expect('told' in line && line.told).toEqual(readFile(`${name}: ${text}`));
    }
  });

  test('are in the example of a file as they can stand there', () => {
    const [block = ''] = findBlocks(findSection(PAGE, 'Options'), 'yaml');

    expect(Object.keys(readFile(block)).length).toBeGreaterThan(10);
  });
});

function readFile(text: string): ToldOptions {
  const config = readConfig(text);
  if ('faults' in config) throw new Error(config.faults.map(({ sentence }) => sentence).join(' '));
  return config.told;
}

describe('the examples', () => {
  test('of a scenario are taken as they stand', () => {
    const [block = ''] = findBlocks(findSection(PAGE, 'Simulated tasks'), 'yaml');
    const scenario = parse(block) as Json;

    expect(SCENARIO.read(scenario, [])).toEqual({ value: scenario });
  });

  test.each<readonly [string, Form<unknown>, number]>([
    ['instances', INSTANCES_WISH, 1],
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
    ...readPage('src/local/http/control.ts').matchAll(/'(?:GET|POST|PUT|DELETE) (\/_slipway\/[a-z/-]+)'/g),
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

  test('have a program that goes through on a clock that stands still', async () => {
    const [block = ''] = findBlocks(findSection(PAGE, 'In a CI job'), 'js');
    const local = await startLocalEcs({ clock: { kind: 'virtual' } });
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
