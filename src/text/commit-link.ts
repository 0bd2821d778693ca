/** Pages of GitHub and GitLab about commits, made of checked parts alone, since tags are outside text. */
import { findRepositoryPage } from './repository-page.ts';

const COMMIT = /^[0-9a-f]{40}$/;

/** A commit of a repository, as far as it is known. */
export interface CommitPlace {
  /** `owner/name` of GitHub, or the address of a project of GitLab. */
  readonly repository?: string;
  /** 40 hex digits. */
  readonly commit?: string;
}

/** Page of the commit. @param server such as `https://github.com`; that of another CI ends with a slash */
export function linkToCommit({ repository = '', commit = '' }: CommitPlace, server?: string): string | undefined {
  const page = COMMIT.test(commit) ? findRepositoryPage(repository, server) : undefined;
  return page && `${page.address}/commit/${commit}`;
}

/** What changed from one commit to the other; undefined unless both are of the same repository, and differ. */
export function linkToComparison(from: CommitPlace, to: CommitPlace, server?: string): string | undefined {
  const commits = [from.commit ?? '', to.commit ?? ''];
  const page = findRepositoryPage(from.repository ?? '', server);
  const isKnown = page !== undefined && commits.every((commit) => COMMIT.test(commit));
  if (!isKnown || from.repository !== to.repository || from.commit === to.commit) return undefined;
  return `${page.address}/compare/${commits.join('...')}`;
}
