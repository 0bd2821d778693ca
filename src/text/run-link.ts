const SERVER = /^https?:\/\/[\w.-]+(?::\d{1,5})?$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const RUN_ID = /^\d{1,20}$/;

/** The run of a workflow that a link leads to. */
interface WorkflowRun {
  /** `owner/name` */
  readonly repository?: string;
  readonly runId?: string;
}

/**
 * Page of the run that wrote the entry, made of checked parts alone, since tags are outside text. Undefined when the
 * entry names no run of GitHub.
 *
 * @param server such as `https://github.com`
 */
export function linkToRun({ repository, runId }: WorkflowRun, server = 'https://github.com'): string | undefined {
  if (repository === undefined || runId === undefined) return undefined;
  if (!SERVER.test(server) || !REPOSITORY.test(repository) || !RUN_ID.test(runId)) return undefined;
  return `${server}/${repository}/actions/runs/${runId}`;
}
