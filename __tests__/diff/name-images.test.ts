import { expect, test } from '@jest/globals';
import type { Change } from '../../src/diff/change.ts';
import { nameImages } from '../../src/diff/name-images.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;

/** Both images after the tags are known. */
function nameBoth(before: Change['before'], after: Change['after'], tags: Readonly<Record<string, string>>) {
  const change = { path: 'image', kind: 'changed', before, after } as Change;
  const [named] = nameImages([change], new Map(Object.entries(tags)));
  return [named?.before, named?.after];
}

test('an image by digest gets its tag, where it is known', () => {
  const both = [`shop/web@${DIGEST}`, `shop/web@${OTHER}`] as const;

  expect(nameBoth(...both, { [DIGEST]: 'v1' })).toEqual([`shop/web:v1@${DIGEST}`, `shop/web@${OTHER}`]);
});

test.each([
  ['has a tag already', `shop/web:v0@${DIGEST}`, 'v1'],
  ['is known by a release that is no tag', `shop/web@${DIGEST}`, 'api/v1.2.0'],
  ['has no digest', 'shop/web:v0', 'v1'],
  ['has a digest of another length', `shop/web@${DIGEST}a`, 'v1'],
])('an image that %s stays as it is', (_name, image, tag) => {
  expect(nameBoth(image, image, { [DIGEST]: tag })).toEqual([image, image]);
});

test('the port of a registry is no tag', () => {
  expect(nameBoth(`h:5000/web@${DIGEST}`, 1, { [DIGEST]: 'v1' })).toEqual([`h:5000/web:v1@${DIGEST}`, 1]);
});

test('a change of another field stays as it is', () => {
  const change: Change = { path: 'family', kind: 'changed', before: `a@${DIGEST}`, after: `b@${DIGEST}` };

  expect(nameImages([change], new Map([[DIGEST, 'v1']]))).toEqual([change]);
});
