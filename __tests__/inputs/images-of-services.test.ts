import { describe, expect, test } from '@jest/globals';
import { parseImages } from '../../src/inputs/forms.ts';
import { hasImagesByService, narrowImages } from '../../src/inputs/images-of-services.ts';
import type { DeployRequest } from '../../src/inputs/request.ts';
import { aRequest } from '../support/builders/service-builders.ts';

/** A request with these lines as `image`. */
function requestOf(...lines: readonly string[]): DeployRequest {
  const images = parseImages(lines.join('\n'));
  if ('errors' in images) throw new Error(JSON.stringify(images.errors));
  return aRequest({ image: { kind: 'given', images: images.value } });
}

/** The images of a service, as the lines of the input. */
function linesFor(request: DeployRequest, service: string): readonly string[] {
  const { image } = narrowImages(request, [service]);
  if (image.kind !== 'given') return [];
  return image.images.map(({ container, reference }) => `${container ?? '*'}=${reference.text}`);
}

describe('a line service/container=reference', () => {
  test('is for that service alone', () => {
    const request = requestOf('api/app=shop/api:v2', 'jobs/app=shop/jobs:v2');

    expect([linesFor(request, 'api'), linesFor(request, 'jobs')]).toEqual([['app=shop/api:v2'], ['app=shop/jobs:v2']]);
    expect(hasImagesByService(request)).toBe(true);
  });

  test('takes the place of the line that names the container alone', () => {
    const request = requestOf('app=shop/all:v2', 'api/app=shop/api:v2', 'proxy=shop/proxy:v2');

    expect(linesFor(request, 'api')).toEqual(['app=shop/api:v2', 'proxy=shop/proxy:v2']);
    expect(linesFor(request, 'jobs')).toEqual(['app=shop/all:v2', 'proxy=shop/proxy:v2']);
  });

  test('leaves a service without a line with its images', () => {
    expect(narrowImages(requestOf('api/app=shop/api:v2'), ['jobs']).image).toEqual({ kind: 'keep' });
  });

  test.each([
    ['a/b/app=shop/api:v2', '"a/b/app" is not SERVICE/CONTAINER'],
    ['api/app=shop/api:v2\napi/app=shop/api:v3', 'container "api/app" has two images'],
    ['a b/app=shop/api:v2', '"a b" is not a service'],
  ])('%s is refused', (lines, problem) => {
    const parsed = parseImages(lines);

    expect('errors' in parsed ? parsed.errors.map((error) => error.problem) : []).toEqual([problem]);
  });
});
