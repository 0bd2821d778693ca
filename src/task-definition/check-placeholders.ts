/** Whether a task definition file is a template that was not filled in. */

import { defined } from '@slipway/ecs-rules/values';
import type { DeployRequest } from '../inputs/request.ts';
import type { TaskDefinitionDocument } from '../ports/task-definition.ts';
import { chooseContainers, hasNoContainer } from './choose-containers.ts';
import type { TaskDefinitionEdits } from './edits.ts';
import { AS_GIVEN, editsOf } from './edits.ts';
import { findPlaceholders, type PlaceholderFindings } from './find-placeholders.ts';
import { type DocumentPlaces, locateError } from './places.ts';
import { renderTaskDefinition } from './render.ts';
import { withImages } from './with-images.ts';

/** The placeholder of an image that the run sets. */
const OWN_IMAGE = 'image';

/**
 * The placeholders that are left once the inputs are applied: what they replace, such as the image of a container, may
 * be one. A document that ECS has registered has no places, and nothing is found in it.
 */
export function checkPlaceholders(
  { document, places }: { readonly document?: TaskDefinitionDocument; readonly places?: DocumentPlaces },
  request: DeployRequest,
): PlaceholderFindings {
  if (document === undefined || places === undefined) return { errors: [], warnings: [] };
  const built = request.image.kind === 'build' ? OWN_IMAGE : undefined;
  const applied = applyInputs(document, editsOf(AS_GIVEN, request, built));
  // A drift check takes the images that are running.
  const { errors, warnings } = findPlaceholders(request.isDriftCheck ? withImages(applied, () => OWN_IMAGE) : applied);
  return {
    errors: errors.map((error) => locateError(error, places)),
    warnings: warnings.map((error) => locateError(error, places)),
  };
}

/** What the plan says about images and containers is not said here: whatever cannot be rendered stays as it is. */
function applyInputs(document: TaskDefinitionDocument, edits: TaskDefinitionEdits): TaskDefinitionDocument {
  const images = chooseImages(document, edits);
  const imageless = document.containerDefinitions.map((container) => ({ ...container, image: OWN_IMAGE }));
  const rendered = renderTaskDefinition({ ...document, containerDefinitions: imageless }, { ...edits, images: [] });
  const { containerDefinitions, ...task } = 'document' in rendered ? rendered.document : document;
  return {
    ...task,
    containerDefinitions: containerDefinitions.map(({ image: _image, ...container }, at) => {
      const image = images[at];
      return { ...container, ...defined({ image }) };
    }),
  };
}

/** The image of each container, in their order. */
function chooseImages(document: TaskDefinitionDocument, edits: TaskDefinitionEdits): readonly (string | undefined)[] {
  const targets = chooseContainers(document, edits);
  const isShared = edits.images.some(hasNoContainer);
  return document.containerDefinitions.map(({ name, image }) => {
    const isTarget = 'names' in targets ? targets.names.includes(name) : true;
    const isSet = edits.images.some(({ container }) => container === name) || (isShared && isTarget);
    return isSet ? OWN_IMAGE : image;
  });
}
