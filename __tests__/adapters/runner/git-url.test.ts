import { describe, expect, test } from '@jest/globals';
import { nameRepository } from '../../../src/adapters/runner/git-url.ts';

describe('the repository of a clone', () => {
  test.each([
    { url: 'https://github.com/acme/shop.git', repository: 'acme/shop' },
    { url: 'https://github.com/acme/shop', repository: 'acme/shop' },
    { url: 'git@github.com:acme/shop.git', repository: 'acme/shop' },
    { url: 'ssh://git@github.com:22/acme/shop.git', repository: 'acme/shop' },
    { url: 'git@gitlab.com:acme/web/shop.git', repository: 'https://gitlab.com/acme/web/shop' },
  ])('$url is $repository', ({ url, repository }) => {
    expect(nameRepository(url)).toBe(repository);
  });

  test('has neither the user nor the token of its URL', () => {
    expect(nameRepository('https://robot:s3cret@github.com/acme/shop.git')).toBe('acme/shop');
  });

  test.each([
    'https://git.acme.example/acme/shop.git',
    'https://github.com/acme',
    'https://github.com/acme/team/shop.git',
    'https://github.com.evil.example/acme/shop',
    'https://evil.example/github.com/acme/shop',
    'https://github.com/acme/shop\nhttps://evil.example/a/b',
    '/srv/git/shop.git',
    '',
    undefined,
  ])('%j is not known', (url) => {
    expect(nameRepository(url)).toBeUndefined();
  });
});
