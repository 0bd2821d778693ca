import { listPaths } from '../paths.ts';
import type { Setup } from '../setup.ts';
import type { Parameter } from './parameters.ts';
import { comment, scalar } from './yaml.ts';

/** What the file is and how to use it. */
export function renderHeader(setup: Setup, parameters: readonly Parameter[]): string {
  const { cluster, region, accountId } = setup;
  const required = parameters.filter((parameter) => parameter.default === undefined).map(({ name }) => name);
  const lines = [
    `Everything that the services of cluster ${cluster} need in AWS. Slipway deploys to them.`,
    '',
    `1. Create all except the services, in account ${accountId}:`,
    `     aws cloudformation deploy --region ${region} --stack-name ${nameStack(cluster)} \\`,
    '       --template-file aws/template.yml --capabilities CAPABILITY_NAMED_IAM \\',
    `       --parameter-overrides ${required.map((name) => `${name}=…`).join(' \\\n         ')}`,
    '   A list of subnets is written with commas.',
    '2. Push the first image and register the first revision of each service. A tag of an image can be used once:',
    ...listFirstDeploys(setup).map((command) => `     ${command}`),
    '3. Create the services: the command of step 1 with --parameter-overrides CreateServices=true. The other parameters',
    '   keep their values.',
    'From then on the CI deploys. A later update of this stack does not undo that.',
  ];
  return `${comment(lines.join('\n'))}
AWSTemplateFormatVersion: '2010-09-09'
Description: ${scalar(`Services of cluster ${cluster}, deployed by Slipway`)}`;
}

/** Without a service, a deploy ends when the revision is registered. */
function listFirstDeploys({ services }: Setup): readonly string[] {
  return services.flatMap(({ name }) => {
    const { folder, taskDefinition } = listPaths(name, services.length === 1);
    const deploy = `slipway deploy --repository ${name} --image-tag 1`;
    if (folder === '') return [`${deploy} --task-definition ${taskDefinition}`];
    return [`${deploy} --context ${folder} \\`, `  --task-definition ${taskDefinition}`];
  });
}

/** A stack's name has letters, digits and hyphens, and begins with a letter (CloudFormation API reference). */
function nameStack(cluster: string): string {
  return `slipway-${cluster.replaceAll('_', '-')}`;
}
