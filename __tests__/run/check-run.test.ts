import { expect, test } from '@jest/globals';
import { checkSurroundings } from '../../src/run/check-run.ts';
import { aRequest } from '../support/builders/service-builders.ts';
import { aFiles, aWorld } from '../support/fakes/fake-world.ts';

test('a report that could not be written is refused', async () => {
  const error = { kind: 'input', message: 'report-path: the file /x lies outside.', advice: 'Give another.' } as const;
  const files = aFiles({ findPathError: (path) => Promise.resolve(path === '/x' ? error : undefined) });

  await expect(checkSurroundings(aRequest({ reportPath: '/x' }), aWorld({ files }))).rejects.toMatchObject(error);
});
