import { describe, expect, test } from '@jest/globals';
import { isTagImmutable } from '../../src/images/tag-mutability.ts';

describe('whether a tag can be moved', () => {
  test.each([
    { name: 'mutable tags', hasImmutableTags: false, exceptions: [], tag: 'v1', isImmutable: false },
    { name: 'immutable tags', hasImmutableTags: true, exceptions: [], tag: 'v1', isImmutable: true },
    {
      name: 'an exception of immutable tags',
      hasImmutableTags: true,
      exceptions: ['latest'],
      tag: 'latest',
      isImmutable: false,
    },
    {
      name: 'no exception of immutable tags',
      hasImmutableTags: true,
      exceptions: ['latest'],
      tag: 'latest-2',
      isImmutable: true,
    },
    {
      name: 'an exception of mutable tags',
      hasImmutableTags: false,
      exceptions: ['v*.*'],
      tag: 'v1.4',
      isImmutable: true,
    },
    {
      name: 'no exception of mutable tags',
      hasImmutableTags: false,
      exceptions: ['v*.*'],
      tag: 'v14',
      isImmutable: false,
    },
    {
      name: 'one of several exceptions',
      hasImmutableTags: true,
      exceptions: ['dev-*', '*-pr'],
      tag: '7-pr',
      isImmutable: false,
    },
  ])('$name: $tag', ({ hasImmutableTags, exceptions, tag, isImmutable }) => {
    expect(isTagImmutable({ hasImmutableTags, exceptions }, tag)).toBe(isImmutable);
  });
});
