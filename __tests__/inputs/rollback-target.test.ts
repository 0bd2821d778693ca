import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GIT, testWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { isGitTag, parseRollbackTarget } from '../../src/inputs/rollback-target.ts';

const HASH = 'c0ffee0123456789c0ffee0123456789c0ffee01';

describe('a target is', () => {
  test.each([
    { name: 'a number of seven digits, though it could be a commit', text: '1234567', value: { number: 1234567 } },
    { name: 'a commit of eight digits', text: '12345678', value: { commit: '12345678' } },
    { name: 'a whole commit', text: HASH, value: { commit: HASH } },
    { name: 'a commit in capitals', text: 'C0FFEE1', value: { commit: 'C0FFEE1' } },
    { name: 'a release of six hex digits', text: 'c0ffee', value: { release: 'c0ffee' } },
    { name: 'a release of 41 hex digits', text: `${HASH}0`, value: { release: `${HASH}0` } },
    { name: 'a release of one part of a repository', text: 'api/v1.2.0', value: { release: 'api/v1.2.0' } },
    { name: 'a release with a build', text: 'v1.4.2-rc.1+5', value: { release: 'v1.4.2-rc.1+5' } },
    { name: 'a release of the npm form', text: '@acme/web@1.2.0', value: { release: '@acme/web@1.2.0' } },
    { name: 'blanks around it aside', text: '  v1 ', value: { release: 'v1' } },
  ])('$name', ({ text, value }) => {
    expect(parseRollbackTarget(text)).toEqual({ value: { kind: Object.keys(value)[0], ...value } });
  });
});

describe('a target is not', () => {
  test.each([
    { name: 'nothing', text: '' },
    { name: 'an option', text: '-v1' },
    { name: 'a number that begins with 0', text: '007' },
    { name: 'a revision 0', text: 'web:0' },
    { name: 'a family alone with its colon', text: 'web:' },
    { name: 'the ARN of a service', text: 'arn:aws:ecs:eu-west-1:111122223333:service/production/web' },
    { name: 'an image by digest', text: `web@sha256:${'0'.repeat(64)}` },
    { name: 'two words', text: 'last good one' },
    { name: 'a word in capitals', text: 'PREVIOUS' },
    { name: 'a range', text: 'v1..v2' },
    { name: 'a range of git', text: 'HEAD~1' },
    { name: 'a control character', text: 'v1\u001b[2J' },
    { name: 'more than 255 characters', text: 'v'.repeat(256) },
  ])('$name', ({ text }) => {
    expect(parseRollbackTarget(text)).toHaveProperty('errors');
  });
});

testWith([GIT], 'a release is what git takes as a tag', () => {
  const part = fc.string({ unit: fc.constantFrom(...'av1./-@{}~^:?*[\\ _+'), maxLength: 8 });
  fc.assert(
    fc.property(
      fc.oneof(
        part,
        fc.tuple(part, fc.constantFrom('.lock', '/x', '..')).map((parts) => parts.join('')),
      ),
      (text) => {
        const isTag = isGitTag(text);

        expect(isTag).toBe(!text.startsWith('-') && text.trim() === text && isTakenByGit(text));
      },
    ),
    { numRuns: 300 },
  );
});

/** Git's own word on a tag of that name. */
function isTakenByGit(text: string): boolean {
  try {
    execFileSync('git', ['check-ref-format', `refs/tags/${text}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('whatever is taken comes back as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const parsed = parseRollbackTarget(text);
      if ('errors' in parsed) return;

      const { kind, ...rest } = parsed.value;
      const written = 'family' in rest ? `${rest.family}:${rest.number}` : String(Object.values(rest)[0] ?? kind);
      expect(written).toBe(text.trim());
    }),
    { numRuns: 5_000 },
  );
});
