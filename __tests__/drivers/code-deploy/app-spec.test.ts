import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readAppSpec as readAsCodeDeploy } from '@slipway/local-ecs/engine';
import * as fc from 'fast-check';
import { aimAppSpec, readAppSpec } from '../../../src/drivers/code-deploy/app-spec.ts';
import type { AppSpec } from '../../../src/ports/code-deploy-records.ts';
import { revisionArn } from '../../support/builders/service-builders.ts';

const YAML = `version: 0.0
Resources:
  - TargetService:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: <TASK_DEFINITION>
        LoadBalancerInfo:
          ContainerName: web
          ContainerPort: 5000
        PlatformVersion: LATEST
        SomethingNew: [1, two]
Hooks:
  - BeforeInstall: check-before
  - AfterAllowTraffic: arn:aws:lambda:eu-west-1:123456789012:function:check-after
`;

async function read(text: string): Promise<AppSpec> {
  const result = await readAppSpec(text, 'appspec.yaml');
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.appSpec;
}

/** A file whose names are written as given. */
function spell(write: (name: string) => string, properties: JsonObject = {}): JsonObject {
  const loadBalancer = { [write('ContainerName')]: 'web', [write('ContainerPort')]: 5000 };
  return {
    version: 0,
    [write('Resources')]: [
      {
        it: {
          [write('Type')]: 'AWS::ECS::Service',
          [write('Properties')]: {
            ...properties,
            [write('TaskDefinition')]: 'web:1',
            [write('LoadBalancerInfo')]: loadBalancer,
          },
        },
      },
    ],
  };
}

describe('an AppSpec file', () => {
  test('is read as YAML, with its hooks', async () => {
    expect(await read(YAML)).toMatchObject({
      containerName: 'web',
      containerPort: 5000,
      hooks: {
        BeforeInstall: 'check-before',
        AfterAllowTraffic: 'arn:aws:lambda:eu-west-1:123456789012:function:check-after',
      },
    });
  });

  test('gets the revision in place of its TaskDefinition, and keeps all else', async () => {
    const aimed = JSON.parse(aimAppSpec(await read(YAML), revisionArn('web:7')));

    expect(aimed.Resources[0].TargetService.Properties).toEqual({
      TaskDefinition: revisionArn('web:7'),
      LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 5000 },
      PlatformVersion: 'LATEST',
      SomethingNew: [1, 'two'],
    });
    expect(aimed.Hooks).toHaveLength(2);
  });

  test('without a TaskDefinition gets one', async () => {
    const text = YAML.replace('        TaskDefinition: <TASK_DEFINITION>\n', '');

    expect(readAsCodeDeploy(aimAppSpec(await read(text), revisionArn('web:7'))).taskDefinition).toBe(
      revisionArn('web:7'),
    );
  });

  test('is taken and aimed however its names are written, and CodeDeploy reads the revision from it', async () => {
    const writings = [
      (name: string) => name,
      (name: string) => name.toLowerCase(),
      (name: string) => name.toUpperCase(),
      (name: string) => name.charAt(0).toLowerCase() + name.slice(1),
    ];
    const extra = fc.dictionary(
      fc.stringMatching(/^x[a-z]{1,8}$/),
      fc.oneof(fc.integer(), fc.boolean(), fc.stringMatching(/^[ -~]{0,12}$/), fc.array(fc.integer())),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...writings), extra, async (write, properties) => {
        const more = JSON.parse(JSON.stringify(properties)) as JsonObject;
        const file = spell(write, more);
        const content = aimAppSpec(await read(JSON.stringify(file)), revisionArn('web:7'));

        expect(readAsCodeDeploy(content)).toMatchObject({
          taskDefinition: revisionArn('web:7'),
          containerName: 'web',
          containerPort: 5000,
        });
        expect(JSON.stringify(JSON.parse(content)).replace(revisionArn('web:7'), 'web:1')).toBe(JSON.stringify(file));
      }),
    );
  });

  test.each([
    ['a text', 'hello', 'is not an object'],
    ['no resources', 'version: 0.0', 'is not a list of one resource'],
    [
      'two resources',
      YAML.replace('Hooks:', '  - Other:\n      Type: AWS::ECS::Service\nHooks:'),
      'is not a list of one resource',
    ],
    ['a Lambda function', YAML.replace('AWS::ECS::Service', 'AWS::Lambda::Function'), 'has a resource of another Type'],
    ['no load balancer', YAML.replace('LoadBalancerInfo', 'Other'), 'has no LoadBalancerInfo'],
    ['a port that is a word', YAML.replace('5000', 'http'), 'lacks a ContainerName or a ContainerPort'],
    ['a bracket that is not closed', '{"version": 0', 'is missing a bracket, quote, comma or colon'],
    ['too many levels', '['.repeat(200), 'is nested too deeply'],
  ])('with %s is refused', async (_, text, problem) => {
    const result = await readAppSpec(text, 'appspec.yaml');

    expect('errors' in result && result.errors.map((error) => [error.file, error.problem])[0]).toEqual([
      'appspec.yaml',
      problem,
    ]);
  });
});
