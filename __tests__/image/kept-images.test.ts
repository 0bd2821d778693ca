import { describe, expect, test } from '@jest/globals';
import { describeKeptImages } from '../../src/image/kept-images.ts';
import { aContainer, aDocument } from '../task-definition/documents.ts';

/** A document with these images by container. */
function withImages(images: Readonly<Record<string, string>>) {
  return aDocument({
    containerDefinitions: Object.entries(images).map(([name, image]) => aContainer({ name, image })),
  });
}

describe('the images that the inputs do not change', () => {
  test.each([
    {
      name: 'all of one revision',
      base: { web: 'w:1', proxy: 'p:1' },
      next: { web: 'w:1', proxy: 'p:1' },
      running: { web: 'w:1', proxy: 'p:1' },
      lines: ['image stays: web = w:1, proxy = p:1'],
    },
    {
      name: 'those of the containers that get no new one',
      base: { web: 'w:1', proxy: 'p:1' },
      next: { web: 'w:2', proxy: 'p:1' },
      running: { web: 'w:1', proxy: 'p:1' },
      lines: ['image stays: proxy = p:1'],
    },
    { name: 'none', base: { web: 'w:1' }, next: { web: 'w:2' }, running: { web: 'w:1' }, lines: [] },
    {
      name: 'apart from what is running, where the task definition brings another one',
      base: { web: 'w:2', proxy: 'p:1', log: 'l:1' },
      next: { web: 'w:2', proxy: 'p:1', log: 'l:1' },
      running: { web: 'w:1', proxy: 'p:1' },
      lines: ['image stays: proxy = p:1', 'image from the task definition: web = w:2 (running now: w:1), log = l:1'],
    },
  ])('are $name', ({ base, next, running, lines }) => {
    const documents = { base: withImages(base), next: withImages(next), running: withImages(running) };

    expect(describeKeptImages(documents)).toEqual(lines);
  });
});
