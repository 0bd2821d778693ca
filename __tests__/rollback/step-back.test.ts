/** `last-good` against a plain reading of the same history from its beginning. */

import { describe, expect, test } from '@jest/globals';
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import fc from 'fast-check';
import type { KnownRevision, Past } from '../../src/rollback/past.ts';
import { findLastGood, findPrevious } from '../../src/rollback/step-back.ts';
import { aServiceDeployment, revisionArn, serviceDeploymentArn } from '../support/builders/service-builders.ts';

const lastGood = (past: Past) => findLastGood(past)?.arn;
const previous = (past: Past) => findPrevious(past)?.arn;

/** One deployment of `web:number`. */
interface Deployment {
  readonly number: number;
  readonly status: string;
}

interface Story {
  /** Oldest first. */
  readonly deployments: readonly Deployment[];
  /** Verdicts of the ledger, by number. */
  readonly verdicts: ReadonlyMap<number, 'steady' | 'failed' | 'superseded'>;
}

const MOST_REVISIONS = 6;
const ENDED = ['SUCCESSFUL', 'SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'];
const UNDER_WAY = ['PENDING', 'IN_PROGRESS', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'];

const anyNumber = fc.integer({ min: 1, max: MOST_REVISIONS });
const anyDeployment = (statuses: readonly string[]) =>
  fc.record({ number: anyNumber, status: fc.constantFrom(...statuses) });

const anyStory: fc.Arbitrary<Story> = fc
  .record({
    first: anyNumber,
    ended: fc.array(anyDeployment(ENDED), { maxLength: 10 }),
    inProgress: fc.option(anyDeployment(UNDER_WAY), { nil: undefined }),
    verdicts: fc.array(fc.tuple(anyNumber, fc.constantFrom('steady', 'failed', 'superseded'))),
  })
  .map(({ first, ended, inProgress, verdicts }) => ({
    deployments: [{ number: first, status: 'SUCCESSFUL' }, ...ended, ...(inProgress === undefined ? [] : [inProgress])],
    verdicts: new Map(verdicts),
  }));

/** What ECS shows: the service names the revision that is rolled out, or the previous one during a rollback. */
function report({ deployments, verdicts }: Story): Past {
  const last = deployments.at(-1);
  const isForward = last?.status === 'PENDING' || last?.status === 'IN_PROGRESS';
  const served = deployments.findLast(({ status }) => status === 'SUCCESSFUL');
  const known = [...verdicts].map(([number, verdict]): KnownRevision => {
    return { arn: webRevisionArn(number), entry: {}, verdict: { verdict, at: number } };
  });
  return {
    family: 'web',
    currentArn: webRevisionArn((isForward ? last : served)?.number ?? 1),
    isAtRest: !isForward,
    known,
    history: deployments
      .map(({ number, status }, at) =>
        aServiceDeployment({
          arn: serviceDeploymentArn(String(at)),
          status,
          targetRevisionArn: webRevisionArn(number),
          createdAt: at,
        }),
      )
      .toReversed(),
  };
}

function webRevisionArn(number: number): RevisionArn {
  return revisionArn(`web:${number}`);
}

/** Which number is left by a rollback now. */
function findLeft({ deployments }: Story): number | undefined {
  const last = deployments.at(-1);
  if (last !== undefined && UNDER_WAY.includes(last.status)) return last.number;
  return deployments.findLast(({ status }) => status === 'SUCCESSFUL')?.number;
}

/** In order of time: the revisions that ran before the one that is left, and how the last deployment of each ended. */
function readPlainly(story: Story): string | undefined {
  const left = findLeft(story);
  const lastServed = new Map<number, number>();
  const isWell = new Map<number, boolean>();
  let isOver = false;
  for (const [at, { number, status }] of story.deployments.entries()) {
    const verdict = story.verdicts.get(number);
    if (status === 'SUCCESSFUL') isWell.set(number, true);
    if (status.startsWith('ROLLBACK_')) isWell.set(number, false);
    if (status === 'STOPPED' && verdict !== 'superseded') isWell.set(number, verdict === 'steady');
    if (status !== 'SUCCESSFUL') continue;
    if (number === left) isOver = true;
    else if (!isOver) lastServed.set(number, at);
  }
  const good = [...lastServed].filter(([number]) => isWell.get(number) === true);
  const [newest] = good.sort(([, one], [, other]) => other - one);
  if (newest !== undefined) return webRevisionArn(newest[0]);
  const written = [...story.verdicts].filter(([number, verdict]) => {
    return number < (left ?? 0) && verdict === 'steady' && isWell.get(number) !== false;
  });
  const number = Math.max(...written.map(([one]) => one));
  return written.length === 0 ? undefined : webRevisionArn(number);
}

test('last-good is what a plain reading of the whole past finds', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      expect(lastGood(report(story))).toBe(readPlainly(story));
    }),
    { numRuns: 20_000 },
  );
});

test('one last-good after the other goes further back each time, until there is none', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const gone = new Set<string>();
      let deployments = story.deployments;
      for (let step = 0; step <= MOST_REVISIONS; step += 1) {
        const target = lastGood(report({ ...story, deployments, verdicts: new Map() }));
        if (target === undefined) return;
        expect(gone).not.toContain(target);
        gone.add(target);
        deployments = [...deployments, { number: Number(target.split(':').at(-1)), status: 'SUCCESSFUL' }];
      }
      throw new Error('it never ends');
    }),
    { numRuns: 5_000 },
  );
});

test('previous is never what is left, nor the newest thing that was rolled back', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const past = report({ ...story, verdicts: new Map() });
      const found = previous(past);
      const kept = story.deployments.filter(({ status }) => !status.startsWith('ROLLBACK_'));

      expect(found).not.toBe(webRevisionArn(findLeft(story) ?? 0));
      expect([...kept.map(({ number }) => webRevisionArn(number)), 'none']).toContain(found ?? 'none');
    }),
    { numRuns: 5_000 },
  );
});

describe('the same revision deployed with several images', () => {
  const ARN = revisionArn('web:1');
  const deployed = (digest: string) =>
    aServiceDeployment({ status: 'SUCCESSFUL', targetRevisionArn: ARN, targetImages: { web: digest } });
  const past = (...digests: readonly string[]): Past => ({
    family: 'web',
    currentArn: ARN,
    isAtRest: true,
    history: digests.map(deployed),
    known: [],
  });

  test('returns to the image before, by its digest', () => {
    const images = { web: 'sha256:a' };

    expect(findLastGood(past('sha256:b', 'sha256:a'))).toEqual({ arn: ARN, images });
    expect(findPrevious(past('sha256:b', 'sha256:a'))).toEqual({ arn: ARN, images });
  });

  test('does not return to an image that was rolled back', () => {
    const [now, failed] = ['sha256:b', 'sha256:a'].map(deployed);
    const history = [now, failed === undefined ? failed : { ...failed, status: 'ROLLBACK_SUCCESSFUL' }];

    expect(findPrevious({ ...past(), history: history.flatMap((one) => one ?? []) })).toBeUndefined();
  });

  test('takes a deployment whose images ECS did not record for one with the same image', () => {
    const [now] = past('sha256:b').history ?? [];
    const { targetImages: _none, ...unrecorded } = deployed('');
    const history = [now, unrecorded, deployed('sha256:a')].flatMap((one) => one ?? []);

    expect(findLastGood({ ...past(), history })).toEqual({ arn: ARN, images: { web: 'sha256:a' } });
  });

  test('has nowhere to go back to while all of them had the same image', () => {
    expect(findLastGood(past('sha256:a', 'sha256:a'))).toBeUndefined();
  });
});

test('after a rollback that registered the content again, last-good continues from the revision that it restored', () => {
  const [one, two, three] = ['web:1', 'web:2', 'web:3'].map(revisionArn);
  const history = [three, two, one, revisionArn('web:0')].map((arn) =>
    aServiceDeployment({ status: 'SUCCESSFUL', ...(arn === undefined ? {} : { targetRevisionArn: arn }) }),
  );
  const restored = { arn: three ?? '', entry: { restores: 'web:1' } };
  const past: Past = { family: 'web', currentArn: three ?? '', isAtRest: true, history, known: [restored] };

  expect([lastGood(past), previous(past)]).toEqual([revisionArn('web:0'), two]);
});
