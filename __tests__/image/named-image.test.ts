import { describe, expect, test } from '@jest/globals';
import { isOwnRegistry, listImages } from '../../src/image/named-image.ts';

const IDENTITY = { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' };
const HOST = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('a registry is that of the credentials', () => {
  test.each([
    { name: 'of their account and region', host: HOST, isOwn: true },
    { name: 'by its dual-stack name', host: '111122223333.dkr-ecr.eu-west-1.on.aws', isOwn: true },
    { name: 'not of another account', host: HOST.replace('111122223333', '999999999999'), isOwn: false },
    { name: 'not of another region', host: HOST.replace('eu-west-1', 'us-east-1'), isOwn: false },
    { name: 'not when only its name looks so', host: `${HOST}.example.com`, isOwn: false },
    { name: 'not when it is public', host: 'public.ecr.aws', isOwn: false },
  ])('$name', ({ host, isOwn }) => {
    expect(isOwnRegistry(host, IDENTITY)).toBe(isOwn);
  });
});

test('an image is requested by its digest before its tag, and without either by latest', () => {
  const images = [`${HOST}/web:v1@${DIGEST}`, `${HOST}/team/web:v1`, 'nginx'];
  const containerDefinitions = images.map((image, at) => ({ name: `c${at}`, image }));

  expect(listImages({ containerDefinitions }).map(({ repository, identifier }) => [repository, identifier])).toEqual([
    ['web', { digest: DIGEST }],
    ['team/web', { tag: 'v1' }],
    ['nginx', { tag: 'latest' }],
  ]);
});
