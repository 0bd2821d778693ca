import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../src/diff/change.ts';
import { describeChange, describeShort, groupChanges, isImage } from '../../src/diff/describe-change.ts';

const IMAGE = 'containerDefinitions[web].image';

function changed(path: string, before: Change['before'], after: Change['after']): Change {
  return {
    path,
    kind: 'changed',
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

describe('a change in a headline shows', () => {
  test.each<readonly [string, Change, string]>([
    ['both values where they are short', changed('cpu', '256', '512'), 'cpu 256 → 512'],
    ['an empty text in quotes', changed('cpu', '', 'x'), 'cpu "" → x'],
    ['a number', changed('ephemeralStorage.sizeInGiB', 20, 40), 'ephemeralStorage.sizeInGiB 20 → 40'],
    [
      'values of sixty characters',
      changed('cpu', 'a'.repeat(30), 'b'.repeat(30)),
      `cpu ${'a'.repeat(30)} → ${'b'.repeat(30)}`,
    ],
    ['no values of more', changed('cpu', 'a'.repeat(30), 'b'.repeat(31)), 'cpu changed'],
    ['no value without the other', changed('cpu', undefined, '512'), 'cpu changed'],
    ['no value without the other before', changed('cpu', '256', undefined), 'cpu changed'],
    ['no values of which only what is hidden differs', changed('command', ['***'], ['***']), 'command changed'],
    ['only that a field was added', { path: 'cpu', kind: 'added', after: '256' }, 'cpu added'],
    ['only that a field was removed', { path: 'cpu', kind: 'removed', before: '256' }, 'cpu removed'],
    ['the tags of an image', changed(IMAGE, 'shop/web:v1', 'shop/web:v2'), 'image v1 → v2'],
    [
      'both images where the repository is another',
      changed(IMAGE, 'a/web:v1', 'b/web:v1'),
      'image a/web:v1 → b/web:v1',
    ],
    ['an image that is added', { path: IMAGE, kind: 'added', after: 'a/web:v1' }, 'image added'],
    ['an image without a value', changed(IMAGE, undefined, 'a/web:v1'), 'image changed'],
    ['a container that is added', { path: 'containerDefinitions[log]', kind: 'added' }, 'container log added'],
    ['the field of another part', changed('volumes[data].name', 'a', 'b'), 'name a → b'],
  ])('%s', (_name, change, line) => {
    expect(describeShort([change])).toEqual([line]);
  });

  test('the container where several change', () => {
    const ofContainers = [changed(IMAGE, 'a:1', 'a:2'), changed('containerDefinitions["my log"].cpu', 1, 2)];

    const lines = describeShort([...ofContainers, changed('memory', '1', '2')]);

    expect(lines).toEqual(['web image 1 → 2', 'my log cpu 1 → 2', 'memory 1 → 2']);
  });

  test('the container before a field of the task alone, not before that field', () => {
    const changes = [changed('cpu', '1', '2'), changed('containerDefinitions[web].cpu', 1, 2)];

    expect(describeShort(changes)).toEqual(['cpu 1 → 2', 'cpu 1 → 2']);
  });
});

describe('a change in a plan shows', () => {
  test.each<readonly [string, Change, string]>([
    ['a value that is added', { path: 'cpu', kind: 'added', after: '256' }, '+ cpu: 256'],
    ['a value that is removed', { path: 'cpu', kind: 'removed', before: '256' }, '- cpu: 256'],
    ['the name of a secret that is added', { path: 'x', kind: 'added' }, '+ x'],
    ['that a secret changed', { path: 'x', kind: 'changed' }, '~ x (changed)'],
    ['that only what is hidden differs', changed('command', ['***'], ['***']), '~ command: ["***"] (changed)'],
    ['an image that is added', { path: 'image', kind: 'added', after: 'a/web:v1' }, '+ image: a/web v1'],
    [
      'an image that is added by its tag alone',
      { path: 'image', kind: 'added', after: `a/web:v1@sha256:${'a'.repeat(64)}` },
      '+ image: a/web v1',
    ],
    ['an image without a tag as latest', { path: 'image', kind: 'added', after: 'a/web' }, '+ image: a/web latest'],
    ['the port of a registry in its name', changed('image', 'h:5000/a:1', 'h:5000/a:2'), '~ image: h:5000/a 1 → 2'],
    ['no image that is not text', { path: 'image', kind: 'added', after: 1 }, '+ image: –'],
    ['a path at full length', { path: 'p'.repeat(255), kind: 'added' }, `+ ${'p'.repeat(255)}`],
  ])('%s', (_name, change, line) => {
    expect(describeChange(change)).toBe(line);
  });

  test('no path of more than 255 characters', () => {
    expect(describeChange({ path: 'p'.repeat(256), kind: 'added' })).not.toContain('p'.repeat(255));
  });
});

test('changes are grouped by the item that they are in, the image first', () => {
  const cpu = changed('containerDefinitions[web].cpu', 1, 2);
  const image = changed(IMAGE, 'a:1', 'a:2');
  const memory = changed('memory', '1', '2');

  expect(groupChanges([cpu, memory, image])).toEqual([
    {
      part: 'containerDefinitions[web]',
      changes: [
        { ...image, path: 'image' },
        { ...cpu, path: 'cpu' },
      ],
    },
    { part: '', changes: [memory] },
  ]);
});

test.each([
  ['image', true],
  [IMAGE, true],
  ['containerDefinitions[web].imageDigest', false],
  ['volumes[web].image', false],
])('%s names an image: %s', (path, is) => {
  expect(isImage({ path })).toBe(is);
});
