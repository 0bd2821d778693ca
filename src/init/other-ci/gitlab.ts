import type { Deployment, ServiceDocuments } from '../documents.ts';
import { deployRoleName, roleArn } from '../names.ts';
import { scalar } from '../template/yaml.ts';
import { listWatched, renderCommand, SUMMARY_FILE } from './command.ts';

/** Which pipelines deploy. */
const DEFAULT_BRANCH = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';

/** `.gitlab-ci.yml`: a job for each service. AWS takes the job's ID token (GitLab Docs, ID token authentication). */
export function renderGitLab(deployment: Deployment): string {
  return `# Builds and deploys the default branch. One job at a time deploys to a service.
.deploy:
  image: docker:28.3.3
  services: ['docker:28.3.3-dind']
  rules: [{ if: ${DEFAULT_BRANCH} }]
  environment: ${scalar(deployment.environment)}
  interruptible: false
  timeout: 60 minutes
  id_tokens:
    AWS_ID_TOKEN: { aud: 'https://gitlab.com' }
  variables:
    AWS_REGION: ${deployment.region}
    AWS_ROLE_ARN: ${roleArn(deployment, deployRoleName(deployment.cluster))}
    DOCKER_TLS_CERTDIR: /certs
  before_script:
    - apk add --no-cache nodejs npm
    - export AWS_WEB_IDENTITY_TOKEN_FILE="$(mktemp)"
    - printf %s "$AWS_ID_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE"
  artifacts: { when: always, paths: [${SUMMARY_FILE}] }
${deployment.services.map((documents) => renderJob(documents, deployment)).join('')}`;
}

function renderJob(documents: ServiceDocuments, deployment: Deployment): string {
  const { name } = documents;
  const watched = listWatched(name, deployment);
  const rules = watched === undefined ? '' : `\n  rules: [{ if: ${DEFAULT_BRANCH}, changes: ['${watched}'] }]`;
  return `
deploy-${name}:
  extends: .deploy${rules}
  resource_group: ${name}-${deployment.cluster}
  script:
    - ${renderCommand(documents, deployment)}
`;
}
