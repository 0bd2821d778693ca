import { describe, expect, test } from '@jest/globals';
import { readImageState } from '../../src/image/read-image-state.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import { anEcr, aWorld, inRegistry } from '../support/fakes/fake-world.ts';
import { aForeign, aRepository, aRequest, aTagged, COMMIT, COMMIT_TAG, OTHER, OURS } from './builders.ts';

function aWorldWithImages(tags: Record<string, string>, imageContent = anEcr().imageContent) {
  const asked: string[] = [];
  const ecr = anEcr({
    describeRepository: () => Promise.resolve(aRepository()),
    findImage: (_, image) => Promise.resolve(inRegistry('tag' in image ? tags[image.tag] : undefined)),
    imageContent: (repository, reference) => {
      asked.push('digest' in reference ? reference.digest : reference.tag);
      return imageContent(repository, reference);
    },
  });
  return { ...aWorld({ ecr, origin: { commit: COMMIT }, digest: () => 'our-inputs' }), asked };
}

describe('a read of the registry', () => {
  test('finds what the wanted tags name, and reads each image once', async () => {
    const world = aWorldWithImages({ v1: OURS, v2: OURS, [COMMIT_TAG]: OTHER }, (_, reference) =>
      Promise.resolve(
        'digest' in reference && reference.digest === OURS
          ? { labels: { 'dev.slipway.build-inputs': 'our-inputs' }, platforms: ['linux/arm64'], children: [] }
          : { labels: {}, platforms: [], children: [] },
      ),
    );
    const request = aRequest({ tags: ['v1', 'v2', 'v3'] });

    const state = await readImageState(request, world);

    expect(state).toEqual({
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

  test('where images may not be read the run continues with less, and says so once', async () => {
    const denied = new DeployError({
      kind: 'access',
      message: 'ecr:GetDownloadUrlForLayer is denied.',
      advice: 'Allow it.',
    });
    const world = aWorldWithImages({ v1: OURS, [COMMIT_TAG]: OTHER }, () => Promise.reject(denied));

    const state = await readImageState(aRequest({ tags: ['v1'] }), world);

    expect(state.tagged).toEqual([{ tag: 'v1', digest: OURS, isArchived: false, platforms: [] }, aForeign(COMMIT_TAG)]);
    expect(world.reported).toEqual([
      {
        type: 'notice',
        text: 'Cannot search for an existing image, so it will be built: ecr:GetDownloadUrlForLayer is denied.',
        advice: 'Allow it.',
      },
    ]);
  });

  test('without a legal tag nothing is asked', async () => {
    const world = aWorld({ origin: { ref: 'refs/tags/***' } });

    await expect(readImageState(aRequest(), world)).rejects.toMatchObject({ kind: 'input' });
  });
});
