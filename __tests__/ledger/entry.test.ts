import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  completeEntry,
  type LedgerEntry,
  overwriteEntry,
  readEntry,
  toTagValue,
  writeEntry,
} from '../../src/ledger/entry.ts';

const WHOLE: LedgerEntry = {
  repository: 'acme/shop',
  workflow: '.github/workflows/deploy.yml',
  runId: '9876543210',
  runNumber: 41,
  runAttempt: 2,
  commit: 'c0ffee0123456789c0ffee0123456789c0ffee01',
  releases: ['v1.4.2'],
  imageDigest: `sha256:${'a'.repeat(64)}`,
  content: 'b'.repeat(64),
};

/** Text that a tag can hold as it is. */
const FIT = fc.string({ minLength: 1, maxLength: 256, unit: fc.constantFrom(...'azAZ09 _.:/=+-@é') });

describe('an entry of the ledger', () => {
  test('is one tag a field', () => {
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
    expect(writeEntry({ commit: WHOLE.commit ?? '', releases: [], workflow: '' })).toEqual({
      'slipway:commit': WHOLE.commit,
    });
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
        releases: fc.array(fc.stringMatching(/^v[0-9.]{1,20}$/), { minLength: 1, maxLength: 5 }),
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

describe('the releases of an entry', () => {
  test('are one tag, newest last', () => {
    expect(writeEntry({ releases: ['v1', 'v2'] })).toEqual({ 'slipway:release': 'v1 v2' });
  });

  test('lose the oldest where a tag has no space for all', () => {
    const releases = Array.from({ length: 40 }, (_, at) => `v1.${100 + at}.0`);

    const text = writeEntry({ releases })['slipway:release'] ?? '';

    expect([text.length, text.split(' ')]).toEqual([251, releases.slice(-28)]);
  });

  test('stay apart whatever they are called', () => {
    expect(writeEntry({ releases: ['a b', 'c'] })).toEqual({ 'slipway:release': 'a_b c' });
  });
});

describe('an entry that completes another', () => {
  const existing = { team: 'shop', ...writeEntry({ commit: 'aaa', runNumber: 7, releases: ['v1'] }) };

  test.each([
    { name: 'adds what is not there', entry: { content: 'ccc' }, added: { 'slipway:content': 'ccc' } },
    { name: 'changes nothing that is there', entry: { commit: 'bbb', runNumber: 8 }, added: {} },
    { name: 'adds a further release last', entry: { releases: ['v2'] }, added: { 'slipway:release': 'v1 v2' } },
    { name: 'names no release twice', entry: { releases: ['v1'] }, added: {} },
  ])('$name', ({ entry, added }) => {
    expect(completeEntry(existing, entry)).toEqual(added);
  });

  test('is written whole where there is none', () => {
    expect(completeEntry({ team: 'shop' }, WHOLE)).toEqual(writeEntry(WHOLE));
  });
});

test('an entry that overwrites another leaves nothing of it', () => {
  const tags = { ...writeEntry(WHOLE), ...overwriteEntry({ commit: 'bbb' }) };

  expect(readEntry(tags)).toEqual({ commit: 'bbb' });
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
