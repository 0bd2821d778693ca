import { describe, expect, test } from '@jest/globals';
import { findBuildFilesFault } from '../../src/image/build-files.ts';
import { planImage } from '../../src/image/plan.ts';
import { aFiles } from '../support/fake-world.ts';
import { aLook, aRequest, aTagged, COMMIT_TAG } from './builders.ts';

/** Nothing is there; each question is kept. */
function askedFor() {
  const asked: string[] = [];
  const files = aFiles({
    findFault: (path, input, kind) => {
      asked.push(`${input}: ${kind} ${path}`);
      return Promise.resolve(undefined);
    },
  });
  return { asked, files };
}

describe('what docker reads for a build', () => {
  test.each([
    {
      name: 'the context and its Dockerfile',
      given: {},
      wanted: ['context: folder .', 'dockerfile: file ./Dockerfile'],
    },
    {
      name: 'a Dockerfile of another folder',
      given: { context: 'web', dockerfile: 'docker/web' },
      wanted: ['context: folder web', 'dockerfile: file docker/web'],
    },
    { name: 'nothing of this machine for a URL', given: { context: 'https://git.example/web.git#main' }, wanted: [] },
    { name: 'nothing of this machine over SSH', given: { context: 'git@git.example:web.git' }, wanted: [] },
  ])('is $name', async ({ given, wanted }) => {
    const { asked, files } = askedFor();

    await findBuildFilesFault(aRequest(given), files);

    expect(asked).toEqual(wanted);
  });
});

describe('a context or Dockerfile that cannot be read', () => {
  const buildFault = { kind: 'input', message: 'dockerfile: the file web is not there.', advice: 'Give it.' } as const;

  test('forbids a build', () => {
    expect(planImage(aLook({ buildFault }))).toEqual({ kind: 'refuse', fault: buildFault });
  });

  test('is not needed for an image that is there', () => {
    const look = aLook({ buildFault, tagged: [aTagged({ tag: COMMIT_TAG })] });

    expect(planImage(look)).toMatchObject({ kind: 'reuse' });
  });

  test('does not hide what else forbids the build', () => {
    const { repository: _repository, ...look } = aLook({ buildFault });

    expect(planImage({ ...look, repository: undefined })).toMatchObject({ kind: 'refuse', fault: { kind: 'absent' } });
  });
});
