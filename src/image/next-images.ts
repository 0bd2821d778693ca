import type { JsonObject } from '@slipway/ecs-rules/values';
import type { DeployRequest } from '../inputs/request.ts';
import { chooseContainers } from '../task-definition/choose-containers.ts';
import { takeAsGiven } from '../task-definition/edits.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { listImages, type NamedImage, nameReference } from './named-image.ts';

type ImageInputs = Pick<DeployRequest, 'image' | 'containerNames' | 'containerSettings'>;

/** The images that the documents will name once the run has put its own images in. */
export function listNextImages(documents: readonly JsonObject[], request: ImageInputs): readonly NamedImage[] {
  const given = request.image.kind === 'given' ? request.image.images : [];
  const kept = documents.flatMap((document) => listKeptImages(document, request));
  return [...given.map(({ reference }) => nameReference(reference)), ...kept];
}

/** A document without the requested container names nothing here: the plan refuses it. */
function listKeptImages(described: JsonObject, request: ImageInputs): readonly NamedImage[] {
  const replaced = findReplaced(described, request);
  if (replaced === undefined) return [];
  return listImages(described).filter(({ container }) => !replaced.has(container));
}

/** Names of the containers that get an image of the run; undefined where the inputs do not fit the document. */
export function findReplaced(described: JsonObject, request: ImageInputs): ReadonlySet<string> | undefined {
  const { image, containerNames, containerSettings } = request;
  if (image.kind === 'keep') return new Set();
  const own = new Set(listImages(described).map(({ container }) => container));
  const given = image.kind === 'given' ? image.images.map(takeAsGiven) : [{ reference: image.repository }];
  const images = given.filter(({ container }) => container === undefined || own.has(container));
  const targets = chooseContainers(toRegistrable(described), { images, containerSettings, containerNames });
  if ('errors' in targets) return undefined;
  const isForAll = images.some(({ container }) => container === undefined);
  return new Set([...(isForAll ? targets.names : []), ...images.flatMap(({ container }) => container ?? [])]);
}
