import type { Deployment, ServiceDocuments } from '../documents.ts';
import { deployRoleName, roleArn } from '../names.ts';
import { renderCommand } from './command.ts';

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
${services.map(({ name }) => renderStart(name, cluster)).join('')}`;
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
`;
}

function renderStart(name: string, cluster: string): string {
  return `      - deploy-${name}:
          serial-group: << pipeline.project.slug >>/${name}-${cluster}
          filters: { branches: { only: main } }
`;
}
