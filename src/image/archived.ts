import type { ErrorDetails } from '../ports/deploy-error.ts';

/** An image that has to be restored before anything can run it. */
export interface ArchivedImage {
  readonly digest: string;
  /** Absent: it was read by its digest. */
  readonly tag?: string;
}

/** ECR answers the pull of an archived image with 404 until it is restored (ECR User Guide, "Archiving an image"). */
export function refuseArchived(repository: string, { digest, tag }: ArchivedImage): ErrorDetails {
  const name = tag === undefined ? `${repository}@${digest}` : `${repository}:${tag} (${digest})`;
  return {
    kind: 'absent',
    message: `Image ${name} is archived in Amazon ECR, so it cannot be pulled.`,
    advice: `Restore it: ${restoreCommand(repository, digest)}`,
  };
}

/** The command that restores an archived image. */
export function restoreCommand(repository: string, digest: string): string {
  return (
    `aws ecr update-image-storage-class --repository-name ${repository} ` +
    `--image-id imageDigest=${digest} --target-storage-class STANDARD`
  );
}
