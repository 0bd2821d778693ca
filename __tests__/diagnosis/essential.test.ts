import { expect, test } from '@jest/globals';
import { markEssential } from '../../src/diagnosis/essential.ts';
import { aStoppedContainer, aStoppedTask } from '../support/builders/stopped-tasks.ts';

test('a container is essential unless its definition says otherwise, and unknown while that was not read', () => {
  const containers = ['app', 'migrate', 'injected'].map((name) => aStoppedContainer({ name }));
  const described = { containerDefinitions: [{ name: 'app' }, { name: 'migrate', essential: false }] };

  const [task] = markEssential([aStoppedTask({ containers })], described);

  expect(task?.containers.map(({ name, isEssential }) => ({ name, isEssential }))).toEqual([
    { name: 'app', isEssential: true },
    { name: 'migrate', isEssential: false },
    { name: 'injected', isEssential: undefined },
  ]);
});
