import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../src/diff/change.ts';
import { describePlan } from '../../src/report/plan-headline.ts';

const IMAGE: Change = {
  path: 'containerDefinitions[app].image',
  kind: 'changed',
  before: 'shop/web:v1.4.2',
  after: 'shop/web:v1.5.0',
};
const MEMORY: Change = { path: 'containerDefinitions[app].memory', kind: 'changed', before: 128, after: 512 };
const COUNT: Change = { path: 'desiredCount', kind: 'changed', before: 2, after: 4 };
const FORECAST = { batches: 4, leastSeconds: 80, fewestTasks: 4, mostTasks: 5 };

/** A service of the plan. */
function planned(name: string, ...changes: readonly Change[]) {
  return { name, changes };
}

test('counts the services, and names what changes with the forecast', () => {
  const web = { ...planned('web', MEMORY, IMAGE), forecast: FORECAST };

  expect(describePlan([web, planned('api'), planned('jobs')])).toBe(
    'Plan: 1 to change, 2 unchanged. web: image v1.4.2 → v1.5.0, memory 128 → 512. ' +
      'Forecast: 4 batches, at least 80 s, never below 4 tasks.',
  );
});

describe('a plan', () => {
  test('without changes says that the service already runs this', () => {
    expect(describePlan([planned('web')])).toBe('Plan: no changes. web already runs this.');
    expect(describePlan([planned('web'), planned('api')])).toBe('Plan: no changes. web, api already run this.');
  });

  test('without a service says so', () => {
    expect(describePlan([])).toBe('Plan: no service is set, so no service would change.');
  });

  test('of many changes names the image and the sizes first, and counts the rest', () => {
    const names = ['A', 'B', 'C', 'D'].map(
      (name): Change => ({ path: `containerDefinitions[app].environment[${name}]`, kind: 'added' }),
    );

    expect(describePlan([planned('web', ...names, IMAGE)])).toBe(
      'Plan: 1 to change. web: image v1.4.2 → v1.5.0, environment[A] added, environment[B] added, ' +
        'environment[C] added and 1 more.',
    );
  });

  test('names a container that is added', () => {
    const sidecar: Change = { path: 'containerDefinitions[sidecar]', kind: 'added' };

    expect(describePlan([planned('web', sidecar)])).toBe('Plan: 1 to change. web: container sidecar added.');
  });

  test('names the containers where several change', () => {
    const proxy: Change = { ...IMAGE, path: 'containerDefinitions[proxy].image', before: 'nginx:1', after: 'nginx:2' };

    expect(describePlan([planned('web', IMAGE, proxy, COUNT)])).toBe(
      'Plan: 1 to change. web: app image v1.4.2 → v1.5.0, proxy image 1 → 2, desiredCount 2 → 4.',
    );
  });

  test('of several services has the longest time, and says where no task runs for a while', () => {
    const [web, api] = [
      { ...planned('web', IMAGE), forecast: FORECAST },
      { ...planned('api', IMAGE), forecast: { ...FORECAST, leastSeconds: 120, fewestTasks: 0 } },
    ];

    expect(describePlan([web, api])).toContain('Forecast: at least 120 s; at times no task of api is running.');
  });

  test('of several services names those without a forecast', () => {
    const web = { ...planned('web', IMAGE), forecast: FORECAST };

    expect(describePlan([web, planned('api', IMAGE)])).toContain('Forecast: at least 80 s; none for api.');
  });

  test('of a value that is long or hidden says that it changed', () => {
    const command: Change = {
      path: 'containerDefinitions[app].command',
      kind: 'changed',
      before: ['serve', 'x'.repeat(80)],
      after: ['serve'],
    };
    const label: Change = { path: 'containerDefinitions[app].dockerLabels[team]', kind: 'changed' };

    expect(describePlan([planned('web', command, label)])).toBe(
      'Plan: 1 to change. web: command changed, dockerLabels[team] changed.',
    );
  });
});
