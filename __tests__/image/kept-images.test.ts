import { describe, expect, test } from '@jest/globals';
import { describeKeptImages } from '../../src/image/kept-images.ts';
import { aContainer, aDocument } from '../task-definition/documents.ts';

/** A document with these images by container. */
function withImages(images: Readonly<Record<string, string>>) {
  return aDocument({
    containerDefinitions: Object.entries(images).map(([name, image]) => aContainer({ name, image })),
  });
}

describe('the images that stay', () => {
  test.each([
    {
      name: 'all of one revision',
      next: { web: 'w:1', proxy: 'p:1' },
      running: { web: 'w:1', proxy: 'p:1' },
      lines: ['image stays: web = w:1, proxy = p:1'],
    },
    {
      name: 'those of the containers that get no new one',
      next: { web: 'w:2', proxy: 'p:1', log: 'l:1' },
      running: { web: 'w:1', proxy: 'p:1' },
      lines: ['image stays: proxy = p:1'],
    },
    { name: 'none', next: { web: 'w:2' }, running: { web: 'w:1' }, lines: [] },
  ])('are $name', ({ next, running, lines }) => {
    expect(describeKeptImages(withImages(running), withImages(next))).toEqual(lines);
  });
});
