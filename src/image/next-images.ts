import type { DeployRequest } from '../inputs/request.ts';
import type { JsonObject } from '../json.ts';
import { chooseContainers } from '../task-definition/choose-containers.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { listImages } from './named-image.ts';

type ImageInputs = Pick<DeployRequest, 'image' | 'containerNames' | 'containerSettings'>;

/** References of the images that the documents will name once the run has put its own images in. */
export function listNextImages(documents: readonly JsonObject[], request: ImageInputs): readonly string[] {
  const given = request.image.kind === 'given' ? request.image.images : [];
  const kept = documents.flatMap((document) => listKeptImages(document, request));
  return [...given.map(({ reference }) => reference), ...kept];
}

/** A document without the requested container names nothing here: the plan refuses it. */
function listKeptImages(described: JsonObject, request: ImageInputs): readonly string[] {
  const images = listImages(described);
  const { image, containerNames, containerSettings } = request;
  if (image.kind === 'keep') return images.map(({ reference }) => reference);
  const own = new Set(images.map(({ container }) => container));
  const given = image.kind === 'given' ? image.images : [{ reference: image.repository }];
  const edits = {
    images: given.filter(({ container }) => container === undefined || own.has(container)),
    containerSettings,
  };
  const targets = chooseContainers(toRegistrable(described), { ...edits, containerNames });
  if ('faults' in targets) return [];
  const isForAll = edits.images.some(({ container }) => container === undefined);
  const replaced = new Set([
    ...(isForAll ? targets.names : []),
    ...edits.images.flatMap(({ container }) => container ?? []),
  ]);
  return images.filter(({ container }) => !replaced.has(container)).map(({ reference }) => reference);
}
