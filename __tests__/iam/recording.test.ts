import { expect, test } from '@jest/globals';
import { listFolder, readPage } from '../docs/pages.ts';

test('each scenario with a local ECS of its own records its calls, to be checked against the policy', () => {
  const scenarios = listFolder('__tests__/scenarios/').map((name) => `__tests__/scenarios/${name}`);

  const silent = scenarios.filter((path) => {
    const text = readPage(path);
    return text.includes('startLocalEcs(') && !text.includes('recordCalls(');
  });

  expect(silent).toEqual([]);
});
