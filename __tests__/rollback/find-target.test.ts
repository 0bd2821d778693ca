import { describe, expect, test } from '@jest/globals';
import type { RollbackRequest } from '../../src/inputs/request.ts';
import { writeEntry } from '../../src/ledger/entry.ts';
import { writeMark } from '../../src/ledger/mark.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecs } from '../../src/ports/ecs.ts';
import type { Tags } from '../../src/ports/tags.ts';
import { aService, aServiceDeployment, revisionArn } from '../support/builders/service-builders.ts';
import { aRevision, DIGEST, find, HISTORY } from './find-target-builders.ts';

const REPOSITORY = 'acme/shop';

describe('the revision that a rollback returns to', () => {
  test('is the one that was deployed before', async () => {
    expect((await find()).revision.arn).toBe(revisionArn('web:2'));
  });

  test('is found by the release in the tags of the family', async () => {
    const tags = new Map([[revisionArn('web:1'), writeEntry({ releases: ['v1.0.0'] })]]);

    const { revision, known } = await find({ request: { kind: 'release', release: 'v1.0.0' }, tags });

    expect(revision.arn).toBe(revisionArn('web:1'));
    expect(known.map(({ arn }) => arn)).toContain(revisionArn('web:1'));
  });

  test('is refused when it was deregistered, with those that can be used', async () => {
    const describeRevision: Ecs['describeRevision'] = (reference) => {
      const number = Number(/:(\d+)$/.exec(reference)?.[1]);
      return Promise.resolve(aRevision(number, number === 2 ? 'INACTIVE' : 'ACTIVE'));
    };

    await expect(
      find({ request: { kind: 'revision', family: 'web', number: 2 }, describeRevision }),
    ).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringMatching(
        /web:2 is INACTIVE: it was deregistered, so ECS starts no task of it\. Possible targets: web:1/,
      ),
    });
  });

  test('is refused when it does not exist, in the words of ECS', async () => {
    const absent = new DeployError({ kind: 'absent', message: 'Task definition web:2 not found.', advice: '' });
    const describeRevision: Ecs['describeRevision'] = (reference) =>
      reference.endsWith(':2') ? Promise.reject(absent) : Promise.resolve(aRevision(1));

    await expect(find({ describeRevision })).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringContaining('Task definition web:2 not found.'),
    });
  });

  test('that cannot be read ends the run with that reason', async () => {
    const denied = new DeployError({ kind: 'access', message: 'ecs:DescribeTaskDefinition was denied.', advice: '' });

    await expect(find({ describeRevision: () => Promise.reject(denied) })).rejects.toBe(denied);
  });

  test('is refused when its image is gone', async () => {
    await expect(find({ digests: [] })).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringContaining('web:2 cannot run again. '),
    });
  });
});

describe('a revision that is refused', () => {
  const atRest = { request: { kind: 'revision', family: 'web', number: 3 } } as const;

  test('is followed by the revisions that can be used, with the command for the first', async () => {
    await expect(find(atRest)).rejects.toMatchObject({
      message:
        'rollback-to: service web cannot roll back to that revision. web:3 is already running. ' +
        'Possible targets: web:2 (1970-01-01 00:00 UTC), web:1 (1970-01-01 00:00 UTC).',
      advice: 'Set rollback-to: web:2, or run: slipway rollback web:2 --cluster production --service web',
    });
  });

  test('is followed by none where none can be used', async () => {
    await expect(find({ ...atRest, digests: [] })).rejects.toMatchObject({
      message: 'rollback-to: service web cannot roll back to that revision. web:3 is already running.',
      advice: 'No other revision has run in this service: deploy a new one.',
    });
  });

  test('is running, and last-good deploys the image that ran before', async () => {
    const other = `sha256:${'b'.repeat(64)}`;
    const history = [other, DIGEST].map((digest) =>
      aServiceDeployment({
        status: 'SUCCESSFUL',
        targetRevisionArn: revisionArn('web:3'),
        targetImages: { web: digest },
      }),
    );

    await expect(find({ ...atRest, found: { history } })).rejects.toMatchObject({
      advice: expect.stringContaining('To roll back to the image that ran before: set rollback-to: last-good'),
    });
  });

  test('because its image is archived has the command that restores it', async () => {
    const describeRevision: Ecs['describeRevision'] = (reference) =>
      Promise.resolve(aRevision(Number(/:(\d+)$/.exec(reference)?.[1])));

    await expect(find({ describeRevision, isArchived: true })).rejects.toMatchObject({
      message: expect.stringContaining('web:2 cannot run again. Image web@'),
      advice: expect.stringMatching(/^Restore it: aws ecr /),
    });
  });
});

describe('the images of the target', () => {
  const tag = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v1';
  const ran = `sha256:${'b'.repeat(64)}`;
  const describeRevision: Ecs['describeRevision'] = (reference) =>
    Promise.resolve(aRevision(Number(/:(\d+)$/.exec(reference)?.[1]), 'ACTIVE', tag));

  test('are the digests that ran, where a tag was moved since', async () => {
    const history = HISTORY.map((one) => ({ ...one, targetImages: { web: ran } }));

    const target = await find({ describeRevision, digests: [DIGEST, ran], found: { history } });

    expect(target.pinned?.containerDefinitions).toEqual([{ name: 'web', image: tag.replace(':v1', `@${ran}`) }]);
    expect(target.changes).toEqual([
      `image of container web: sha256:bbbbbbbbbbbb, which ran before (${tag} is now sha256:aaaaaaaaaaaa)`,
    ]);
  });

  test('are those that ran before, where the running revision is the target', async () => {
    const history = [DIGEST, ran].map((digest) =>
      aServiceDeployment({
        status: 'SUCCESSFUL',
        targetRevisionArn: revisionArn('web:3'),
        targetImages: { web: digest },
      }),
    );

    const target = await find({ describeRevision, digests: [DIGEST, ran], found: { history } });

    expect(target).toMatchObject({
      revision: { number: 3 },
      changes: ['image of container web: sha256:bbbbbbbbbbbb, which ran before'],
      unverified: {},
    });
  });

  test('are left as they are, where the tags still name what ran', async () => {
    const target = await find();

    expect(target).not.toHaveProperty('pinned');
    expect(target).not.toHaveProperty('changes');
  });
});

test('the ledger is read of the ten newest revisions of the history, while these have the target', async () => {
  const asked: string[] = [];
  const tags = new Map<string, Tags>();
  const numbers = Array.from({ length: 12 }, (_, at) => 12 - at);
  const history = numbers.map((number) =>
    aServiceDeployment({ status: 'SUCCESSFUL', targetRevisionArn: revisionArn(`web:${number}`) }),
  );

  await find({ running: 12, tags, asked, found: { history } });

  expect(asked.filter((arn) => arn.includes('task-definition'))).toEqual(
    numbers.slice(0, 10).map((number) => revisionArn(`web:${number}`)),
  );
});

test('a success that is older than the history does not lead to what was registered after it', async () => {
  const history = [3, 4].map((number) =>
    aServiceDeployment({ status: 'SUCCESSFUL', targetRevisionArn: revisionArn(`web:${number}`), createdAt: 5_000_000 }),
  );
  const current = aRevision(3);
  const registered = (registeredAt: number) => ({ ...current, described: { ...current.described, registeredAt } });
  const request: RollbackRequest = { kind: 'last-good' };

  await expect(find({ request, found: { history, current: registered(4_996) } })).rejects.toMatchObject({
    kind: 'input',
  });
  expect((await find({ request, found: { history, current: registered(5_000) } })).revision.number).toBe(4);
});

describe('a run that is started again after its rollback', () => {
  const origin = { repository: REPOSITORY, workflow: 'deploy.yml', runId: '42', runNumber: 7, runAttempt: 2 };
  const aMark = (entry: object, more: object = {}): ReadonlyMap<string, Tags> =>
    new Map([[aService().arn, writeMark({ entry: { ...origin, ...entry }, revision: 'web:2', ...more })]]);
  /** What is running is 'web:2', which was brought by a step back. */
  const FURTHER = 'web:1';
  const SAME = 'web:2';

  test.each([
    { name: 'an earlier attempt of it', tags: aMark({ runAttempt: 1 }), to: SAME },
    { name: 'this attempt in another step', tags: aMark({ runAttempt: 2 }), to: FURTHER },
    { name: 'this attempt in the same step', tags: aMark({ runAttempt: 2 }, { step: 'deploy/2' }), to: SAME },
    { name: 'a run of another repository', tags: aMark({ runAttempt: 1, repository: 'acme/other' }), to: FURTHER },
    { name: 'another run', tags: aMark({ runAttempt: 1, runId: '41' }), to: FURTHER },
    { name: 'a deploy of it', tags: aMark({ runAttempt: 1, content: 'c0ffee' }), to: FURTHER },
    { name: 'nobody', tags: new Map<string, Tags>(), to: FURTHER },
  ])('after $name brought what is running, goes to $to', async ({ tags, to }) => {
    const { revision } = await find({ running: 2, tags, origin: { ...origin, step: 'deploy/2' } });

    expect(revision.arn).toBe(revisionArn(to));
  });

  test.each([
    { name: 'its first attempt, which has no number,', mark: {}, attempt: { runAttempt: 2 }, to: SAME },
    { name: 'this attempt, which has no number,', mark: { runAttempt: 1 }, attempt: {}, to: FURTHER },
  ])('after $name brought what is running, goes to $to', async ({ mark, attempt, to }) => {
    const { runAttempt: _number, ...unnumbered } = origin;
    const tags = new Map([[aService().arn, writeMark({ entry: { ...unnumbered, ...mark }, revision: 'web:2' })]]);

    const { revision } = await find({ running: 2, tags, origin: { ...unnumbered, ...attempt } });

    expect(revision.arn).toBe(revisionArn(to));
  });

  test('outside a workflow goes further, since no attempt is known', async () => {
    const tags = new Map([[aService().arn, writeMark({ entry: {}, revision: 'web:2' })]]);

    expect((await find({ running: 2, tags })).revision.arn).toBe(revisionArn(FURTHER));
  });

  test('stays at a revision that is named, which its earlier attempt has brought', async () => {
    const request: RollbackRequest = { kind: 'revision', family: 'web', number: 2 };

    const { revision } = await find({ request, running: 2, tags: aMark({ runAttempt: 1 }), origin });

    expect(revision.arn).toBe(revisionArn(SAME));
  });

  test('after an earlier attempt brought another revision, goes further', async () => {
    const { revision } = await find({ running: 2, tags: aMark({ runAttempt: 1 }, { revision: 'web:3' }), origin });

    expect(revision.arn).toBe(revisionArn(FURTHER));
  });

  test('goes to a revision that is named, whatever it did before', async () => {
    const request: RollbackRequest = { kind: 'revision', family: 'web', number: 1 };

    const { revision } = await find({ request, running: 2, tags: aMark({ runAttempt: 1 }), origin });

    expect(revision.arn).toBe(revisionArn(FURTHER));
  });
});
