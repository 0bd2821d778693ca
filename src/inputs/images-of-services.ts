import type { DeployRequest } from './request.ts';

/**
 * The request as it is for some of its services: without images for others. Where an image names service and container,
 * the one that names the container alone does not count.
 * @param services names, not ARNs
 */
export function narrowImages(request: DeployRequest, services: readonly string[]): DeployRequest {
  if (request.image.kind !== 'given') return request;
  const all = request.image.images.filter(({ service }) => service === undefined || services.includes(service));
  const own = new Set(all.flatMap(({ service, container }) => (service === undefined ? [] : [container])));
  const images = all.filter(({ service, container }) => service !== undefined || !own.has(container));
  return { ...request, image: images.length === 0 ? { kind: 'keep' } : { kind: 'given', images } };
}

/** Whether services get different images, so that they need documents of their own. */
export function hasImagesByService({ image }: Pick<DeployRequest, 'image'>): boolean {
  return image.kind === 'given' && image.images.some(({ service }) => service !== undefined);
}
