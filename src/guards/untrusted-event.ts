import type { DeployRequest } from '../inputs/request.ts';
import type { ErrorDetails } from '../ports/deploy-error.ts';
import type { Origin } from '../ports/runner.ts';

/** Anyone who can see a public repository can cause these (GitHub Docs, "Events that trigger workflows"). */
const ANYBODYS: ReadonlySet<string> = new Set([
  'discussion',
  'discussion_comment',
  'fork',
  'gollum',
  'issue_comment',
  'issues',
  'pull_request_comment',
  'pull_request_target',
  'watch',
]);

/** These are as trusted as the repository whose commits they are of. */
const OF_A_REPOSITORY: ReadonlyMap<string, string> = new Map([
  ['merge_request_event', 'a merge request'],
  ['pull_request', 'a pull request'],
  ['pull_request_review', 'a pull request'],
  ['pull_request_review_comment', 'a pull request'],
  ['workflow_run', 'a workflow run'],
]);

/**
 * Why the event of the run is not to be trusted with credentials: people without write access can cause it, and have a
 * say in what would be built or deployed. An event that does not say where it comes from is not trusted either.
 */
export function findUntrustedEvent(
  { shouldAllowUntrustedEvents }: Pick<DeployRequest, 'shouldAllowUntrustedEvents'>,
  { eventName = '', isFromFork }: Origin,
): ErrorDetails | undefined {
  if (shouldAllowUntrustedEvents) return undefined;
  const why = explainDistrust(eventName, isFromFork);
  if (why === undefined) return undefined;
  return {
    kind: 'input',
    message: `Refusing to deploy: people without write access can trigger this event (${why}).`,
    advice:
      'Deploy on push, release or workflow_dispatch. If nothing from the event reaches the build or the task definition, set allow-untrusted-events: true.',
  };
}

function explainDistrust(eventName: string, isFromFork: boolean | undefined): string | undefined {
  if (ANYBODYS.has(eventName)) return `${eventName}, which anyone can trigger`;
  const noun = OF_A_REPOSITORY.get(eventName);
  if (noun === undefined || isFromFork === false) return undefined;
  return isFromFork === true ? `${eventName}: ${noun} from a fork` : `${eventName}: ${noun} from an unknown repository`;
}
