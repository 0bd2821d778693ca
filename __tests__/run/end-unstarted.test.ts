import { expect, test } from '@jest/globals';
import { DeployError, type DeployErrorKind } from '../../src/ports/deploy-error.ts';
import { endUnstarted } from '../../src/run/end-unstarted.ts';
import { aWorld } from '../support/fakes/fake-world.ts';

/** How service `web` ends when a call failed; `sent`: the services whose update was sent. */
function end(kind: DeployErrorKind, sent: readonly string[], isCancelled = false) {
  const { notes } = aWorld();
  notes.noteService('web', {});
  for (const name of sent) notes.noteService(name, { isUpdateSent: true });
  const error = new DeployError({ kind, message: 'ecs:DescribeServices was denied', advice: 'Allow it.' });
  return endUnstarted({ name: 'web', error, isCancelled }, notes.record());
}

test.each([
  { name: 'before any update', ending: end('access', []), verdict: 'failed', says: 'No service was changed.' },
  { name: 'after another', ending: end('access', ['api']), verdict: 'failed', says: 'web was not changed.' },
  {
    name: 'cancelled before',
    ending: end('cancelled', [], true),
    verdict: 'cancelled',
    says: 'No service was changed.',
  },
])('a call that fails $name says that nothing was changed', ({ ending, verdict, says }) => {
  expect(ending).toEqual({ verdict, reason: `ecs:DescribeServices was denied. ${says}` });
});

test.each([
  { name: 'refused', ending: end('rejected', ['web']), verdict: 'failed', says: 'The update of web failed' },
  {
    name: 'not answered',
    ending: end('unreachable', ['web']),
    verdict: 'unknown',
    says: 'The update of web was sent, but no answer arrived',
  },
  {
    name: 'not answered before the run was cancelled',
    ending: end('unreachable', ['web'], true),
    verdict: 'cancelled',
    says: 'The update of web was sent, but no answer arrived',
  },
])('an update that was sent and $name says so', ({ ending, verdict, says }) => {
  expect(ending).toEqual({ verdict, reason: `${says}: ecs:DescribeServices was denied.` });
});
