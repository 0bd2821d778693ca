import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { Ports } from '../ports/ports.ts';

/** A revision whose image is requested. */
export interface ImageQuestion {
  readonly revisionArn?: RevisionArn;
  readonly entry: LedgerEntry;
}

/** Reads in progress at a time: ECS limits calls per second. */
const AT_ONCE = 10;

/** Image of each revision's main container, by ARN. A revision that is gone or may not be read has none. */
export async function readImages(
  questions: readonly ImageQuestion[],
  { ecs }: Pick<Ports, 'ecs'>,
): Promise<ReadonlyMap<string, string>> {
  const entries = new Map(
    questions.flatMap(({ revisionArn: arn, entry }) => (arn === undefined ? [] : [[arn, entry]])),
  );
  const images = new Map<string, string>();
  const readOne = async ([arn, entry]: readonly [string, LedgerEntry]) => {
    const revision = await ecs.describeRevision(arn).catch(() => undefined);
    const image = revision === undefined ? undefined : findMainImage(revision.described, entry);
    if (image !== undefined) images.set(arn, image);
  };
  const all = [...entries];
  for (let from = 0; from < all.length; from += AT_ONCE)
    await Promise.all(all.slice(from, from + AT_ONCE).map(readOne));
  return images;
}

/** The image that was deployed, by its digest, else that of the first essential container. */
export function findMainImage(described: JsonObject, { imageDigest }: LedgerEntry = {}): string | undefined {
  const containers = Array.isArray(described.containerDefinitions) ? described.containerDefinitions : [];
  const objects = containers.filter(isJsonObject);
  const deployed = objects.find(({ image }) => imageDigest !== undefined && String(image).endsWith(`@${imageDigest}`));
  const [first] = objects.filter(({ essential }) => essential !== false);
  const image = (deployed ?? first)?.image;
  return typeof image === 'string' ? image : undefined;
}
