import { describe, expect, test } from '@jest/globals';
import { readEntry, writeEntry } from '../../src/ledger/entry.ts';
import { DeployError, type DeployErrorKind } from '../../src/ports/deploy-error.ts';
import type { Ecs } from '../../src/ports/ecs.ts';
import type { Tags } from '../../src/ports/tags.ts';
import type { Revision } from '../../src/ports/task-definition.ts';
import { bringRevision } from '../../src/rollback/bring-revision.ts';
import { aServiceDeployment, revisionArn } from '../support/builders/service-builders.ts';
import { aDocker, aLedger, anEcr, anEcs, aWorld } from '../support/fakes/fake-world.ts';

const HOST = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const IDENTITY = { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' };
const [OLD, NEW] = [revisionArn('web:1'), revisionArn('web:3')];
const RAN = `sha256:${'a'.repeat(64)}`;
const MOVED = `sha256:${'b'.repeat(64)}`;

function aRevision(arn: Revision['arn'], image: string): Revision {
  const described = { family: 'web', containerDefinitions: [{ name: 'app', image }] };
  return { arn, family: 'web', number: 1, status: 'ACTIVE', described };
}

const HISTORY = [aServiceDeployment({ status: 'SUCCESSFUL', targetRevisionArn: OLD, targetImages: { app: RAN } })];

interface Stage {
  /** What the tag `v1` names now. */
  readonly tagged?: string;
  /** Whether the image that ran still exists, or is archived. */
  readonly ran?: 'there' | 'gone' | 'archived';
  readonly entry?: Parameters<typeof writeEntry>[0];
  readonly describeRevision?: Ecs['describeRevision'];
}

function aStage({ tagged = MOVED, ran = 'there', entry = {}, describeRevision }: Stage = {}) {
  const tags = new Map<string, Tags>([[OLD, { ...writeEntry(entry), team: 'shop' }]]);
  const registered: unknown[] = [];
  const world = aWorld({
    origin: { repository: 'acme/shop', runId: '42' },
    ledger: aLedger(tags),
    docker: aDocker(() => ({ exitCode: 1, stderr: 'no such host' })),
    ecs: anEcs({
      describeRevision: describeRevision ?? (() => Promise.resolve(aRevision(OLD, `${HOST}/web:v1`))),
      listRevisions: () => Promise.resolve([]),
      register: (document) => {
        registered.push(document);
        return Promise.resolve(aRevision(NEW, `${HOST}/web@${RAN}`));
      },
    }),
    ecr: anEcr({
      isCache: () => Promise.resolve(false),
      imageContent: () => Promise.resolve({ labels: {}, platforms: [], children: [] }),
      findImage: (_, id) => {
        if ('tag' in id) return Promise.resolve({ digest: tagged, isArchived: false });
        return Promise.resolve(ran === 'gone' ? undefined : { digest: RAN, isArchived: ran === 'archived' });
      },
    }),
  });
  world.notes.note({ identity: IDENTITY });
  return { world, tags, registered };
}

function refusing(kind: DeployErrorKind) {
  return new DeployError({ kind, message: 'no revision', advice: 'Look again.' });
}

describe('an automatic rollback deploys', () => {
  test('the revision as it is, while its tag names what ran', async () => {
    const { world, registered } = aStage({ tagged: RAN });

    expect(await bringRevision(OLD, HISTORY, world)).toBe(OLD);
    expect(registered).toEqual([]);
  });

  test('its content with the digest that ran, once the tag was moved', async () => {
    const { world, registered } = aStage();

    expect(await bringRevision(OLD, HISTORY, world)).toBe(NEW);
    expect(registered).toEqual([
      { family: 'web', containerDefinitions: [{ name: 'app', image: `${HOST}/web@${RAN}` }] },
    ]);
  });

  test('that content with tags that say where it comes from', async () => {
    const { world, tags } = aStage({ entry: { commit: 'c0ffee', releases: ['v1.0.0'], runId: '41' } });

    await bringRevision(OLD, HISTORY, world);

    const written = tags.get(NEW) ?? {};
    expect(written).toMatchObject({ team: 'shop' });
    expect(readEntry(written)).toMatchObject({
      repository: 'acme/shop',
      runId: '42',
      commit: 'c0ffee',
      releases: ['v1.0.0'],
      restores: 'web:1',
      imageDigest: RAN,
    });
  });

  test('that content as one of the revision that was restored first', async () => {
    const { world, tags } = aStage({ entry: { restores: 'web:0' } });

    await bringRevision(OLD, HISTORY, world);

    expect(readEntry(tags.get(NEW) ?? {}).restores).toBe('web:0');
  });

  test('the revision as it is where it may not be read, and that is reported', async () => {
    const { world } = aStage({ describeRevision: () => Promise.reject(refusing('access')) });

    expect(await bringRevision(OLD, HISTORY, world)).toBe(OLD);
    expect(world.reported).toEqual([
      {
        type: 'warning',
        text: 'Cannot check whether the tags of web:1 still point to the images that ran: no revision',
        advice: 'Look again.',
      },
    ]);
  });
});

describe('an automatic rollback ends', () => {
  test('when the image that ran is gone', async () => {
    await expect(bringRevision(OLD, HISTORY, aStage({ ran: 'gone' }).world)).rejects.toMatchObject({
      kind: 'absent',
      message: `web:1 cannot run again. Image ${RAN}, which ran in container app, no longer exists in the registry, and ${HOST}/web:v1 is now ${MOVED}.`,
      advice: 'Deploy an image that exists.',
    });
  });

  test('when the image that ran is archived, with the command that restores it', async () => {
    await expect(bringRevision(OLD, HISTORY, aStage({ ran: 'archived' }).world)).rejects.toThrow(
      /^web:1 cannot run again\. Image .* is archived in Amazon ECR, so it cannot be pulled\. Restore it: aws ecr /,
    );
  });

  test.each<DeployErrorKind>(['internal', 'cancelled'])('when reading the revision ends with %s', async (kind) => {
    const error = refusing(kind);

    await expect(
      bringRevision(OLD, HISTORY, aStage({ describeRevision: () => Promise.reject(error) }).world),
    ).rejects.toBe(error);
  });
});
