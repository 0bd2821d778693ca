import { pinReference, pinText } from '@slipway/ecs-rules/images';
import { defined } from '@slipway/ecs-rules/values';
import type { ContainerSettings, DeployRequest, GivenImage } from '../inputs/request.ts';

/** An image for a container. */
export interface PlacedImage {
  readonly container?: string;
  readonly reference: string;
}

/** What to change. The names are those of the request. */
export interface TaskDefinitionEdits {
  /** An image without a container goes to `containerNames`. */
  readonly images: readonly PlacedImage[];
  /** Containers that get the images and the settings; empty: the one essential container. */
  readonly containerNames: readonly string[];
  readonly containerSettings: ContainerSettings;
  readonly taskRole?: string;
  readonly executionRole?: string;
}

/** Whether the settings say anything. */
export function hasSettings(settings: ContainerSettings): boolean {
  const { environment, secrets, environmentFiles, dockerLabels, logOptions } = settings;
  const lists = [environment, secrets, environmentFiles, dockerLabels, logOptions];
  const isAnyOther =
    settings.shouldPruneEnvironment || settings.logDriver !== undefined || settings.command !== undefined;
  return isAnyOther || lists.some((list) => list.length > 0);
}

/** Where the given images go. */
export interface ImagePlaces {
  /** Containers that only other documents of the run have. */
  readonly elsewhere: readonly string[];
  /** Digests by reference, as given. */
  readonly digests: ReadonlyMap<string, string>;
}

/** For a document that is not compared with any service: all images go to it, as they were given. */
export const AS_GIVEN: ImagePlaces = { elsewhere: [], digests: new Map() };

/** What the request changes in the document of a revision, given the image that was built or found. */
export function editsOf(
  { elsewhere, digests }: ImagePlaces,
  request: DeployRequest,
  built: string | undefined,
): TaskDefinitionEdits {
  const own: readonly PlacedImage[] = built === undefined ? [] : [{ reference: pinKnown(built, digests) }];
  const given = request.image.kind === 'given' ? request.image.images.map((image) => place(image, digests)) : own;
  const images = given.filter(({ container }) => container === undefined || !elsewhere.includes(container));
  const { containerNames, containerSettings, taskRole, executionRole } = request;
  return { images, containerNames, containerSettings, ...defined({ taskRole, executionRole }) };
}

/** By the reference as it was written. */
export function takeAsGiven({ reference, ...rest }: GivenImage): PlacedImage {
  return { ...rest, reference: reference.text };
}

function place({ reference, ...rest }: GivenImage, digests: ReadonlyMap<string, string>): PlacedImage {
  const digest = digests.get(reference.text);
  return { ...rest, reference: digest === undefined ? reference.text : pinReference(reference, digest) };
}

export function pinKnown(reference: string, digests: ReadonlyMap<string, string>): string {
  const digest = digests.get(reference);
  return digest === undefined ? reference : pinText(reference, digest);
}
