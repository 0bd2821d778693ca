import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { LOCAL_FLAGS } from '../../src/cli/flags.ts';
import { isJsonObject, type Json } from '../../src/json.ts';
import { readAlarm, readInstances, readScenario, readTargetGroup } from '../../src/local/http/control-input.ts';
import { readFaultRules } from '../../src/local/http/faults.ts';
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

    expect(isJsonObject(scenario) && readScenario(scenario)).toEqual(scenario);
  });

  test.each([
    ['instances', readInstances, 1],
    ['target-groups', readTargetGroup, 1],
    ['scenario', readScenario, 1],
    ['alarms', readAlarm, 1],
    ['faults', readFaultRules, 3],
  ] as const)('of %s are bodies that the control address takes', (route, read, count) => {
    const answers = findBodies(route).map((body) => (isJsonObject(body) ? read(body) : 'it is not an object'));

    expect(answers).toHaveLength(count);
    expect(answers.filter((answer) => typeof answer === 'string')).toEqual([]);
  });
});

test('each fault that can be played has its row, and no other', () => {
  const kinds = findRows(PAGE.slice(PAGE.indexOf('### Faults'))).map(([kind = '']) => kind.slice(1, -1));
  const samples = kinds.map((kind) => ({ kind, type: 'ServerException', ms: 1 }));

  const read = readFaultRules({ faults: samples.map((fault) => ({ operation: '*', on: 'every', fault })) });
  const declared = [...readPage('src/local/http/faults.ts').matchAll(/readonly kind: '([a-z-]+)'/g)].map(
    ([, kind]) => kind,
  );

  expect(typeof read).not.toBe('string');
  expect([...kinds].sort()).toEqual([...declared].sort());
});

test('each route of the control address has its row', () => {
  const routes = [...readPage('src/local/http/control.ts').matchAll(/\['(?:GET|POST) (\/_slipway\/[a-z-]+)'/g)];

  expect(routes.filter(([, path]) => !PAGE.includes(`${path}\``)).map(([, path]) => path)).toEqual([]);
});
