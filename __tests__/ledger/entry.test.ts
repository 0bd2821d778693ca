import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LedgerEntry, readEntry, toTagValue, writeEntry } from '../../src/ledger/entry.ts';

const WHOLE: LedgerEntry = {
  repository: 'acme/shop',
  workflow: '.github/workflows/deploy.yml',
  runId: '9876543210',
  runNumber: 41,
  runAttempt: 2,
  commit: 'c0ffee0123456789c0ffee0123456789c0ffee01',
  release: 'v1.4.2',
  imageDigest: `sha256:${'a'.repeat(64)}`,
  content: 'b'.repeat(64),
};

/** Text that a tag can hold as it is. */
const FIT = fc.string({ minLength: 1, maxLength: 256, unit: fc.constantFrom(...'azAZ09 _.:/=+-@é') });

describe('an entry of the ledger', () => {
  test('is one tag a member', () => {
    expect(writeEntry(WHOLE)).toEqual({
      'slipway:repository': 'acme/shop',
      'slipway:workflow': '.github/workflows/deploy.yml',
      'slipway:run-id': '9876543210',
      'slipway:run-number': '41',
      'slipway:run-attempt': '2',
      'slipway:commit': 'c0ffee0123456789c0ffee0123456789c0ffee01',
      'slipway:release': 'v1.4.2',
      'slipway:image-digest': `sha256:${'a'.repeat(64)}`,
      'slipway:content': 'b'.repeat(64),
    });
  });

  test('has no tag for what is not known', () => {
    expect(writeEntry({ commit: WHOLE.commit ?? '', release: '' })).toEqual({ 'slipway:commit': WHOLE.commit });
  });

  test('comes back from the tags that it was written as, whatever other tags there are', () => {
    const entries = fc.record(
      {
        repository: FIT,
        workflow: FIT,
        runId: FIT,
        runNumber: fc.integer({ min: 1 }),
        runAttempt: fc.integer({ min: 1 }),
        commit: FIT,
        release: FIT,
        imageDigest: FIT,
        content: FIT,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(entries, fc.dictionary(fc.string(), fc.string()), (entry, others) => {
        expect(readEntry({ ...others, ...writeEntry(entry) })).toEqual(entry);
      }),
    );
  });

  test.each([
    { name: 'nothing', tags: {} },
    { name: 'tags of others', tags: { team: 'shop', commit: 'c0ffee' } },
    { name: 'numbers that are none', tags: { 'slipway:run-number': '4.5', 'slipway:run-attempt': '-1' } },
    { name: 'empty values', tags: { 'slipway:commit': '' } },
  ])('is empty when read from $name', ({ tags }) => {
    expect(readEntry(tags)).toEqual({});
  });
});

describe('a tag value', () => {
  test('keeps what tags may hold and replaces the rest', () => {
    expect(toTagValue('déploiement/2 + é@x: "a"\n<b>;')).toBe('déploiement/2 + é@x: _a___b__');
  });

  test('has 256 characters at most, none of them outside what tags may hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(toTagValue(text)).toMatch(/^[\p{L}\p{N}\p{Zs}_.:/=+\-@]{0,256}$/u);
      }),
    );
  });
});
