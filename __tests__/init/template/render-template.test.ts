import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Setup } from '../../../src/init/setup.ts';
import { renderTemplate } from '../../../src/init/template/render-template.ts';
import { aServiceSetup, aSetup, WORKER } from '../../support/builders/setups.ts';
import { anySetup } from '../../support/generators/setups.ts';
import { checkResourceTypes, listAttributes } from '../../support/harness/check-resource-types.ts';
import { findStatements } from '../../support/harness/find-statements.ts';
import { expectGolden } from '../../support/harness/golden.ts';
import { findAllReferences, readTemplate, type Template } from '../../support/harness/read-template.ts';

const TWO_SERVICES = aSetup({ ci: 'gitlab', services: [aServiceSetup(), WORKER] });

/** What a person gets, whole. */
describe('the template', () => {
  test.each([
    ['../../examples/cloudformation/fargate.yml', aSetup()],
    ['template-ec2.yml', aSetup({ capacity: 'EC2' })],
    ['template-two-services.yml', TWO_SERVICES],
  ])('reads as %s', (name, setup) => {
    expectGolden(name, renderTemplate(setup));
  });
});

/** Drawn once: to read a template takes longer than any check. */
const DRAWN = fc.sample(anySetup, 60).map((setup) => {
  const text = renderTemplate(setup);
  return { setup, text, template: readTemplate(text) };
});

function everySetup(check: (template: Template, text: string, setup: Setup) => void): void {
  for (const { setup, text, template } of DRAWN) {
    try {
      check(template, text, setup);
    } catch (cause) {
      throw new Error(`of the setup ${JSON.stringify(setup)}: ${cause}`, { cause });
    }
  }
}

describe('every template', () => {
  test('is what the schemas of the resource types ask for', () => {
    everySetup((template) => expect(checkResourceTypes(template)).toEqual([]));
  });

  test('refers only to parameters, resources, their attributes and pseudo parameters', () => {
    everySetup((template) => {
      for (const { to, attribute } of findAllReferences(template)) {
        const type = template.Resources[to]?.Type;
        const isKnown = attribute === undefined ? isName(template, to) : listAttributes(type ?? '').includes(attribute);
        expect([to, attribute, isKnown]).toEqual([to, attribute, true]);
      }
    });
  });

  test('uses each parameter and each condition, and names only conditions that exist', () => {
    everySetup((template, text) => {
      const referred = findAllReferences(template).map(({ to }) => to);
      const conditions = [...text.matchAll(/(?:!If \[|Condition: )(\w+)/g)].map(([, name]) => name);

      expect(Object.keys(template.Parameters).filter((name) => !referred.includes(name))).toEqual([]);
      expect([...new Set(conditions)].sort()).toEqual(Object.keys(template.Conditions).sort());
    });
  });

  test('has what a service depends on: what connects its target group, and capacity', () => {
    everySetup((template) => {
      const ids = Object.keys(template.Resources);
      const needed = Object.values(template.Resources).flatMap(({ DependsOn = [] }) => DependsOn);

      expect(needed.filter((id) => !ids.includes(id))).toEqual([]);
    });
  });

  test('has one of each for every service, with its name', () => {
    everySetup(({ Resources }, _text, setup) => {
      const values = (type: string, property: string) =>
        Object.values(Resources).flatMap(({ Type, Properties }) => (Type === type ? [Properties[property]] : []));
      const names = setup.services.map(({ name }) => name);

      expect(values('AWS::ECS::Service', 'ServiceName')).toEqual(names);
      expect(values('AWS::ECS::Service', 'TaskDefinition')).toEqual(names);
      expect(values('AWS::ECR::Repository', 'RepositoryName')).toEqual(names);
      expect(values('AWS::Logs::LogGroup', 'LogGroupName')).toEqual(names.map((name) => `/ecs/${name}`));
      expect(values('AWS::ElasticLoadBalancingV2::TargetGroup', 'HealthCheckPath')).toEqual(
        setup.services.flatMap(({ web }) => (web === undefined ? [] : [web.healthCheckPath])),
      );
      expect(values('AWS::IAM::Role', 'RoleName')).toEqual(
        expect.arrayContaining([
          `slipway-deploy-${setup.cluster}`,
          ...names.flatMap((name) => [`${name}-execution`, `${name}-task`]),
        ]),
      );
    });
  });

  test('allows named actions only, and everything only where AWS has nothing narrower', () => {
    everySetup((template) => {
      const statements = findStatements(template);
      const actions = statements.flatMap(({ Action }) => Action);
      const wide = statements.filter(({ Resource }) => [Resource].flat().includes('*')).flatMap(({ Action }) => Action);

      expect(actions.length).toBeGreaterThan(20);
      expect(actions.filter((action) => !/^[a-z0-9-]+:[A-Z][A-Za-z]+$/.test(action))).toEqual([]);
      expect(wide.filter((action) => !WITHOUT_RESOURCE.test(action))).toEqual([]);
    });
  });

  test('passes roles to tasks only', () => {
    everySetup((template) => {
      const passing = findStatements(template).filter(({ Action }) => Action.includes('iam:PassRole'));

      expect(passing.length).toBeGreaterThan(0);
      for (const { Condition } of passing) {
        expect(Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } });
      }
    });
  });

  test('keeps images and logs when the stack is deleted, and removes those of a creation that fails', () => {
    everySetup(({ Resources }) => {
      const kept = Object.values(Resources).filter(({ Type }) => /Repository|LogGroup/.test(Type));

      expect(new Set(kept.map(({ DeletionPolicy }) => DeletionPolicy))).toEqual(new Set(['RetainExceptOnCreate']));
    });
  });

  test('has comments of 120 columns at most', () => {
    everySetup((_template, text) => {
      const comments = text.split('\n').filter((line) => /^ *#/.test(line));

      expect(comments.filter((line) => line.length > 120 && !/slipway deploy|----/.test(line))).toEqual([]);
    });
  });

  test('of three services can be sent to CloudFormation without a bucket', () => {
    everySetup((_template, text, { services }) => {
      if (services.length <= 3) expect(Buffer.byteLength(text)).toBeLessThan(51_200);
    });
  });
});

describe('who may deploy', () => {
  test('GitHub: jobs of the repository with the environment', () => {
    const { Parameters, Resources } = readTemplate(renderTemplate(aSetup({ environment: 'a: b' })));

    expect(Parameters.OidcSubject?.Default).toBe('repo:octo-org/shop:environment:a%3A b');
    expect(Resources.DeployRole?.Properties.AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        {
          Condition: {
            StringEquals: {
              'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
              'token.actions.githubusercontent.com:sub': { Ref: 'OidcSubject' },
            },
          },
        },
      ],
    });
  });

  test('a repository that is not known must be given', () => {
    const { codeRepository: _unknown, ...setup } = aSetup();

    expect(readTemplate(renderTemplate(setup)).Parameters.OidcSubject).not.toHaveProperty('Default');
  });

  test('CircleCI: jobs of the project, in a trust policy that is JSON', () => {
    const { Resources } = readTemplate(renderTemplate(aSetup({ ci: 'circleci' })));
    const trust = Resources.DeployRole?.Properties.AssumeRolePolicyDocument;
    const [text] = (trust as { readonly 'Fn::Sub': readonly string[] })['Fn::Sub'];

    expect(JSON.parse(replaceVariables(text ?? '')).Statement[0].Condition.StringLike).toEqual({
      'oidc.circleci.com/org/ORGANIZATION:sub': 'org/ORGANIZATION/project/PROJECT/user/*',
    });
  });

  test('Jenkins: the role of its agent', () => {
    const { Resources } = readTemplate(renderTemplate(aSetup({ ci: 'jenkins' })));

    expect(Resources.OidcProvider).toBeUndefined();
    expect(Resources.DeployRole?.Properties.AssumeRolePolicyDocument).toMatchObject({
      Statement: [{ Action: 'sts:AssumeRole', Principal: { AWS: { Ref: 'JenkinsRoleArn' } } }],
    });
  });
});

function replaceVariables(text: string): string {
  return text.replaceAll(/\$\{CircleCi(\w+)Id\}/g, (_, name: string) => name.toUpperCase());
}

describe('container instances', () => {
  test.each([
    [{ cpu: 256, memory: 512 }, 't3.medium'],
    [{ cpu: 256, memory: 3000 }, 't3.large'],
    [{ cpu: 4096, memory: 512 }, 't3.2xlarge'],
    [{ cpu: 16_384, memory: 32_768 }, 'm6i.8xlarge'],
  ])('with %j are of the type %s: two of the largest task fit', (size, type) => {
    const setup = aSetup({ capacity: 'EC2', services: [WORKER, aServiceSetup(size)] });
    // The worker fits on the smallest.
    expect(readTemplate(renderTemplate(setup)).Parameters.InstanceType?.Default).toBe(type);
  });
});

/** Actions for which the Service Authorization Reference lists no resource type, or only a condition. */
const WITHOUT_RESOURCE =
  /^(?:application-autoscaling:Describe|ecr:GetAuthorizationToken|ecs:DescribeTaskDefinition|ecs:List|elasticloadbalancing:Describe|ssm:DescribeParameters)/;

const PSEUDO = ['AWS::AccountId', 'AWS::NoValue', 'AWS::Partition', 'AWS::Region'];

function isName({ Parameters, Resources }: Template, name: string): boolean {
  return PSEUDO.includes(name) || Object.hasOwn(Parameters, name) || Object.hasOwn(Resources, name);
}
