import { describe, expect, test } from '@jest/globals';
import { writeEntry } from '../../src/ledger/entry.ts';
import { writeVerdict } from '../../src/ledger/verdict.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecs, Ledger } from '../../src/ports/ecs.ts';
import { openKnown } from '../../src/rollback/read-known.ts';
import { revisionArn } from '../support/builders/service-builders.ts';
import { aLedger, anEcs, aWorld } from '../support/fakes/fake-world.ts';

const NAME = { cluster: 'production', service: 'web' };
const [ONE, TWO] = [revisionArn('web:1'), revisionArn('web:2')];

function open(read: Ledger['read'], listRevisions: Ecs['listRevisions'] = () => Promise.resolve([ONE])) {
  const world = aWorld({ ledger: { ...aLedger(), read }, ecs: anEcs({ listRevisions }) });
  return { world, reader: openKnown(NAME, world) };
}

function anError(error: Partial<ConstructorParameters<typeof DeployError>[0]>) {
  return new DeployError({
    kind: 'access',
    message: 'ecs:ListTaskDefinitions was denied.',
    advice: 'Allow it.',
    ...error,
  });
}

describe('what the ledger has of revisions', () => {
  test('is their entry, with the verdict in this service', async () => {
    const { digest } = aWorld();
    const verdict = { verdict: 'steady', at: 1_000 } as const;
    const tags = { ...writeEntry({ releases: ['v1.0.0'] }), ...writeVerdict(NAME, verdict, digest) };
    const { reader } = open((arn) => Promise.resolve(arn === ONE ? tags : {}));

    expect(await reader.of([ONE, TWO])).toEqual([
      { arn: ONE, entry: { releases: ['v1.0.0'] }, verdict },
      { arn: TWO, entry: {} },
    ]);
  });

  test('is read once for each, however often it is requested', async () => {
    const asked: string[] = [];
    const { reader } = open((arn) => {
      asked.push(arn);
      return Promise.resolve({});
    });

    await reader.of([ONE, ONE, '']);
    await reader.of([TWO, ONE]);

    expect(asked).toEqual([ONE, TWO]);
  });

  test('is read of ten at a time', async () => {
    let inProgress = 0;
    let most = 0;
    const { reader } = open(async () => {
      inProgress += 1;
      most = Math.max(most, inProgress);
      await Promise.resolve();
      inProgress -= 1;
      return {};
    });
    const arns = Array.from({ length: 25 }, (_, at) => revisionArn(`web:${at}`));

    expect((await reader.of(arns))?.map(({ arn }) => arn)).toEqual(arns);
    expect(most).toBe(10);
  });

  test('is unknown where no tags may be read, and empty where nothing is requested', async () => {
    const { reader } = open(() => Promise.resolve(undefined));

    expect(await reader.of([ONE])).toBeUndefined();
    expect(await reader.of([])).toEqual([]);
  });

  test('leaves out a revision whose tags may not be read', async () => {
    const { reader } = open((arn) => Promise.resolve(arn === ONE ? undefined : {}));

    expect(await reader.of([ONE, TWO])).toEqual([{ arn: TWO, entry: {} }]);
  });
});

describe('of a whole family', () => {
  const anyTags = () => Promise.resolve({});

  test('the hundred newest revisions are read, with those of the history', async () => {
    const asked: unknown[] = [];
    const { reader } = open(anyTags, (...question) => {
      asked.push(question);
      return Promise.resolve([ONE]);
    });

    expect((await reader.ofFamily('web', { further: [TWO], isNeeded: false }))?.map(({ arn }) => arn)).toEqual([
      ONE,
      TWO,
    ]);
    expect(asked).toEqual([['web', 100]]);
  });

  test('only the history is read where the family may not be listed, and that is reported', async () => {
    const { world, reader } = open(anyTags, () => Promise.reject(anError({})));

    expect((await reader.ofFamily('web', { further: [TWO], isNeeded: false }))?.map(({ arn }) => arn)).toEqual([TWO]);
    expect(world.reported).toEqual([
      {
        type: 'notice',
        text: 'Only revisions in the deployment history are known: ecs:ListTaskDefinitions was denied.',
        advice: 'Allow it.',
      },
    ]);
  });

  test.each([
    ['ECS does not answer', anError({ kind: 'unreachable' })],
    ['the credentials have expired', anError({ hasExpired: true })],
  ])('nothing is guessed where %s', async (_, error) => {
    await expect(
      open(anyTags, () => Promise.reject(error)).reader.ofFamily('web', { further: [], isNeeded: false }),
    ).rejects.toBe(error);
  });
});
