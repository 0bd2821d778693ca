import { describe, expect, test } from '@jest/globals';
import { linkToCommit, linkToComparison } from '../../src/text/commit-link.ts';

const OLD = { repository: 'acme/shop', commit: 'a'.repeat(40) };
const NEW = { repository: 'acme/shop', commit: 'b'.repeat(40) };

describe('links to commits', () => {
  test('lead to the server where the repository lives', () => {
    expect(linkToCommit(NEW, 'https://git.example.com')).toBe(
      `https://git.example.com/acme/shop/commit/${'b'.repeat(40)}`,
    );
  });

  test('compare from the first commit to the second', () => {
    expect(linkToComparison(OLD, NEW)).toBe(
      `https://github.com/acme/shop/compare/${'a'.repeat(40)}...${'b'.repeat(40)}`,
    );
  });

  test.each([
    { named: 'the commit is short', to: { ...NEW, commit: 'bbbbbbbbbbbb' } },
    { named: 'the commit is not known', to: { repository: 'acme/shop' } },
    { named: 'the repository is not known', to: { commit: NEW.commit } },
    { named: 'the repository is another one', to: { ...NEW, repository: 'acme/blog' } },
    { named: 'both are the same', to: OLD },
  ])('compare nothing where $named', ({ to }) => {
    expect(linkToComparison(OLD, to)).toBeUndefined();
  });

  test.each([
    { named: 'repository', place: { ...NEW, repository: 'acme/shop) [x](evil' }, server: 'https://github.com' },
    { named: 'commit', place: { ...NEW, commit: 'c)' }, server: 'https://github.com' },
    { named: 'server', place: NEW, server: 'javascript:alert(1)' },
  ])('are not made of a $named that could end the link', ({ place, server }) => {
    expect(linkToCommit(place, server)).toBeUndefined();
    expect(linkToComparison(OLD, place, server)).toBeUndefined();
  });
});
