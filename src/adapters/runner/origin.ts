import { readFileSync } from 'node:fs';
import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Origin } from '../../ports/runner.ts';
import { type Ci, recognizeCi } from './ci.ts';
import { type Environment, readNumber, readVariable } from './environment.ts';
import { readEnvironmentOverrides } from './environment-overrides.ts';
import { readCircleCi, readGitLab, readJenkins } from './other-ci.ts';

const COMMIT = /^[0-9a-f]{40}$/;

const READERS: Readonly<Record<Ci, (environment: Environment) => Origin>> = {
  github: readGitHub,
  gitlab: readGitLab,
  circleci: readCircleCi,
  jenkins: readJenkins,
};

/**
 * Where the run comes from, by the variables of its CI; elsewhere by those of GitHub that someone set. A commit of
 * another form is left out: it is not worth a failed run.
 */
export function readOrigin(environment: Environment): Origin {
  const { commit: own, ...origin } = READERS[recognizeCi(environment) ?? 'github'](environment);
  const commit = own ?? readVariable(environment, 'GITHUB_SHA');
  const detours = readEnvironmentOverrides(environment);
  return {
    ...defined({ commit: commit !== undefined && COMMIT.test(commit) ? commit : undefined }),
    ...origin,
    ...defined({ detours: detours.length === 0 ? undefined : detours }),
  };
}

/**
 * As GitHub says it in its variables and in the event's file (GitHub Docs, "Variables reference"). An event that cannot
 * be read is left out.
 */
function readGitHub(environment: Environment): Origin {
  const eventName = readVariable(environment, 'GITHUB_EVENT_NAME');
  return {
    ...defined({ commit: readVariable(environment, 'GITHUB_SHA'), ref: readVariable(environment, 'GITHUB_REF') }),
    ...readEvent(environment, eventName),
    ...defined({ eventName }),
    ...readRun(environment),
  };
}

/** Which run of which workflow this is: what its place among other runs is known by. */
function readRun(environment: Environment): Origin {
  const repository = readVariable(environment, 'GITHUB_REPOSITORY');
  const workflow = readWorkflow(environment, repository);
  const runId = readNumber(environment, 'GITHUB_RUN_ID');
  const runNumber = readNumber(environment, 'GITHUB_RUN_NUMBER');
  const runAttempt = readNumber(environment, 'GITHUB_RUN_ATTEMPT');
  const server = readVariable(environment, 'GITHUB_SERVER_URL');
  const step = ['GITHUB_JOB', 'GITHUB_ACTION'].flatMap((name) => readVariable(environment, name) ?? []).join('/');
  return defined({
    repository,
    workflow,
    runId: runId === undefined ? undefined : String(runId),
    runNumber,
    runAttempt,
    step: step === '' ? undefined : step,
    serverUrl: server,
  });
}

/** `owner/name/.github/workflows/deploy.yml@refs/heads/main`: the file stays the same workflow on every branch. */
function readWorkflow(environment: Environment, repository: string | undefined): string | undefined {
  const reference = readVariable(environment, 'GITHUB_WORKFLOW_REF');
  const [path] = (reference ?? '').split('@');
  if (path !== undefined && repository !== undefined && path.startsWith(`${repository}/`)) {
    return path.slice(repository.length + 1);
  }
  return readVariable(environment, 'GITHUB_WORKFLOW');
}

/** What the event's file says (GitHub Docs, "Webhook events and payloads"). */
function readEvent(environment: Environment, eventName: string | undefined): Origin {
  const read = EVENT_READERS.get(eventName ?? '');
  if (read === undefined) return {};
  const event = readEventFile(readVariable(environment, 'GITHUB_EVENT_PATH'));
  return isJsonObject(event) ? read(event) : {};
}

const EVENT_READERS: ReadonlyMap<string, (event: JsonObject) => Origin> = new Map([
  ['push', ({ deleted }: JsonObject): Origin => (deleted === true ? { withdrawn: 'deleted' } : {})],
  ['release', ({ release, action }: JsonObject) => (isJsonObject(release) ? readRelease(release, action) : {})],
  ['pull_request', readPullRequest],
  ['pull_request_review', readPullRequest],
  ['pull_request_review_comment', readPullRequest],
  ['workflow_run', readWorkflowRun],
]);

function readPullRequest({ pull_request: request, repository }: JsonObject): Origin {
  const head = isJsonObject(request) && isJsonObject(request.head) ? request.head : {};
  return compareRepositories(head.repo, repository);
}

function readWorkflowRun({ workflow_run: run, repository }: JsonObject): Origin {
  return isJsonObject(run) ? compareRepositories(run.head_repository, repository) : {};
}

/** The head of a fork that was deleted is null. */
function compareRepositories(head: Json | undefined, own: Json | undefined): Origin {
  const [from, to] = [head, own].map((one) => (isJsonObject(one) ? one.full_name : undefined));
  return typeof from === 'string' && typeof to === 'string' ? { isFromFork: from !== to } : {};
}

function readRelease({ tag_name: tag, draft }: JsonObject, action: Json | undefined): Origin {
  const isWithdrawn = action === 'deleted' || action === 'unpublished';
  const withdrawn = isWithdrawn ? 'unpublished' : draft === true ? 'draft' : undefined;
  return defined({
    releaseTag: typeof tag === 'string' && tag !== '' ? tag : undefined,
    withdrawn,
  });
}

function readEventFile(path: string | undefined): Json | undefined {
  if (path === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Json;
  } catch {
    return undefined;
  }
}
