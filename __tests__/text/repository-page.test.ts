import { describe, expect, test } from '@jest/globals';
import { findRepositoryPage, isLinkable } from '../../src/text/repository-page.ts';
import { linkToRun } from '../../src/text/run-link.ts';

const GITLAB_PAGE = { host: 'gitlab', address: 'https://gitlab.com/acme/web/shop/-' };

describe('the page of a repository', () => {
  test('of GitHub is on the server of the run, or on github.com', () => {
    expect(findRepositoryPage('acme/shop', 'https://ghe.acme.example')?.address).toBe(
      'https://ghe.acme.example/acme/shop',
    );
    expect(findRepositoryPage('acme/shop')?.address).toBe('https://github.com/acme/shop');
  });

  test('of GitHub is on github.com where the run is one of another CI', () => {
    expect(findRepositoryPage('acme/shop', 'https://gitlab.com/')?.address).toBe('https://github.com/acme/shop');
  });

  test.each([undefined, 'https://github.com', 'https://gitlab.com/', 'https://ci.acme.example/jenkins/'])(
    'of gitlab.com is known to a run on %s',
    (server) => {
      expect(findRepositoryPage('https://gitlab.com/acme/web/shop', server)).toEqual(GITLAB_PAGE);
    },
  );

  test.each([
    { named: 'an own GitLab, to a run elsewhere', repository: 'https://git.acme.example/web/shop', server: undefined },
    { named: 'another server of the run', repository: 'https://git.acme.example/x', server: 'https://github.com' },
    {
      named: 'a server whose name begins alike',
      repository: 'https://git.acme.example.evil/x',
      server: 'https://git.acme.example/',
    },
    { named: 'markup', repository: 'https://gitlab.com/acme/x) [y](https://evil.example', server: undefined },
    { named: 'a user', repository: 'https://gitlab.com@evil.example/acme/x', server: undefined },
    { named: 'no address', repository: 'javascript:alert(1)', server: undefined },
  ])('is not made of $named', ({ repository, server }) => {
    expect(findRepositoryPage(repository, server)).toBeUndefined();
  });
});

describe('the address of a run that another CI gave', () => {
  test('is a link to the server of this run, and to CircleCI', () => {
    const runUrl = 'https://ci.acme.example/jenkins/job/shop/12/';

    expect(linkToRun({ runUrl }, 'https://ci.acme.example/jenkins/')).toBe(runUrl);
    expect(linkToRun({ runUrl: 'https://circleci.com/gh/acme/shop/311' })).toBe(
      'https://circleci.com/gh/acme/shop/311',
    );
  });

  test('is no link to another server, and the repository and id make none instead', () => {
    const entry = { repository: 'acme/shop', runId: '7', runUrl: 'https://evil.example/7' };

    expect(linkToRun(entry, 'https://ci.acme.example/')).toBeUndefined();
    expect(isLinkable(entry.runUrl)).toBe(false);
  });
});
