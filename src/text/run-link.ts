import { findRepositoryPage, isLinkable } from './repository-page.ts';

const RUN_ID = /^\d{1,20}$/;
const RUNS = { github: 'actions/runs', gitlab: 'pipelines' } as const;

/** The run that a link leads to. */
interface CiRun {
  /** `owner/name` of GitHub, or the address of a project of GitLab. */
  readonly repository?: string;
  readonly runId?: string;
  /** Address of a run of another CI. */
  readonly runUrl?: string;
}

/**
 * Page of the run that wrote the entry, made of checked parts alone, since tags are outside text: the run of GitHub,
 * the pipeline of GitLab, or the address that another CI gave. Undefined when the entry names none.
 *
 * @param server such as `https://github.com`; that of another CI ends with a slash
 */
export function linkToRun({ repository = '', runId = '', runUrl }: CiRun, server?: string): string | undefined {
  if (runUrl !== undefined) return isLinkable(runUrl, server) ? runUrl : undefined;
  const page = RUN_ID.test(runId) ? findRepositoryPage(repository, server) : undefined;
  return page && `${page.address}/${RUNS[page.host]}/${runId}`;
}
