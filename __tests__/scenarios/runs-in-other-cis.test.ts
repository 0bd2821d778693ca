/** The templates for GitLab CI, CircleCI and Jenkins: the shell of each is run against the local ECS. */

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { createRegistryClient, pushImage } from '../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { type ProgramResult, runProgram } from '../../packages/local-ecs/src/base-image/run-program.ts';
import { VERSION } from '../../src/text/version.ts';
import { CIRCLECI, COMMIT, GITLAB, JENKINS, PIPELINE_ID } from '../support/builders/ci-variables.ts';
import { nodeOfRunner, ROOT } from '../support/harness/action-run.ts';
import {
  type CiTemplate,
  readCircleCiTemplate,
  readGitLabTemplate,
  readJenkinsTemplate,
} from '../support/harness/ci-templates.ts';
import { recordWords } from '../support/harness/printed-words.ts';
import {
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
  untilSteady,
} from '../support/harness/scenario-stage.ts';

const CLI = join(ROOT, 'dist', 'cli', 'index.js');
const COMMIT_TAG = `sha-${COMMIT.slice(0, 12)}`;
const TOKEN = 'ey.a-token-of-this-job.x';
const PAGE = 'https://gitlab.com/acme/web/shop/-';

const CASES = [
  {
    ci: 'GitLab',
    template: readGitLabTemplate(),
    job: { ...GITLAB, AWS_ID_TOKEN: TOKEN },
    main: { CI_COMMIT_BRANCH: 'main' },
    tag: { CI_COMMIT_TAG: 'v1.4.2', CI_PIPELINE_ID: '987655', CI_PIPELINE_IID: '43' },
    ledger: {
      'slipway:repository': 'https://gitlab.com/acme/web/shop',
      'slipway:run-id': '987654',
      'slipway:run-number': '42',
    },
    runs: [`[43](${PAGE}/pipelines/987655)`, `[42](${PAGE}/pipelines/987654)`],
  },
  {
    ci: 'CircleCI',
    template: readCircleCiTemplate(),
    job: { ...CIRCLECI, CIRCLE_OIDC_TOKEN_V2: TOKEN },
    main: { CIRCLE_BRANCH: 'main' },
    tag: {
      CIRCLE_TAG: 'v1.4.2',
      CIRCLE_PIPELINE_ID: PIPELINE_ID.replace(/^5/, '6'),
      CIRCLE_BUILD_NUM: '320',
      CIRCLE_BUILD_URL: 'https://circleci.com/gh/acme/shop/320',
    },
    ledger: {
      'slipway:repository': 'acme/shop',
      'slipway:run-id': PIPELINE_ID,
      'slipway:run-number': '311',
      'slipway:run-url': CIRCLECI.CIRCLE_BUILD_URL,
    },
    runs: ['[320](https://circleci.com/gh/acme/shop/320)', '[311](https://circleci.com/gh/acme/shop/311)'],
  },
  {
    ci: 'Jenkins',
    template: readJenkinsTemplate(),
    job: JENKINS,
    main: { BRANCH_NAME: 'main' },
    tag: {
      TAG_NAME: 'v1.4.2',
      BRANCH_NAME: 'v1.4.2',
      BUILD_NUMBER: '1',
      BUILD_URL: 'https://ci.acme.example/jenkins/job/shop/job/v1.4.2/1/',
    },
    ledger: {
      'slipway:repository': 'acme/shop',
      'slipway:run-number': '12',
      'slipway:run-url': JENKINS.BUILD_URL,
    },
    runs: [
      '[1](https://ci.acme.example/jenkins/job/shop/job/v1.4.2/1/)',
      '[12](https://ci.acme.example/jenkins/job/shop/job/main/12/)',
    ],
  },
] as const;

let stage: ScenarioStage;
let programs: string;

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated', instances: 2 });
  const containerDefinitions = [{ name: 'web', image: 'web:v1', memory: 128 }];
  stage.call('RegisterTaskDefinition', { family: 'web', containerDefinitions });
  stage.call('CreateService', { cluster: 'production', serviceName: 'web', taskDefinition: 'web', desiredCount: 1 });
  await untilSteady(stage, 'web');
  await callEcr(stage.local, 'CreateRepository', { repositoryName: 'web' });
  // As an earlier job has built it: so no job of the tests builds.
  await pushImage(createRegistryClient(stage.local), 'web', { tag: COMMIT_TAG, layer: 'of the commit' });
  stage.job.write('Dockerfile', 'FROM scratch\n');
  programs = join(stage.job.home, 'programs');
  mkdirSync(programs);
  addProgram('apk', 'exit 0');
  addProgram('docker', 'echo "no job of these tests needs docker" >&2; exit 1');
  // The image exists, and the polls of a test are near each other.
  addProgram(
    'npx',
    `[ "$1 $2" = "--yes slipway@${VERSION}" ] || { echo "unknown package $2" >&2; exit 1; }
shift 2
cat "$AWS_WEB_IDENTITY_TOKEN_FILE" > "$HOME/token" 2> /dev/null
exec "${nodeOfRunner()}" "${CLI}" "$@" --build never --wait-max-delay-seconds 1`,
  );
});

afterEach(async () => {
  await stage.close();
});

function addProgram(name: string, script: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(programs, name), 0o755);
}

async function runJob(template: CiTemplate, variables: Readonly<Record<string, string>>): Promise<ProgramResult> {
  const environment = {
    PATH: `${programs}:${process.env.PATH}`,
    HOME: stage.job.home,
    TMPDIR: stage.job.temporary,
    ...template.variables,
    ...variables,
    ...stage.environment,
  };
  const ended = await runProgram('sh', ['-e', '-c', template.script], { environment, folder: stage.job.workspace });
  recordWords({ log: ended.stdout });
  return ended;
}

function readTags(resourceArn: string): Readonly<Record<string, string>> {
  const tags = stage.call('ListTagsForResource', { resourceArn }).tags as readonly { key: string; value: string }[];
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}

const readSummary = () => readFileSync(join(stage.job.workspace, 'summary.md'), 'utf8');
const tokenFile = () => join(stage.job.home, 'token');

describe.each(CASES)('the template for $ci', ({ template, job, main, tag, ledger, runs }) => {
  test('deploys the image of the commit, and writes commit and run to the ledger', async () => {
    const { exitCode, stdout, stderr } = await runJob(template, { ...job, ...main });

    expect([stderr, exitCode]).toEqual(['', 0]);
    expect(stdout).toContain('STEADY');
    expect(currentImage(stage, 'web')).toMatch(/\/web@sha256:[0-9a-f]{64}$/);
    const { taskDefinition } = describeService(stage, 'web');
    expect(readTags(String(taskDefinition))).toMatchObject({ ...ledger, 'slipway:commit': COMMIT });
    expect(readSummary()).toContain(COMMIT.slice(0, 12));
  });

  test('promotes the image to the tag, and links both runs in the summary', async () => {
    await runJob(template, { ...job, ...main });
    const { taskDefinition } = describeService(stage, 'web');

    const { exitCode, stdout } = await runJob(
      { ...template, script: template.script.replace(' deploy ', ' deploy --environment-variables RELEASE=1 ') },
      { ...job, ...tag },
    );

    expect([stdout, exitCode]).toEqual([expect.stringContaining('STEADY'), 0]);
    const found = await callEcr(stage.local, 'DescribeImages', {
      repositoryName: 'web',
      imageIds: [{ imageTag: 'v1.4.2' }],
    });
    expect(found.status).toBe(200);
    const revision = String(describeService(stage, 'web').taskDefinition);
    expect(revision).not.toBe(taskDefinition);
    expect(readTags(revision)).toMatchObject({ 'slipway:release': 'v1.4.2', 'slipway:commit': COMMIT });
    for (const run of runs) expect(readSummary()).toContain(run);
  });
});

describe('a job of GitLab', () => {
  const { template, job, main } = CASES[0];

  test('has its token in a file that only its user reads', async () => {
    await runJob(template, { ...job, ...main });

    expect(readFileSync(tokenFile(), 'utf8')).toBe(TOKEN);
  });

  test('that is retried after its deployment deploys no second time', async () => {
    const forced = { ...template, script: template.script.replace(' deploy ', ' deploy --force-new-deployment ') };
    await runJob(forced, { ...job, ...main });
    const updates = () => stage.writes().filter((one) => one === 'UpdateService').length;
    const before = updates();

    const again = await runJob(forced, { ...job, ...main, CI_JOB_ID: '778', CI_JOB_RETRY_COUNT: '1' });

    expect([again.exitCode, updates() - before]).toEqual([0, 0]);
  });

  test('of an older pipeline is refused, and leaves the newer one', async () => {
    const newer = { CI_PIPELINE_ID: '987700', CI_PIPELINE_IID: '50' };
    await runJob(template, { ...job, ...main, ...newer });
    const before = describeService(stage, 'web').taskDefinition;

    const older = await runJob(template, { ...job, ...main });

    expect(older.stdout).toContain(
      `Run 42 of .gitlab-ci.yml is older than run 50 (commit c0ffee012345, ${PAGE}/pipelines/987700)`,
    );
    expect(older.exitCode).not.toBe(0);
    expect(describeService(stage, 'web').taskDefinition).toBe(before);
  });
});

describe('a job of CircleCI', () => {
  const { template, job, main } = CASES[1];

  test('that is rerun after its deployment deploys no second time', async () => {
    const forced = { ...template, script: template.script.replace(' deploy ', ' deploy --force-new-deployment ') };
    await runJob(forced, { ...job, ...main });
    const updates = () => stage.writes().filter((one) => one === 'UpdateService').length;
    const before = updates();

    const again = await runJob(forced, { ...job, ...main, CIRCLE_BUILD_NUM: '312', CIRCLE_WORKFLOW_ID: 'another' });

    expect([again.exitCode, updates() - before]).toEqual([0, 0]);
    expect(existsSync(tokenFile())).toBe(true);
  });
});

describe('a build of Jenkins', () => {
  const { template, job, main } = CASES[2];

  test('with the number of an earlier one is another: it deploys when that is requested', async () => {
    const forced = { ...template, script: template.script.replace(' deploy ', ' deploy --force-new-deployment ') };
    await runJob(forced, { ...job, ...main });
    const updates = () => stage.writes().filter((one) => one === 'UpdateService').length;
    const before = updates();

    const again = await runJob(forced, { ...job, ...main });

    expect([again.exitCode, updates() - before]).toEqual([0, 1]);
  });
});

describe('the file of --summary', () => {
  const { template, job, main } = CASES[2];
  const into = (path: string) => ({ ...template, script: template.script.replace('summary.md', path) });

  test('has the summary of a failed run, in place of an older one', async () => {
    writeFileSync(join(stage.job.workspace, 'summary.md'), 'of an older run\n'.repeat(100));
    const absent = { ...template, script: template.script.replace('--service web', '--service nope') };

    const { exitCode } = await runJob(absent, { ...job, ...main });

    expect(exitCode).toBe(2);
    expect(readSummary()).toMatch(/^## .*nope/m);
    expect(readSummary()).not.toContain('of an older run');
  });

  test.each([
    { named: 'below a file', path: 'a-file/summary.md', why: 'cannot be written (' },
    { named: 'a folder', path: 'a-folder', why: 'cannot be written (EISDIR)' },
    { named: 'outside', path: '../home/summary.md', why: 'is outside the workspace' },
  ])('that is $named is refused before any call', async ({ path, why }) => {
    stage.job.write('a-file', '');
    mkdirSync(join(stage.job.workspace, 'a-folder'));
    const before = stage.local.calls().length;

    const { exitCode, stdout } = await runJob(into(path), { ...job, ...main });

    expect([stdout, exitCode]).toEqual([expect.stringContaining('--summary: the file /'), 2]);
    expect(stdout).toContain(why);
    expect(stage.local.calls()).toHaveLength(before);
  });

  test('is written next to the summary of the step in a workflow of GitHub', async () => {
    const step = join(stage.job.home, 'step-summary');
    writeFileSync(step, '');
    const workflow = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: step, GITHUB_SHA: COMMIT };

    await runJob(template, workflow);

    expect(readFileSync(step, 'utf8')).toBe(readSummary());
    expect(readSummary()).toContain('web');
  });
});
