import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Revision, TaskDefinitionDocument } from '../../src/ports/task-definition.ts';
import { registerRevision } from '../../src/task-definition/register.ts';
import { revisionArn } from '../support/builders/service-builders.ts';
import { aClock, anEcs, aWorld } from '../support/fakes/fake-world.ts';

function aDocument(image: string): TaskDefinitionDocument {
  return { family: 'web', containerDefinitions: [{ name: 'web', image, memory: 128 }] };
}

function aRevision(number: number, image: string, status = 'ACTIVE'): Revision {
  const arn = revisionArn(`web:${number}`);
  const described = { ...aDocument(image), taskDefinitionArn: arn, revision: number, status };
  return { arn, family: 'web', number, status, described };
}

const silent = new DeployError({ kind: 'unreachable', message: 'no answer', advice: 'wait' });

/** A family whose newest revision is this; registrations give these results in order, then succeed. */
function aFamily(newest: Revision | undefined, ...turns: readonly ('lost' | 'never' | 'too-fast')[]) {
  const state = { newest, registered: 0 };
  const left = [...turns];
  const ecs = anEcs({
    listRevisions: () => Promise.resolve(state.newest === undefined ? [] : [state.newest.arn]),
    describeRevision: () => Promise.resolve(state.newest ?? aRevision(0, 'none')),
    register: (document) => {
      const turn = left.shift();
      if (turn === 'never') return Promise.reject(silent);
      if (turn === 'too-fast') {
        const message = 'was refused: Too many concurrent attempts to create a new revision of the specified family';
        return Promise.reject(new DeployError({ kind: 'rejected', message, advice: 'wait' }));
      }
      state.registered += 1;
      state.newest = aRevision((state.newest?.number ?? 0) + 1, String(document.containerDefinitions[0]?.image));
      return turn === 'lost' ? Promise.reject(silent) : Promise.resolve(state.newest);
    },
  });
  return { ecs, state };
}

test('new content becomes one new revision', async () => {
  const { ecs, state } = aFamily(aRevision(1, 'web:1'));

  const { revision, isReused } = await registerRevision(
    aDocument('web:2'),
    { revisions: [aRevision(1, 'web:1')] },
    aWorld({ ecs }),
  );

  expect([revision.number, isReused, state.registered]).toEqual([2, false, 1]);
});

describe('content that has a revision already', () => {
  test('takes the one that is running', async () => {
    const { ecs, state } = aFamily(aRevision(7, 'web:7'));

    const { revision } = await registerRevision(
      aDocument('web:1'),
      { revisions: [aRevision(1, 'web:1')] },
      aWorld({ ecs }),
    );

    expect([revision.number, state.registered]).toEqual([1, 0]);
  });

  test('takes up the newest one, which a killed run left behind', async () => {
    const { ecs, state } = aFamily(aRevision(2, 'web:2'));

    const registration = await registerRevision(
      aDocument('web:2'),
      { revisions: [aRevision(1, 'web:1')] },
      aWorld({ ecs }),
    );

    expect([registration.revision.number, registration.isReused, state.registered]).toEqual([2, true, 0]);
  });

  test('is registered anew when that revision was deregistered', async () => {
    const { ecs, state } = aFamily(aRevision(2, 'web:2', 'INACTIVE'));

    await registerRevision(aDocument('web:2'), { revisions: [] }, aWorld({ ecs }));

    expect(state.registered).toBe(1);
  });
});

describe('an answer that does not come', () => {
  test('is searched for: a registration that happened is not sent again', async () => {
    const { ecs, state } = aFamily(aRevision(1, 'web:1'), 'lost');

    const { revision } = await registerRevision(
      aDocument('web:2'),
      { revisions: [aRevision(1, 'web:1')] },
      aWorld({ ecs }),
    );

    expect([revision.number, state.registered]).toEqual([2, 1]);
  });

  test('is searched for: a registration that did not happen is sent again', async () => {
    const { ecs, state } = aFamily(aRevision(1, 'web:1'), 'never', 'never');

    const { revision } = await registerRevision(
      aDocument('web:2'),
      { revisions: [aRevision(1, 'web:1')] },
      aWorld({ ecs }),
    );

    expect([revision.number, state.registered]).toEqual([2, 1]);
  });

  test('ends the run when it never comes', async () => {
    const { ecs } = aFamily(undefined, ...Array.from({ length: 99 }, () => 'never' as const));
    const clock = aClock();

    await expect(registerRevision(aDocument('web:2'), { revisions: [] }, aWorld({ ecs, clock }))).rejects.toThrow(
      silent.message,
    );

    expect(clock.now()).toBeGreaterThanOrEqual(60_000);
  });
});

describe('the newest revision, when it was read before,', () => {
  test('is not listed again', async () => {
    const { ecs, state } = aFamily(aRevision(2, 'web:2'));
    const listRevisions = () => Promise.reject(new Error('listed again'));
    const newest = { family: 'web', arns: [revisionArn('web:2')] };

    const { revision } = await registerRevision(
      aDocument('web:2'),
      { revisions: [], newest },
      aWorld({ ecs: { ...ecs, listRevisions } }),
    );

    expect([revision.number, state.registered]).toEqual([2, 0]);
  });

  test('is listed when that one is of another family', async () => {
    const { ecs } = aFamily(aRevision(2, 'web:2'));
    const newest = { family: 'worker', arns: [revisionArn('worker:7')] };

    const { revision } = await registerRevision(aDocument('web:2'), { revisions: [], newest }, aWorld({ ecs }));

    expect(revision.arn).toBe(revisionArn('web:2'));
  });
});

test('a family that is registered too fast is tried a little later', async () => {
  const { ecs, state } = aFamily(undefined, 'too-fast', 'too-fast');

  await registerRevision(aDocument('web:2'), { revisions: [] }, aWorld({ ecs }));

  expect(state.registered).toBe(1);
});

test('a revision that came to have another image than it was given is not deployed', async () => {
  const ecs = anEcs({
    listRevisions: () => Promise.resolve([]),
    register: () => Promise.resolve(aRevision(1, 'web:other')),
  });

  await expect(registerRevision(aDocument('web:2'), { revisions: [] }, aWorld({ ecs }))).rejects.toMatchObject({
    kind: 'rejected',
    message: 'ECS registered web:1 with another image in container web than requested: web:other.',
  });
});
