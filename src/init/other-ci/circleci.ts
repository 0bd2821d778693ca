import type { Deployment, ServiceDocuments } from '../documents.ts';
import { deployRoleName, roleArn } from '../names.ts';
import { scalar } from '../template/yaml.ts';
import { renderCommand, SUMMARY_FILE } from './command.ts';

/** `.circleci/config.yml`: a job for each service. AWS takes the job's token (CircleCI Docs, OpenID Connect tokens). */
export function renderCircleCi(deployment: Deployment): string {
  const { services, region, cluster } = deployment;
  return `# Builds and deploys main. One job at a time deploys to a service.
version: 2.1
executors:
  deploy:
    docker: [{ image: 'cimg/node:24.11.0' }]
    environment:
      AWS_REGION: ${region}
      AWS_ROLE_ARN: ${roleArn(deployment, deployRoleName(cluster))}
jobs:
${services.map((documents) => renderJob(documents, deployment)).join('')}workflows:
  deploy:
    jobs:
${services.map(({ name }) => renderStart(name, deployment)).join('')}`;
}

function renderJob(documents: ServiceDocuments, deployment: Deployment): string {
  return `  deploy-${documents.name}:
    executor: deploy
    steps:
      - checkout
      - setup_remote_docker
      - run:
          name: Deploy ${documents.name}
          command: |
            export AWS_WEB_IDENTITY_TOKEN_FILE="$(mktemp)"
            printf %s "$CIRCLE_OIDC_TOKEN_V2" > "$AWS_WEB_IDENTITY_TOKEN_FILE"
            ${renderCommand(documents, deployment)}
      - store_artifacts: { path: ${SUMMARY_FILE} }
`;
}

/** Only jobs with a context have a token (CircleCI Docs, OpenID Connect tokens). */
function renderStart(name: string, { cluster, environment }: Deployment): string {
  return `      - deploy-${name}:
          context: ${scalar(environment)}
          serial-group: << pipeline.project.slug >>/${name}-${cluster}
          filters: { branches: { only: main } }
`;
}
