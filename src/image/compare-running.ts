/** Whether what the tags of a document name now is what runs. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { type ContainerImage, listImages } from './named-image.ts';
import { digestOf, type ImageDigests } from './pin.ts';
import type { ResolvedImage } from './platform.ts';

/** What is compared. */
export interface RunningComparison {
  /** The document that would run. */
  readonly next: JsonObject;
  /** Digests that run, by container; a container is missing where that is not known. */
  readonly running: ImageDigests;
  readonly seen: readonly ResolvedImage[];
  /** Whether the run sets the image of this container, rather than keeping that of the base. */
  readonly isRequested: (image: ContainerImage) => boolean;
  /** Whether the image of this container was given to the run, as `image`. */
  readonly isGiven: (image: ContainerImage) => boolean;
}

/** The result of a comparison. Each text is a clause without a full stop. */
export interface RunningFindings {
  /** Why the same revision has to be deployed again; absent: nothing says so. */
  readonly redeployBecause?: string;
  /** Images whose tags may have moved unseen, with the reason. */
  readonly unresolved: readonly string[];
  /** Images that the run does not set and whose tags have moved: new tasks get what the tags name now. */
  readonly movedAlong: readonly string[];
}

type Outcome = 'same' | { readonly kind: keyof RunningFindings; readonly text: string };

/**
 * Compares container by container. An image by digest is the same by its reference. An image that was given is deployed
 * again where it cannot be compared: the step must not be green while another image runs.
 */
export function compareWithRunning(comparison: RunningComparison): RunningFindings {
  const outcomes = listImages(comparison.next)
    .filter(({ identifier }) => 'tag' in identifier)
    .map((image) => compareOne(image, comparison))
    .filter((outcome) => outcome !== 'same');
  const textsOf = (kind: keyof RunningFindings) => outcomes.flatMap((one) => (one.kind === kind ? [one.text] : []));
  const [redeployBecause] = textsOf('redeployBecause');
  return { ...defined({ redeployBecause }), unresolved: textsOf('unresolved'), movedAlong: textsOf('movedAlong') };
}

function compareOne(image: ContainerImage, comparison: RunningComparison): Outcome {
  const { reference, container } = image;
  const isRequested = comparison.isRequested(image);
  const resolved = comparison.seen.find((one) => one.reference === reference);
  const running = digestOf(comparison.running, container);
  const uncertain = (text: string): Outcome => {
    if (comparison.isGiven(image)) return { kind: 'redeployBecause', text };
    return isRequested ? { kind: 'unresolved', text } : 'same';
  };
  if (resolved?.lookup.kind !== 'found') {
    const why = resolved?.lookup.kind === 'unknown' ? ` (${resolved.lookup.why})` : '';
    return uncertain(`the digest of image ${reference} is unknown${why}`);
  }
  const { digest } = resolved.lookup;
  if (running === undefined) return uncertain(`the running digest of image ${reference} is unknown`);
  if (running === digest) return 'same';
  const text = `image ${reference} is now ${shortenDigest(digest)}, but ${shortenDigest(running)} is running`;
  return { kind: isRequested ? 'redeployBecause' : 'movedAlong', text };
}

/** Digests of an image for one platform by that of its index, which is what a tag names: ECS may show either. */
export function toIndexDigests(running: ImageDigests, seen: readonly ResolvedImage[]): ImageDigests {
  const indexOf = new Map<string, string>();
  for (const { lookup, children } of seen) {
    if (lookup.kind === 'found') for (const child of children) indexOf.set(child, lookup.digest);
  }
  return Object.fromEntries(Object.entries(running).map(([name, digest]) => [name, indexOf.get(digest) ?? digest]));
}

/** `sha256:` and the first twelve digits. */
export function shortenDigest(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12);
}
