import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  findEmptyPart,
  isEcrHost,
  isTag,
  parseImageReference,
  parseRepository,
  proposeTag,
} from '../../src/images/image-reference.ts';
import { formatImageReference } from '../support/builders/format-image-reference.ts';

const DIGEST = `sha256:${'a1'.repeat(32)}`;
const ECR = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';

describe('reading an image reference', () => {
  test.each([
    { name: 'a bare name', text: 'nginx', parts: { repository: 'nginx' } },
    { name: 'a name and a tag', text: 'team/web:v1', parts: { repository: 'team/web', tag: 'v1' } },
    { name: 'a registry of ECR', text: `${ECR}/web:v1`, parts: { registry: ECR, repository: 'web', tag: 'v1' } },
    { name: 'a port is no tag', text: 'localhost:5000/web', parts: { registry: 'localhost:5000', repository: 'web' } },
    { name: 'tag and digest', text: `web:v1@${DIGEST}`, parts: { repository: 'web', tag: 'v1', digest: DIGEST } },
    { name: 'localhost without a port', text: 'localhost/web', parts: { registry: 'localhost', repository: 'web' } },
  ])('$name', ({ text, parts }) => {
    expect(parseImageReference(text)).toEqual({ text, ...parts });
    expect(formatImageReference(parts)).toBe(text);
  });

  test.each([
    { name: 'nothing', text: '' },
    { name: 'capitals in the name', text: 'Web' },
    { name: 'an option', text: '--help' },
    { name: 'an empty tag', text: 'web:' },
    { name: 'a short digest', text: 'web@sha256:abc' },
    { name: 'two digests', text: `web@${DIGEST}@${DIGEST}` },
    { name: 'a blank', text: 'web v1' },
    { name: 'a newline at the end', text: 'web:v1\n' },
    { name: 'a step up', text: 'a/../b' },
    { name: 'a name of 256 letters', text: 'a'.repeat(256) },
  ])('$name is no image reference', ({ text }) => {
    expect(parseImageReference(text)).toBeUndefined();
  });

  test('whatever is read is written back to the letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9./:@_-]{1,30}$/), (text) => {
        const parts = parseImageReference(text);
        return parts === undefined || formatImageReference(parts) === text;
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('reading the name of a repository', () => {
  test.each([
    { name: 'a name', text: 'team/web', parts: { name: 'team/web' } },
    { name: 'a name with a dot before its slash', text: 'my.team/web', parts: { name: 'my.team/web' } },
    { name: 'a URI of ECR', text: `${ECR}/team/web`, parts: { registry: ECR, name: 'team/web' } },
    { name: 'a URI on loopback', text: '127.0.0.1:5000/web', parts: { registry: '127.0.0.1:5000', name: 'web' } },
    { name: 'a URI on localhost', text: 'localhost/web', parts: { registry: 'localhost', name: 'web' } },
  ])('$name', ({ text, parts }) => {
    expect(parseRepository(text)).toEqual(parts);
  });
});

describe('a proposal for an illegal tag', () => {
  test.each([
    { name: 'a branch with a slash', text: 'feat/x', proposal: 'feat-x' },
    { name: 'a version with a plus', text: 'v1.4.2+build.7', proposal: 'v1.4.2-build.7' },
    { name: 'dots in front', text: '../..', proposal: undefined },
    { name: '300 letters', text: 'a'.repeat(300), proposal: 'a'.repeat(128) },
    { name: 'nothing legal in it', text: '***', proposal: undefined },
  ])('$name', ({ text, proposal }) => {
    expect(proposeTag(text)).toBe(proposal);
  });

  test('is always a legal tag that needs no other proposal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const proposal = proposeTag(text);
        return proposal === undefined || (isTag(proposal) && proposeTag(proposal) === proposal);
      }),
    );
  });
});

describe('a host of Amazon ECR', () => {
  test.each([
    { name: 'the usual one', host: ECR, isEcr: true },
    { name: 'FIPS', host: '111122223333.dkr.ecr-fips.us-east-1.amazonaws.com', isEcr: true },
    { name: 'dual stack', host: '111122223333.dkr-ecr.us-east-1.on.aws', isEcr: true },
    { name: 'China', host: '111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn', isEcr: true },
    { name: 'the public gallery', host: 'public.ecr.aws', isEcr: false },
    { name: 'a look-alike', host: `${ECR}.example.com`, isEcr: false },
    { name: 'a registry on loopback', host: '127.0.0.1:5000', isEcr: false },
  ])('$name: $isEcr', ({ host, isEcr }) => {
    expect(isEcrHost(host)).toBe(isEcr);
  });
});

describe('the empty part of a reference', () => {
  test.each([
    ['/web:v1', 'registry'],
    [`${ECR}/:v1`, 'repository'],
    [`${ECR}//web:v1`, 'repository'],
    [':', 'repository'],
    ['@sha256:', 'repository'],
    ['web:', 'tag'],
    ['localhost:5000/web:', 'tag'],
    [`web:@${DIGEST}`, 'tag'],
    ['web@', 'digest'],
    ['web:v1@sha256:', 'digest'],
  ])('of "%s" is the %s', (text, part) => {
    expect([findEmptyPart(text), parseImageReference(text)]).toEqual([part, undefined]);
  });

  test.each(['web', 'localhost:5000/web', 'https://host/web:v1', 'Web:v1', `web@${DIGEST}`])(
    'is none of %s',
    (text) => {
      expect(findEmptyPart(text)).toBeUndefined();
    },
  );

  test('is none of any reference that is right', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const reference = fc.record(
      { repository: word, registry: fc.constantFrom(ECR, 'localhost:5000'), tag: word, digest: fc.constant(DIGEST) },
      { requiredKeys: ['repository'] },
    );

    fc.assert(
      fc.property(reference, (parts) => {
        expect(findEmptyPart(formatImageReference(parts))).toBeUndefined();
      }),
    );
  });
});
