import { describe, expect, test } from '@jest/globals';
import { findBuildFilesError } from '../../src/image/build-files.ts';
import { planImage } from '../../src/image/plan.ts';
import { aFiles } from '../support/fakes/fake-world.ts';
import { anObservation, aRequest, aTagged, COMMIT_TAG } from './builders.ts';

/** No file exists; each path that was checked is kept. */
function checkedPaths() {
  const asked: string[] = [];
  const files = aFiles({
    findPathError: (path, input, kind) => {
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
    const { asked, files } = checkedPaths();

    await findBuildFilesError(aRequest(given), files);

    expect(asked).toEqual(wanted);
  });
});

describe('a context or Dockerfile that cannot be read', () => {
  const buildError = { kind: 'input', message: 'dockerfile: the file web is not there.', advice: 'Give it.' } as const;

  test('forbids a build', () => {
    expect(planImage(anObservation({ buildError }))).toEqual({ kind: 'refuse', error: buildError });
  });

  test('is not needed for an image that exists', () => {
    const state = anObservation({ buildError, tagged: [aTagged({ tag: COMMIT_TAG })] });

    expect(planImage(state)).toMatchObject({ kind: 'reuse' });
  });

  test('does not hide what else forbids the build', () => {
    const { repository: _repository, ...state } = anObservation({ buildError });

    expect(planImage({ ...state, repository: undefined })).toMatchObject({ kind: 'refuse', error: { kind: 'absent' } });
  });
});
