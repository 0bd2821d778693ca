import { describe, expect, test } from '@jest/globals';
import { explainFailure } from '../../src/image/explain-build.ts';

const CACHE = 'type=registry,ref=111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:cache';
const ERROR =
  'ERROR: failed to solve: error writing manifest blob: failed commit on ref "sha256:12": unexpected status from PUT request to https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/web/manifests/cache: 400 Bad Request';

function explain(said: string, cacheTo: string) {
  const result = { exitCode: 1, stdout: '', stderr: said };
  return explainFailure({ what: 'docker build for web', args: ['buildx', 'build', `--cache-to=${cacheTo}`], result });
}

describe('a cache that the registry does not take', () => {
  const said = `------\n > exporting cache to registry:\n------\n${ERROR}\n`;

  test.each([CACHE, `${CACHE},image-manifest=false`, '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:cache'])(
    'written as %s names image-manifest=true',
    (cacheTo) => {
      expect(explain(said, cacheTo)).toMatchObject({
        kind: 'registry',
        message: `The docker build for web ended with exit code 1: ${ERROR}`,
        advice:
          'Amazon ECR stores a build cache only as an image manifest. Add image-manifest=true to cache-to: type=registry,ref=…,image-manifest=true.',
      });
    },
  );

  test('with image-manifest=true is searched for elsewhere', () => {
    expect(explain(said, `${CACHE},image-manifest=true`).advice).toBe(
      'Check in cache-to that the repository exists, that the role may push to it, and that the tag is not immutable.',
    );
  });
});

test('a build step that fails says nothing about the cache', () => {
  const said =
    '#7 exporting cache to registry\n------\n > [2/2] RUN make:\n------\nERROR: failed to solve: exit code: 2\n';

  expect(explain(said, CACHE)).toMatchObject({
    kind: 'build',
    advice: 'See the output above for the step that failed.',
  });
});

test('a program of another processor names docker/setup-qemu-action', () => {
  const said =
    '#7 0.1 exec /bin/sh: exec format error\nERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 255\n';

  expect(explain(said, CACHE)).toMatchObject({
    kind: 'build',
    advice:
      'A build step ran a program for another CPU architecture. Add docker/setup-qemu-action before this step, or build on a runner of that architecture.',
  });
});
