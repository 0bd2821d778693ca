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
  if (services.length === 1) {
    return services.map(
      ({ name }) => `slipway deploy --repository ${name} --image-tag 1 --task-definition task-definition.json`,
    );
  }
  return services.flatMap(({ name }) => [
    `slipway deploy --repository ${name} --image-tag 1 --context services/${name} \\`,
    `  --task-definition services/${name}/task-definition.json`,
  ]);
}

/** A stack's name has letters, digits and hyphens, and begins with a letter (CloudFormation API reference). */
function nameStack(cluster: string): string {
  return `slipway-${cluster.replaceAll('_', '-')}`;
}
