import { describe, expect, test } from '@jest/globals';
import { parseImageReference, pinText } from '@slipway/ecs-rules/images';
import fc from 'fast-check';
import { pinContainers, pinImages } from '../../src/image/pin.ts';
import { OTHER, OURS } from './builders.ts';

describe('a reference by digest', () => {
  test.each([
    { name: 'a tag', reference: 'ghcr.io/acme/web:v1', pinned: `ghcr.io/acme/web@${OURS}` },
    { name: 'no tag', reference: 'nginx', pinned: `nginx@${OURS}` },
    { name: 'a port', reference: '127.0.0.1:5000/web:v1', pinned: `127.0.0.1:5000/web@${OURS}` },
    { name: 'a digest', reference: `web@${OTHER}`, pinned: `web@${OTHER}` },
    { name: 'no legal name', reference: '<IMAGE>', pinned: '<IMAGE>' },
  ])('is made of one with $name', ({ reference, pinned }) => {
    expect(pinText(reference, OURS)).toBe(pinned);
  });

  test('is a legal reference of the same repository, and stays as it is when pinned again', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,9}(?:\/[a-z0-9]{1,9}){0,2}$/);
    const host = fc.constantFrom('', 'ghcr.io/', 'localhost:5000/', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/');
    const tag = fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/), { nil: undefined });
    fc.assert(
      fc.property(host, name, tag, (where, repository, tagged) => {
        const reference = `${where}${repository}${tagged === undefined ? '' : `:${tagged}`}`;
        const pinned = pinText(reference, OURS);
        const { tag: _tag, ...kept } = parseImageReference(reference) ?? { text: '', repository: '' };
        expect(parseImageReference(pinned)).toEqual({ ...kept, text: pinned, digest: OURS });
        expect(pinText(pinned, OTHER)).toBe(pinned);
      }),
    );
  });
});

const DOCUMENT = {
  family: 'web',
  containerDefinitions: [
    { name: 'web', image: 'web:v1', memory: 128 },
    { name: 'proxy', image: 'proxy:v1' },
  ],
};

test('a document is pinned by reference, and all else in it stays', () => {
  expect(pinImages(DOCUMENT, new Map([['web:v1', OURS]]))).toEqual({
    family: 'web',
    containerDefinitions: [
      { name: 'web', image: `web@${OURS}`, memory: 128 },
      { name: 'proxy', image: 'proxy:v1' },
    ],
  });
});

test('a document is pinned by container', () => {
  const { containerDefinitions } = pinContainers(DOCUMENT, { proxy: OTHER });

  expect(containerDefinitions.map(({ image }) => image)).toEqual(['web:v1', `proxy@${OTHER}`]);
});
