/** Pages of GitHub about commits, made of checked parts alone, since tags are outside text. */

const SERVER = /^https?:\/\/[\w.-]+(?::\d{1,5})?$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const COMMIT = /^[0-9a-f]{40}$/;

/** A commit of a repository, as far as it is known. */
export interface CommitPlace {
  /** `owner/name` */
  readonly repository?: string;
  /** 40 hex digits. */
  readonly commit?: string;
}

/** Page of the commit. @param server such as `https://github.com` */
export function linkToCommit({ repository, commit }: CommitPlace, server = 'https://github.com'): string | undefined {
  const isKnown = isPlace(repository, server) && commit !== undefined && COMMIT.test(commit);
  return isKnown ? `${server}/${repository}/commit/${commit}` : undefined;
}

/** What changed from one commit to the other; undefined unless both are of the same repository, and differ. */
export function linkToComparison(
  from: CommitPlace,
  to: CommitPlace,
  server = 'https://github.com',
): string | undefined {
  const commits = [from.commit ?? '', to.commit ?? ''];
  const isKnown = isPlace(from.repository, server) && commits.every((commit) => COMMIT.test(commit));
  if (!isKnown || from.repository !== to.repository || from.commit === to.commit) return undefined;
  return `${server}/${from.repository}/compare/${commits.join('...')}`;
}

function isPlace(repository: string | undefined, server: string): boolean {
  return repository !== undefined && SERVER.test(server) && REPOSITORY.test(repository);
}
