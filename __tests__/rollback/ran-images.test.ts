import { expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../src/ledger/entry.ts';
import type { ServiceDeploymentRecord } from '../../src/ports/service-records.ts';
import { findRanImages } from '../../src/rollback/ran-images.ts';
import { aServiceDeployment, revisionArn } from '../support/builders/service-builders.ts';

const ARN = revisionArn('web:1');
const DIGEST = `sha256:${'a'.repeat(64)}`;
const RECORDED = aServiceDeployment({
  status: 'SUCCESSFUL',
  targetRevisionArn: ARN,
  targetImages: { app: 'sha256:b' },
});

test.each<{
  readonly name: string;
  readonly images?: Readonly<Record<string, string>>;
  readonly history?: readonly ServiceDeploymentRecord[];
  readonly entry?: LedgerEntry;
  readonly ran: object;
}>([
  { name: 'what ECS recorded', history: [RECORDED], entry: { imageDigest: DIGEST }, ran: { app: 'sha256:b' } },
  { name: 'what the run wrote, of the only image by tag', entry: { imageDigest: DIGEST }, ran: { app: DIGEST } },
  {
    name: 'what the run wrote, next to an image by digest',
    images: { proxy: `proxy@${DIGEST}`, app: 'web:v1' },
    entry: { imageDigest: DIGEST },
    ran: { app: DIGEST },
  },
  {
    name: 'nothing of several images by tag',
    images: { proxy: 'proxy:v1', app: 'web:v1' },
    entry: { imageDigest: DIGEST },
    ran: {},
  },
  {
    name: 'nothing without an image by tag',
    images: { app: `web@${DIGEST}` },
    entry: { imageDigest: DIGEST },
    ran: {},
  },
  { name: 'nothing where no run wrote a digest', entry: {}, ran: {} },
])('of a revision ran $name', ({ images = { app: 'web:v1' }, history = [], entry = {}, ran }) => {
  const containerDefinitions = Object.entries(images).map(([name, image]) => ({ name, image }));
  const revision = { arn: ARN, family: 'web', number: 1, status: 'ACTIVE', described: { containerDefinitions } };
  const known = [
    { arn: revisionArn('web:2'), entry: { imageDigest: 'sha256:other' } },
    { arn: ARN, entry },
  ];

  expect(findRanImages(revision, { history, known })).toEqual(ran);
});
