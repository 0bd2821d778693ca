/** The part of docs/from-zero.md without an account does what the files of `slipway init` do with one. */
import { expect, test } from '@jest/globals';
import { describeSetup } from '../../src/init/describe-setup.ts';
import { listFiles } from '../../src/init/list-files.ts';
import { renderTemplate } from '../../src/init/template/render-template.ts';
import { aServiceSetup, aSetup } from '../support/builders/setups.ts';
import { readTemplate } from '../support/harness/read-template.ts';
import { readSteps } from '../support/harness/run-workflow.ts';
import { readPageSteps } from '../support/harness/walk-page.ts';
import { findSection, readPage } from './pages.ts';

const COMMANDS = readPageSteps(findSection(readPage('docs/from-zero.md'), 'Without an account')).flatMap(({ script }) =>
  script.replaceAll(/ *\\\n */g, ' ').split('\n'),
);
const SERVICE = aServiceSetup({ name: 'hello', web: { port: 8080, healthCheckPath: '/' }, desiredCount: 1 });
const SETUP = aSetup({ codeRepository: 'octo-org/hello', region: 'us-east-1', services: [SERVICE] });

/** The flags of the commands with these words. */
function readFlags(words: string): readonly Readonly<Record<string, string>>[] {
  return COMMANDS.filter((command) => command.includes(words)).map((command) =>
    Object.fromEntries([...command.matchAll(/ --([a-z-]+) (\S+)/g)].map(([, name = '', value = '']) => [name, value])),
  );
}

test('the deploys have the inputs of the workflow, and their tag', () => {
  const files = listFiles(describeSetup(SETUP, 'OWNER/slipway@COMMIT'), '');
  const workflow = files.find(({ path }) => path === '.github/workflows/deploy.yml')?.content ?? '';
  const inputs = readSteps(workflow).at(-1)?.with;
  const [, ...deploys] = readFlags('slipway deploy');

  expect(inputs).toHaveProperty('repository', 'hello');
  expect(deploys).toEqual(['2', '3'].map((tag) => ({ ...inputs, 'image-tag': tag, 'wait-max-delay-seconds': '1' })));
});

test('the calls create what the template has', () => {
  const resources = Object.values(readTemplate(renderTemplate(SETUP)).Resources);
  const propertiesOf = (type: string) => resources.find(({ Type }) => Type === `AWS::${type}`)?.Properties ?? {};
  const [cluster, repository, group, delay] = [
    'ecs create-cluster',
    'ecr create-repository',
    'elbv2 create-target-group',
    'elbv2 modify-target-group-attributes',
  ].map((words) => readFlags(words)[0]);
  const target = propertiesOf('ElasticLoadBalancingV2::TargetGroup');

  expect(cluster).toMatchObject({ 'cluster-name': propertiesOf('ECS::Cluster').ClusterName });
  expect(repository).toMatchObject({
    'repository-name': propertiesOf('ECR::Repository').RepositoryName,
    'image-tag-mutability': propertiesOf('ECR::Repository').ImageTagMutability,
  });
  expect(group).toMatchObject({
    'target-type': target.TargetType,
    protocol: target.Protocol,
    port: String(target.Port),
    'health-check-interval-seconds': String(target.HealthCheckIntervalSeconds),
    'healthy-threshold-count': String(target.HealthyThresholdCount),
  });
  const [{ Key, Value } = {}] = target.TargetGroupAttributes as readonly Readonly<Record<string, string>>[];
  expect(delay).toMatchObject({ attributes: `Key=${Key},Value=${Value}` });
});
