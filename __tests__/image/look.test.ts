import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/errors.ts';
import { lookForImage } from '../../src/image/look.ts';
import { anEcr, aWorld, inRegistry } from '../support/fake-world.ts';
import { aForeign, aRepository, aRequest, aTagged, COMMIT, COMMIT_TAG, OTHER, OURS } from './builders.ts';

function aWorldWithImages(tags: Record<string, string>, imageContent = anEcr().imageContent) {
  const asked: string[] = [];
  const ecr = anEcr({
    describeRepository: () => Promise.resolve(aRepository()),
    findImage: (_, image) => Promise.resolve(inRegistry('tag' in image ? tags[image.tag] : undefined)),
    imageContent: (repository, digest) => {
      asked.push(digest);
      return imageContent(repository, digest);
    },
  });
  return { ...aWorld({ ecr, origin: { commit: COMMIT }, digest: () => 'our-inputs' }), asked };
}

describe('a look at the registry', () => {
  test('finds what the wanted tags name, and reads each image once', async () => {
    const world = aWorldWithImages({ v1: OURS, v2: OURS, [COMMIT_TAG]: OTHER }, (_, digest) =>
      Promise.resolve(
        digest === OURS
          ? { labels: { 'dev.slipway.build-inputs': 'our-inputs' }, platforms: ['linux/arm64'], children: [] }
          : { labels: {}, platforms: [], children: [] },
      ),
    );
    const request = aRequest({ tags: ['v1', 'v2', 'v3'] });

    const look = await lookForImage(request, world);

    expect(look).toEqual({
      request,
      name: 'web',
      repository: aRepository(),
      tags: { all: ['v1', 'v2', 'v3', COMMIT_TAG], commitTag: COMMIT_TAG },
      commit: COMMIT,
      buildInputs: 'our-inputs',
      tagged: [
        aTagged({ tag: 'v1', platforms: ['linux/arm64'] }),
        aTagged({ tag: 'v2', platforms: ['linux/arm64'] }),
        aForeign(COMMIT_TAG),
      ],
    });
    expect(world.asked).toEqual([OURS, OTHER]);
  });

  test('where images may not be read the look goes on with less, and says so once', async () => {
    const denied = new DeployError({
      kind: 'access',
      message: 'ecr:GetDownloadUrlForLayer is denied.',
      advice: 'Allow it.',
    });
    const world = aWorldWithImages({ v1: OURS, [COMMIT_TAG]: OTHER }, () => Promise.reject(denied));

    const look = await lookForImage(aRequest({ tags: ['v1'] }), world);

    expect(look.tagged).toEqual([{ tag: 'v1', digest: OURS, isArchived: false, platforms: [] }, aForeign(COMMIT_TAG)]);
    expect(world.told).toEqual([
      { type: 'notice', text: 'No image can be reused: ecr:GetDownloadUrlForLayer is denied.', advice: 'Allow it.' },
    ]);
  });

  test('without a legal tag nothing is asked', async () => {
    const world = aWorld({ origin: { ref: 'refs/tags/***' } });

    await expect(lookForImage(aRequest(), world)).rejects.toMatchObject({ kind: 'input' });
  });
});
