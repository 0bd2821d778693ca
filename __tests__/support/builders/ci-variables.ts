/** The variables of a job, as the documentation of each CI has them. The branch or tag is the test's. */

export const COMMIT = 'c0ffee0123456789c0ffee0123456789c0ffee01';
export const PIPELINE_ID = '5034460f-c7c4-4c43-9457-de07e2029e7b';

export const GITLAB = {
  CI: 'true',
  GITLAB_CI: 'true',
  CI_COMMIT_SHA: COMMIT,
  CI_CONFIG_PATH: '.gitlab-ci.yml',
  CI_JOB_ID: '777',
  CI_JOB_NAME: 'deploy',
  CI_JOB_RETRY_COUNT: '0',
  CI_PIPELINE_ID: '987654',
  CI_PIPELINE_IID: '42',
  CI_PIPELINE_SOURCE: 'push',
  CI_PROJECT_URL: 'https://gitlab.com/acme/web/shop',
  CI_SERVER_URL: 'https://gitlab.com',
} as const;

export const CIRCLECI = {
  CI: 'true',
  CIRCLECI: 'true',
  CIRCLE_BUILD_NUM: '311',
  CIRCLE_BUILD_URL: 'https://circleci.com/gh/acme/shop/311',
  CIRCLE_JOB: 'deploy',
  CIRCLE_NODE_INDEX: '0',
  CIRCLE_NODE_TOTAL: '1',
  CIRCLE_PIPELINE_ID: PIPELINE_ID,
  CIRCLE_REPOSITORY_URL: 'git@github.com:acme/shop.git',
  CIRCLE_SHA1: COMMIT,
  CIRCLE_WORKFLOW_ID: 'fb9f1f0c-8d3e-4c0e-9a1b-6d8c1c0c2f11',
} as const;

export const JENKINS = {
  BUILD_NUMBER: '12',
  BUILD_URL: 'https://ci.acme.example/jenkins/job/shop/job/main/12/',
  GIT_COMMIT: COMMIT,
  GIT_URL: 'https://github.com/acme/shop.git',
  JENKINS_URL: 'https://ci.acme.example/jenkins/',
  JOB_NAME: 'shop/main',
} as const;
