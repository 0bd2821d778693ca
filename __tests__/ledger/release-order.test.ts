import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isOlderRelease } from '../../src/ledger/release-order.ts';

describe('a release is older', () => {
  test('along the example of Semantic Versioning, and never the other way', () => {
    const rising = ['alpha', 'alpha.1', 'alpha.beta', 'beta', 'beta.2', 'beta.11', 'rc.1', ''].map((early) =>
      early === '' ? 'v1.0.0' : `v1.0.0-${early}`,
    );
    for (const [at, tag] of rising.entries()) {
      for (const later of rising.slice(at + 1)) {
        expect([tag, later, isOlderRelease(tag, later), isOlderRelease(later, tag)]).toEqual([tag, later, true, false]);
      }
    }
  });

  test.each([
    { name: 'by its major number', older: 'v1.9.9', newer: 'v2.0.0' },
    { name: 'by numbers, not letters', older: 'v1.9.0', newer: 'v1.10.0' },
    { name: 'with or without a v', older: '1.3.0', newer: 'v1.4.0' },
    { name: 'with parts left out', older: 'v1', newer: 'v1.0.1' },
    { name: 'within one component', older: 'api/v1.2.0', newer: 'api/v1.3.0' },
    { name: 'within one package', older: '@acme/api@1.2.0', newer: '@acme/api@1.10.0' },
  ])('$name', ({ older, newer }) => {
    expect([isOlderRelease(older, newer), isOlderRelease(newer, older)]).toEqual([true, false]);
  });
});

describe('there is no order between', () => {
  test.each([
    { name: 'a release and itself', one: 'v1.2.0', other: 'v1.2.0' },
    { name: 'builds of one version', one: 'v1.2.0+7', other: 'v1.2.0+8' },
    { name: 'two components', one: 'api/v1.2.0', other: 'web/v1.3.0' },
    { name: 'a component and none', one: 'v1.2.0', other: 'api/v1.3.0' },
    { name: 'tags that are no versions', one: 'nightly', other: 'stable' },
    { name: 'a version and a word', one: 'v1.2.0', other: 'nightly' },
  ])('$name', ({ one, other }) => {
    expect([isOlderRelease(one, other), isOlderRelease(other, one)]).toEqual([false, false]);
  });

  test('any two texts, both ways at once', () => {
    const tags = fc.oneof(fc.string(), fc.stringMatching(/^v?\d\.\d\.\d(-[a-c0-2]{1,2}(\.[a-c0-2])?)?$/));
    fc.assert(
      fc.property(tags, tags, (one, other) => {
        expect(isOlderRelease(one, other) && isOlderRelease(other, one)).toBe(false);
      }),
    );
  });
});
