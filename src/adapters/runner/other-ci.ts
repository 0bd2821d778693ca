/**
 * What GitLab CI, CircleCI and Jenkins say of a run in their variables, as GitHub says it in its own. All of it is
 * outside text: what has another form than its documentation says is left out.
 */
import { defined } from '@slipway/ecs-rules/values';
import type { Origin } from '../../ports/runner.ts';
import { type Environment, readNumber, readVariable } from './environment.ts';
import { nameRepository } from './git-url.ts';

/** An address that a tag of AWS can hold and that ends no link. */
const ADDRESS = /^https?:\/\/[\w.-]+(?::\d{1,5})?(?:\/[\w.+=@:-]+)*\/?$/;
const LONGEST_ADDRESS = 256;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * GitLab Docs, "Predefined CI/CD variables reference". A job that is retried keeps its pipeline and its name. The
 * number of retries is known since GitLab 19.3.
 */
export function readGitLab(environment: Environment): Origin {
  const read = (name: string) => readVariable(environment, name);
  const server = readAddress(environment, 'CI_SERVER_URL');
  const repository = readAddress(environment, 'CI_PROJECT_URL');
  // Without its project, the id could be that of another server.
  const runId = repository === undefined ? undefined : readNumber(environment, 'CI_PIPELINE_ID');
  return defined({
    commit: read('CI_COMMIT_SHA'),
    ref: nameRef(read('CI_COMMIT_TAG'), read('CI_COMMIT_BRANCH')),
    ...readMergeRequest(environment),
    repository,
    workflow: read('CI_CONFIG_PATH'),
    runId: runId === undefined ? undefined : String(runId),
    runNumber: readNumber(environment, 'CI_PIPELINE_IID'),
    runAttempt: readAttempt(read('CI_JOB_RETRY_COUNT')),
    step: nameStep(read('CI_JOB_NAME')),
    serverUrl: server === undefined ? undefined : endWithSlash(server),
  });
}

/** GitLab Docs, "Predefined variables for merge request pipelines". */
function readMergeRequest(environment: Environment): Origin {
  if (environment.CI_PIPELINE_SOURCE !== 'merge_request_event') return {};
  const [from, to] = ['CI_MERGE_REQUEST_SOURCE_PROJECT_ID', 'CI_MERGE_REQUEST_PROJECT_ID'].map((name) =>
    readVariable(environment, name),
  );
  const isFromFork = from === undefined || to === undefined ? undefined : from !== to;
  return { eventName: 'merge_request_event', ...defined({ isFromFork }) };
}

/** 0 for the first. */
function readAttempt(retries: string | undefined): number | undefined {
  return retries !== undefined && /^\d{1,9}$/.test(retries) ? Number(retries) + 1 : undefined;
}

/**
 * CircleCI documentation, "Project values and variables". A rerun is another workflow of the same pipeline. The number
 * of a job is no place in an order: a rerun of an old pipeline has a higher one than all pipelines before it. So there
 * is no `workflow`, by which runs are ordered.
 */
export function readCircleCi(environment: Environment): Origin {
  const read = (name: string) => readVariable(environment, name);
  const pipeline = read('CIRCLE_PIPELINE_ID') ?? '';
  const part = environment.CIRCLE_NODE_TOTAL === '1' ? undefined : read('CIRCLE_NODE_INDEX');
  const step = [read('CIRCLE_JOB'), part].filter((word) => word !== undefined).join('/');
  const isFromFork = ['CIRCLE_PR_NUMBER', 'CIRCLE_PR_REPONAME'].some((name) => read(name) !== undefined);
  const runUrl = readAddress(environment, 'CIRCLE_BUILD_URL');
  return defined({
    commit: read('CIRCLE_SHA1'),
    ref: nameRef(read('CIRCLE_TAG'), read('CIRCLE_BRANCH')),
    ...(isFromFork ? { eventName: 'pull_request', isFromFork } : {}),
    repository: nameRepository(read('CIRCLE_REPOSITORY_URL')),
    runId: UUID.test(pipeline) ? pipeline : undefined,
    runUrl,
    runNumber: readNumber(environment, 'CIRCLE_BUILD_NUM'),
    step: nameStep(step),
    // The host of an own server is only in the address of the job.
    serverUrl: runUrl === undefined ? undefined : endWithSlash(new URL(runUrl).origin),
  });
}

/**
 * Jenkins's page `env-vars.html`, Git plugin and Branch API. A build has no id that stays its own: numbers start again
 * when a job is created again. So there is neither `runId`, by which a run finds what it deployed before, nor
 * `workflow`, by which runs are ordered.
 */
export function readJenkins(environment: Environment): Origin {
  const read = (name: string) => readVariable(environment, name);
  const branch = read('BRANCH_NAME') ?? read('GIT_BRANCH')?.replace(/^origin\//, '');
  const isChange = read('CHANGE_ID') !== undefined;
  const server = readAddress(environment, 'JENKINS_URL');
  return defined({
    commit: read('GIT_COMMIT'),
    ref: nameRef(read('TAG_NAME'), branch),
    ...(isChange ? { eventName: 'pull_request', isFromFork: read('CHANGE_FORK') !== undefined } : {}),
    repository: nameRepository(read('GIT_URL')),
    runUrl: readAddress(environment, 'BUILD_URL'),
    runNumber: readNumber(environment, 'BUILD_NUMBER'),
    serverUrl: server === undefined ? undefined : endWithSlash(server),
  });
}

function nameRef(tag: string | undefined, branch: string | undefined): string | undefined {
  if (tag !== undefined) return `refs/tags/${tag}`;
  return branch === undefined ? undefined : `refs/heads/${branch}`;
}

function readAddress(environment: Environment, name: string): string | undefined {
  const text = readVariable(environment, name);
  return text !== undefined && text.length <= LONGEST_ADDRESS && ADDRESS.test(text) ? text : undefined;
}

function endWithSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

/**
 * The name of a job as a tag of AWS can hold it, such as `deploy: [eu]`. No two names become one: by the name, a
 * deployment is taken for that of the same job.
 */
function nameStep(name = ''): string | undefined {
  const escaped = name.replaceAll(/[^\w .:/+@-]/gu, (character) => `=${character.codePointAt(0)?.toString(16)}=`);
  return escaped === '' ? undefined : escaped;
}
