/**
 * A task definition file that has everything, with every input that changes one: rendered, registered, deployed, and
 * found again.
 */

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import { stringify } from 'yaml';
import { anImageByDigest, aSteadyService, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

const CANARY = 'canary-71c4';
const TOKEN = 'arn:aws:ssm:us-east-1:123456789012:parameter/hello/token';

const DOCUMENT = {
  family: 'hello',
  taskRoleArn: 'arn:aws:iam::123456789012:role/old',
  cpu: 256,
  pidMode: '',
  containerDefinitions: [
    {
      name: 'hello',
      image: 'hello:v1',
      memory: '128',
      stopTimeout: 2,
      entryPoint: ['', 'run'],
      portMappings: [{ containerPort: '5000', hostPort: 80 }],
      environment: [
        { name: 'PORT', value: 5000 },
        { name: 'EMPTY', value: '' },
        { name: 'OLD', value: CANARY },
        { name: 'TOKEN', value: CANARY },
      ],
      dockerLabels: { 'com.example.team': 'shop' },
      logConfiguration: { logDriver: 'splunk', options: { 'splunk-url': CANARY } },
    },
    { name: 'sidecar', image: 'sidecar:v1', memory: 64, essential: false, futureField: { deep: [1] } },
  ],
};

const INPUTS = {
  'container-name': 'hello',
  image: 'hello=hello:v2\nsidecar=sidecar:v2',
  'environment-variables': `PORT=5000\nEMPTY=\nURL=postgres://u:${CANARY}@db/x?a=b\nKEY<<END\nline 1\n\n  ${CANARY}\nEND`,
  secrets: `TOKEN=${TOKEN}`,
  'prune-environment': 'true',
  'env-files': 'arn:aws:s3:::config/hello.env',
  'docker-labels': 'com.example.tier=front\ncom.example.empty=',
  'log-configuration-log-driver': 'json-file',
  'log-configuration-options': 'max-size=10m',
  command: `serve "two words" '' --flag=${CANARY}`,
  'task-role-arn': 'arn:aws:iam::123456789012:role/app/hello',
  'execution-role-arn': 'arn:aws:iam::123456789012:role/pull',
};

const RENDERED = {
  family: 'hello',
  taskRoleArn: 'arn:aws:iam::123456789012:role/app/hello',
  executionRoleArn: 'arn:aws:iam::123456789012:role/pull',
  cpu: '256',
  containerDefinitions: [
    {
      name: 'hello',
      image: 'hello:v2',
      memory: 128,
      stopTimeout: 2,
      entryPoint: ['', 'run'],
      command: ['serve', 'two words', '', `--flag=${CANARY}`],
      portMappings: [{ containerPort: 5000, hostPort: 80 }],
      environment: [
        { name: 'PORT', value: '5000' },
        { name: 'EMPTY', value: '' },
        { name: 'URL', value: `postgres://u:${CANARY}@db/x?a=b` },
        { name: 'KEY', value: `line 1\n\n  ${CANARY}` },
      ],
      secrets: [{ name: 'TOKEN', valueFrom: TOKEN }],
      environmentFiles: [{ value: 'arn:aws:s3:::config/hello.env', type: 's3' }],
      dockerLabels: { 'com.example.team': 'shop', 'com.example.tier': 'front', 'com.example.empty': '' },
      logConfiguration: { logDriver: 'json-file', options: { 'max-size': '10m' } },
    },
    { name: 'sidecar', image: 'sidecar:v2', memory: 64, essential: false, futureField: { deep: [1] } },
  ],
};

const CORRECTIONS = [
  'cpu',
  'containerDefinitions[0].memory',
  'containerDefinitions[0].portMappings[0].containerPort',
  'containerDefinitions[0].environment[0].value',
];

let stage: ScenarioStage;
beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
});
afterEach(() => stage.close());

describe('render', () => {
  test.each([
    ['JSON', 'task.json', (document: JsonObject) => JSON.stringify(document)],
    ['YAML', 'task', (document: JsonObject) => `# ours\n${stringify(document)}`],
  ])('puts every input into a file of %s, asks ECS nothing, and shows no value', async (_, file, write) => {
    stage.job.write(file, write(DOCUMENT));

    const inputs = { 'task-definition': file, ...INPUTS };
    const result = await stage.job.run({ action: 'render', inputs, environment: stage.environment });

    expect(result.log).toContain(CORRECTIONS.join(', '));
    expect(result.log).toContain('Dropped because empty: pidMode.');
    expect(result.exitCode).toBe(0);
    expect(readOutput(result.outputs['task-definition'])).toEqual(RENDERED);
    expect(JSON.parse(result.outputs.images ?? '')).toEqual({ hello: 'hello:v2', sidecar: 'sidecar:v2' });
    expect(result.everything).not.toContain(CANARY);
    expect(stage.local.calls()).toEqual([]);
  });

  test('hands its file to the deploy, which registers it as it is', async () => {
    stage.job.write('task.json', JSON.stringify(DOCUMENT));
    const rendered = await stage.job.run({
      action: 'render',
      inputs: { 'task-definition': 'task.json', ...INPUTS },
      environment: stage.environment,
    });

    const inputs = { 'task-definition': rendered.outputs['task-definition'] ?? '' };
    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'started']);
    expect(registered(result.outputs['task-definition-arn'])).toMatchObject(RENDERED);
  });

  test.each([
    ['a family', { 'task-definition-family': 'hello' }, 'new'],
    ['a revision', { 'task-definition-family': 'hello', 'task-definition-revision': '1' }, 'old'],
  ])('takes the document from %s', async (_, source, label) => {
    for (const age of ['old', 'new']) {
      const containers = [{ name: 'hello', image: 'hello:v1', memory: 128, dockerLabels: { age } }];
      stage.call('RegisterTaskDefinition', { family: 'hello', containerDefinitions: containers });
    }

    const inputs = { ...source, image: 'hello:v2' };
    const result = await stage.job.run({ action: 'render', inputs, environment: stage.environment });

    expect(readOutput(result.outputs['task-definition'])).toMatchObject({
      containerDefinitions: [{ image: 'hello:v2', dockerLabels: { age: label } }],
    });
  });
});

/** The rendered document with other images, in the order of its containers. */
function withImages(...images: readonly string[]): JsonObject {
  const containers = RENDERED.containerDefinitions.map((container, at) => ({ ...container, image: images[at] }));
  return { ...RENDERED, containerDefinitions: containers };
}

describe('the deploy of a file with everything', () => {
  test('registers and deploys it, and a second run finds it unchanged', async () => {
    await aSteadyService(stage);
    stage.job.write('task.yml', stringify(DOCUMENT));
    const inputs = {
      'task-definition': 'task.yml',
      ...INPUTS,
      // By digest: a tag of another registry is deployed again each time.
      image: `hello=${anImageByDigest()}\nsidecar=${anImageByDigest('sidecar')}`,
      cluster: 'production',
      service: 'hello',
      'wait-max-delay-seconds': '1',
    };

    const first = await stage.job.run({ inputs, environment: stage.environment });
    const before = stage.writes().filter((operation) => operation === 'RegisterTaskDefinition');
    const second = await stage.job.run({ inputs, environment: stage.environment });

    expect(first.log).toContain('+ secrets[TOKEN]: arn:aws:ssm:');
    expect([first.exitCode, first.outputs.verdict]).toEqual([0, 'steady']);
    expect(registered(first.outputs['task-definition-arn'])).toMatchObject(
      withImages(anImageByDigest(), anImageByDigest('sidecar')),
    );
    expect([second.exitCode, second.outputs.verdict]).toEqual([0, 'unchanged']);
    expect(stage.writes().filter((operation) => operation === 'RegisterTaskDefinition')).toEqual(before);
    expect(first.everything + second.everything).not.toContain(CANARY);
  });
});

function readOutput(path: string | undefined): JsonObject {
  return JSON.parse(readFileSync(path ?? '', 'utf8'));
}

/** As it arrived at ECS, fields that no SDK knows included. */
function registered(arn: string | undefined): JsonObject {
  const described = stage.local.host.state().revisions.get(arn ?? '')?.described;
  if (!isJsonObject(described)) throw new Error(`nothing is registered as ${arn}`);
  return described;
}
