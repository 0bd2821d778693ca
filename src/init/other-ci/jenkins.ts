import type { Deployment, ServiceDocuments } from '../documents.ts';
import { listWatched, renderCommand, SUMMARY_FILE } from './command.ts';

/** `Jenkinsfile`: a stage for each service, with the role of the agent. */
export function renderJenkins(deployment: Deployment): string {
  const stages = deployment.services.map((documents) => renderStage(documents, deployment)).join('');
  return `// Builds and deploys main, one build at a time. For a multibranch pipeline.
// The agent has Node 20 or newer, Docker, and the credentials of its IAM role.
pipeline {
  agent { label 'deploy' }
  options {
    disableConcurrentBuilds()
    timeout(time: 60, unit: 'MINUTES')
  }
  environment { AWS_REGION = '${deployment.region}' }
  stages {
${stages}  }
  post { always { archiveArtifacts artifacts: '${SUMMARY_FILE}', allowEmptyArchive: true } }
}
`;
}

function renderStage(documents: ServiceDocuments, deployment: Deployment): string {
  const { name } = documents;
  const watched = listWatched(name, deployment);
  const changes = watched === undefined ? '' : `; changeset '${watched.replace(/\/\*$/, '')}'`;
  return `    stage('Deploy ${name}') {
      when { allOf { branch 'main'${changes} } }
      steps { sh '${renderCommand(documents, deployment)}' }
    }
`;
}
