import { listImages } from '../image/named-image.ts';
import type { ImageDigests } from '../image/pin.ts';
import type { ServiceDeploymentRecord } from '../ports/service-records.ts';
import type { Revision } from '../ports/task-definition.ts';
import { findImages } from '../rollout/running-images.ts';
import type { KnownRevision } from './past.ts';

/**
 * Digests by container that ran of a revision: as ECS recorded them for its last deployment (kept 90 days), else as the
 * run that deployed it wrote them down. The ledger has one digest a revision, so it says this of a single image by tag
 * alone.
 */
export function findRanImages(
  revision: Revision,
  {
    history,
    known,
  }: { readonly history: readonly ServiceDeploymentRecord[]; readonly known: readonly KnownRevision[] },
): ImageDigests {
  const recorded = findImages(history, revision.arn);
  if (recorded !== undefined) return recorded;
  const written = known.find(({ arn }) => arn === revision.arn)?.entry.imageDigest;
  const [only, ...others] = listImages(revision.described).filter(({ identifier }) => 'tag' in identifier);
  return written === undefined || only === undefined || others.length > 0 ? {} : { [only.container]: written };
}
