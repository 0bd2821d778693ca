import { expect, test } from '@jest/globals';
import { describeRollback, type RollbackFacts } from '../../src/rollback/describe-rollback.ts';
import { anEntry, daysAgo } from '../support/builders/past-builders.ts';
import { aServiceDeployment, revisionArn } from '../support/builders/service-builders.ts';

function deployed(revision: string, days: number) {
  return aServiceDeployment({
    status: 'SUCCESSFUL',
    targetRevisionArn: revisionArn(revision),
    createdAt: daysAgo(days),
  });
}

const FACTS: RollbackFacts = {
  service: 'web',
  fromArn: revisionArn('web:24'),
  toArn: revisionArn('web:23'),
  known: [
    { arn: revisionArn('web:24'), entry: anEntry(45, { releases: ['v1.5.0'] }) },
    { arn: revisionArn('web:23'), entry: anEntry(44, { releases: ['v1.4.2'] }) },
  ],
  history: [deployed('web:24', 1), deployed('web:23', 7)],
  now: daysAgo(1) + 130_000,
};

test.each<readonly [string, { [Field in keyof RollbackFacts]?: RollbackFacts[Field] | undefined }, string]>([
  [
    'releases, revisions and ages',
    {},
    'Rolling back web from v1.5.0 (web:24, deployed 2 min ago) to v1.4.2 (web:23, ran 6 days)',
  ],
  [
    'commits where there is no release',
    { known: [{ arn: revisionArn('web:23'), entry: anEntry(44) }] },
    'Rolling back web from web:24 (deployed 2 min ago) to 444444444444 (web:23, ran 6 days)',
  ],
  [
    'no age where the time is not known',
    { now: undefined },
    'Rolling back web from v1.5.0 (web:24) to v1.4.2 (web:23, ran 6 days)',
  ],
  [
    'the run time of the last deployment that completed',
    {
      history: [
        deployed('web:24', 1),
        { ...deployed('web:23', 2), status: 'STOPPED' },
        deployed('web:22', 4),
        deployed('web:23', 7),
      ],
    },
    'Rolling back web from v1.5.0 (web:24, deployed 2 min ago) to v1.4.2 (web:23, ran 3 days)',
  ],
  ['revisions alone where nothing else is known', { known: [], history: [] }, 'Rolling back web from web:24 to web:23'],
  [
    'no run time of a revision that nothing has replaced yet',
    { history: [deployed('web:23', 7)] },
    'Rolling back web from v1.5.0 (web:24) to v1.4.2 (web:23)',
  ],
])('a rollback is described with %s', (_, facts, sentence) => {
  expect(describeRollback({ ...FACTS, ...facts } as RollbackFacts)).toBe(sentence);
});
