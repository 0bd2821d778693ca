import type { Deployment } from '../documents.ts';
import { scalar } from '../template/yaml.ts';
import { renderCredentials, renderUses } from './steps.ts';

/** The service that the person chose: an expression of GitHub. */
const CHOSEN = `\${{ inputs.service }}`;

/** Started by hand, with a choice of the target, and of the service where there are several. */
export function renderRollbackWorkflow(deployment: Deployment): string {
  const names = deployment.services.map(({ name }) => name);
  const [only = ''] = names;
  const hasChoice = names.length > 1;
  const service = hasChoice ? CHOSEN : scalar(only);
  const group = hasChoice ? `${CHOSEN}-${deployment.cluster}` : scalar(`${only}-${deployment.cluster}`);
  return [
    'name: Roll back',
    'on:',
    '  workflow_dispatch:',
    '    inputs:',
    ...(hasChoice ? renderChoice(names) : []),
    '      target:',
    '        description: Revision to roll back to',
    '        type: choice',
    '        options: [last-good, previous, other]',
    '        default: last-good',
    '      other:',
    "        description: 'If other: a release, a commit, a revision number, family:number or an ARN'",
    '        type: string',
    'permissions:',
    '  contents: read',
    '  id-token: write',
    'concurrency:',
    `  group: ${group}`,
    '  cancel-in-progress: false',
    'jobs:',
    '  roll-back:',
    '    runs-on: ubuntu-latest',
    `    environment: ${scalar(deployment.environment)}`,
    '    timeout-minutes: 60',
    '    steps:',
    ...renderCredentials(deployment),
    `      - uses: ${renderUses(deployment.action, 'rollback')}`,
    '        with:',
    `          cluster: ${scalar(deployment.cluster)}`,
    `          service: ${service}`,
    `          rollback-to: \${{ inputs.target == 'other' && inputs.other || inputs.target }}`,
    '',
  ].join('\n');
}

function renderChoice(names: readonly string[]): readonly string[] {
  return [
    '      service:',
    '        description: Service to roll back',
    '        type: choice',
    `        options: [${names.map(scalar).join(', ')}]`,
    '        required: true',
  ];
}
