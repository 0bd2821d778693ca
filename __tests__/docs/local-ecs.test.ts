import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { LOCAL_FLAGS } from '../../src/cli/flags.ts';
import type { Json } from '../../src/json.ts';
import { ALARM } from '../../src/local/forms/alarm-form.ts';
import { FAULTS_BODY } from '../../src/local/forms/control-form.ts';
import { FAULT_KINDS } from '../../src/local/forms/fault-form.ts';
import type { Form } from '../../src/local/forms/form.ts';
import { INSTANCES_WISH } from '../../src/local/forms/instance-form.ts';
import { SCENARIO } from '../../src/local/forms/scenario-form.ts';
import { TARGET_GROUP } from '../../src/local/forms/target-group-form.ts';
import { findBlocks, findRows, findSection, readPage } from './pages.ts';

const PAGE = readPage('docs/local-ecs.md');

/** Bodies that the examples send to a route of the control address. */
function findBodies(route: string): readonly Json[] {
  const pattern = new RegExp(`/_slipway/${route} -d '([^']*)'`, 'g');
  return [...PAGE.matchAll(pattern)].map(([, body = '']) => JSON.parse(body) as Json);
}

describe('the table of flags', () => {
  test('has each flag of the local ECS, with its default', () => {
    const rows = findRows(findSection(PAGE, 'Start it'));
    const told = rows.flatMap(([flags = '', , defaults = '']) => {
      const values = [...defaults.matchAll(/`([^`]*)`/g)].map(([, value]) => value);
      return [...flags.matchAll(/--([a-z-]+)/g)].map(([, name], at) => [name, values[at]]);
    });
    const flags: Readonly<Record<string, { readonly default?: string }>> = LOCAL_FLAGS;

    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, flag.default])),
    );
  });
});

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
  ])('of %s are bodies that the control address takes', (route, form, count) => {
    const answers = findBodies(route).map((body) => form.read(body, []));

    expect(answers).toHaveLength(count);
    expect(answers.filter((answer) => 'faults' in answer)).toEqual([]);
  });
});

test('each fault that can be played has its row, and no other', () => {
  const kinds = findRows(PAGE.slice(PAGE.indexOf('### Faults'))).map(([kind = '']) => kind.slice(1, -1));

  expect([...kinds].sort()).toEqual([...FAULT_KINDS].sort());
});

test('each route of the control address has its row', () => {
  const routes = [
    ...readPage('src/local/http/control.ts').matchAll(/'(?:GET|POST|PUT|DELETE) (\/_slipway\/[a-z/-]+)'/g),
  ];

  expect(routes.filter(([, path]) => !PAGE.includes(`${path}\``)).map(([, path]) => path)).toEqual([]);
});
