import { listDeployInputs } from '../deploy-inputs.ts';
import type { Deployment } from '../documents.ts';
import type { ServicePaths } from '../paths.ts';
import type { ServiceFacts } from '../service-facts.ts';
import { scalar } from '../template/yaml.ts';
import { renderCredentials, renderUses } from './steps.ts';

const CHECKOUT = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2';

/** What one workflow deploys, and the path of the workflow itself. */
export interface DeployedService {
  readonly facts: ServiceFacts;
  readonly paths: ServicePaths;
  readonly workflow: string;
}

/** Builds and deploys each commit on `main`; a service in a folder only when the folder changes. */
export function renderDeployWorkflow({ facts, paths, workflow }: DeployedService, deployment: Deployment): string {
  const { folder } = paths;
  const inputs = listDeployInputs(facts, paths, deployment);
  const name = folder === '' ? 'Deploy' : `Deploy ${facts.name}`;
  return [
    `name: ${name}`,
    'on:',
    '  push:',
    '    branches: [main]',
    ...(folder === '' ? [] : [`    paths: ['${folder}/**', ${workflow}]`]),
    'permissions:',
    '  contents: read',
    '  id-token: write',
    'concurrency:',
    `  group: ${scalar(`${facts.name}-${deployment.cluster}`)}`,
    '  cancel-in-progress: false',
    'jobs:',
    '  deploy:',
    '    runs-on: ubuntu-latest',
    `    environment: ${scalar(deployment.environment)}`,
    '    timeout-minutes: 60',
    '    steps:',
    `      - uses: ${CHECKOUT}`,
    '        with:',
    '          persist-credentials: false',
    ...renderCredentials(deployment),
    `      - uses: ${renderUses(deployment.action)}`,
    '        with:',
    ...inputs.map(([input, value]) => `          ${input}: ${scalar(value)}`),
    '',
  ].join('\n');
}
