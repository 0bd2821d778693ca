import { describe, expect, test } from '@jest/globals';
import type { RollbackRequest } from '../../src/inputs/request.ts';
import { writeEntry } from '../../src/ledger/entry.ts';
import { writeMark } from '../../src/ledger/mark.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecs } from '../../src/ports/ecs.ts';
import type { Origin } from '../../src/ports/runner.ts';
import type { Tags } from '../../src/ports/tags.ts';
import type { Revision } from '../../src/ports/task-definition.ts';
import { findTarget } from '../../src/rollback/find-target.ts';
import {
  anOldDeployment,
  aService,
  aServiceDeployment,
  revisionArn,
  serviceDeploymentArn,
} from '../support/builders/service-builders.ts';
import { aDocker, aLedger, anEcr, anEcs, aWorld } from '../support/fakes/fake-world.ts';

const REPOSITORY = 'acme/shop';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const IMAGE = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/web@${DIGEST}`;
const IDENTITY = { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' };

function aRevision(number: number, status = 'ACTIVE'): Revision {
  const described = { family: 'web', containerDefinitions: [{ name: 'web', image: IMAGE }] };
  return { arn: revisionArn(`web:${number}`), family: 'web', number, status, described };
}

/** `web:3` runs; it was deployed after `web:2`, and that after `web:1`. */
const HISTORY = [3, 2, 1].map((number) =>
  aServiceDeployment({
    arn: serviceDeploymentArn(`deployment-${number}`),
    status: 'SUCCESSFUL',
    targetRevisionArn: revisionArn(`web:${number}`),
    createdAt: number * 1_000,
  }),
);

function aRunningService(number: number) {
  const deployments = [anOldDeployment({ status: 'PRIMARY', revisionArn: revisionArn(`web:${number}`) })];
  return aService({ revisionArn: revisionArn(`web:${number}`), deployments });
}

interface Stage {
  readonly request?: RollbackRequest;
  /** The revision that runs. */
  readonly running?: number;
  readonly tags?: ReadonlyMap<string, Tags>;
  readonly origin?: Partial<Origin>;
  readonly describeRevision?: Ecs['describeRevision'];
  /** Digests that the registry has. */
  readonly digests?: readonly string[];
}

function find({
  request = { kind: 'previous' },
  running = 3,
  tags = new Map(),
  origin = {},
  describeRevision = (reference) => Promise.resolve(aRevision(Number(/:(\d+)$/.exec(reference)?.[1]))),
  digests = [DIGEST],
}: Stage = {}) {
  const world = aWorld({
    origin,
    ledger: aLedger(new Map(tags)),
    docker: aDocker(() => ({ exitCode: 1, stderr: 'no such host' })),
    ecs: anEcs({ describeRevision, listRevisions: () => Promise.resolve([2, 1].map((n) => revisionArn(`web:${n}`))) }),
    ecr: anEcr({
      isCache: () => Promise.resolve(false),
      imageContent: () => Promise.resolve({ labels: {}, platforms: [], children: [] }),
      findImage: (_, id) => {
        const digest = digests.find((one) => 'digest' in id && one === id.digest);
        return Promise.resolve(digest === undefined ? undefined : { digest, isArchived: false });
      },
    }),
  });
  world.notes.note({ identity: IDENTITY });
  return findTarget(
    request,
    { service: aRunningService(running), current: aRevision(running), history: HISTORY },
    world,
  );
}

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

  test('goes to a revision that is named, whatever it did before', async () => {
    const request: RollbackRequest = { kind: 'revision', family: 'web', number: 1 };

    const { revision } = await find({ request, running: 2, tags: aMark({ runAttempt: 1 }), origin });

    expect(revision.arn).toBe(revisionArn(FURTHER));
  });
});
