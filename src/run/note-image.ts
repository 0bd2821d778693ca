import type { JsonObject } from '@slipway/ecs-rules/values';
import { findMainImage } from '../history/read-images.ts';
import type { World } from './world.ts';

/** A revision of a service, and its document. */
interface ImagedRevision {
  readonly arn: string;
  readonly described: JsonObject;
  /** The same with its images by digest, where these are known. */
  readonly pinned?: JsonObject;
}

/** Notes the main image of a revision for the reports, with tag and digest as far as they are known. */
export function noteImage(service: string, revision: ImagedRevision, { notes }: Pick<World, 'notes'>): void {
  const image = findMainImage(revision.described);
  if (image === undefined) return;
  const [, digest] = (findMainImage(revision.pinned ?? {}) ?? '').split('@');
  const reference = digest === undefined || image.includes('@') ? image : `${image}@${digest}`;
  const known = notes.record().services.find(({ name }) => name === service)?.images;
  notes.noteService(service, { images: { ...known, [revision.arn]: reference } });
}
