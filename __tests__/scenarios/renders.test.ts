/** The sub-action `render`: the next task definition in a file, and nothing changed. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Job, openJob } from '../support/harness/action-run.ts';
import { aTaskDefinition, openStage } from '../support/harness/scenario-stage.ts';

const DOCUMENT = { family: 'web', cpu: '256', containerDefinitions: [{ name: 'web', image: 'web:v1' }] };

let job: Job;
beforeEach(() => {
  job = openJob();
});
afterEach(() => job.remove());

describe('render', () => {
  test('puts the image into a file of its own, without any credentials or call', async () => {
    job.write('task.json', JSON.stringify(DOCUMENT));

    const inputs = { 'task-definition': 'task.json', 'container-name': 'web', image: 'web:v2' };
    const result = await job.run({ action: 'render', inputs, environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' } });

    const path = result.outputs['task-definition'] ?? '';
    expect([result.exitCode, result.postExitCode]).toEqual([0, 0]);
    expect(result.outputs).toEqual({ 'task-definition': path, images: '{"web":"web:v2"}' });
    expect(path.startsWith(job.temporary)).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      ...DOCUMENT,
      containerDefinitions: [{ name: 'web', image: 'web:v2' }],
    });
    expect(result.log).toContain('~ containerDefinitions[web].image: web v1 → v2');
  });

  test('takes a family from ECS and registers nothing', async () => {
    const stage = await openStage({ speed: 100, tasks: 'simulated' });
    try {
      const tags = [
        { key: 'team', value: 'shop' },
        { key: 'slipway:run', value: '7' },
      ];
      stage.call('RegisterTaskDefinition', aTaskDefinition({ tags }));
      const before = stage.writes();

      const inputs = { 'task-definition-family': 'hello', image: 'hello:v2' };
      const result = await stage.job.run({ action: 'render', inputs, environment: stage.environment });

      const rendered = JSON.parse(readFileSync(result.outputs['task-definition'] ?? '', 'utf8'));
      expect(rendered.containerDefinitions[0].image).toBe('hello:v2');
      expect('taskDefinitionArn' in rendered).toBe(false);
      expect(rendered.tags).toEqual([{ key: 'team', value: 'shop' }]);
      expect(stage.writes()).toEqual(before);
    } finally {
      await stage.close();
    }
  });

  describe('of one container after another', () => {
    const CHAIN = {
      family: 'shop',
      containerDefinitions: [
        { name: 'web', memory: 128 },
        { name: 'proxy', image: '<PROXY_IMAGE>', memory: 64 },
      ],
    };

    test.each([
      ['web', 'proxy'],
      ['proxy', 'web'],
    ])('is green for %s and then %s, whatever the other still lacks', async (...order) => {
      job.write('chain.json', JSON.stringify(CHAIN));
      let source = 'chain.json';
      for (const name of order) {
        const inputs = { 'task-definition': source, 'container-name': name, image: `registry.example/${name}:1` };
        const result = await job.run({ action: 'render', inputs, environment: {} });

        expect([result.exitCode, result.log]).toEqual([0, expect.not.stringContaining('::')]);
        source = result.outputs['task-definition'] ?? '';
      }

      expect(JSON.parse(readFileSync(source, 'utf8'))).toEqual({
        ...CHAIN,
        containerDefinitions: [
          { name: 'web', memory: 128, image: 'registry.example/web:1' },
          { name: 'proxy', memory: 64, image: 'registry.example/proxy:1' },
        ],
      });
    });

    test('leaves the rest to the deploy, which refuses a container without an image', async () => {
      const stage = await openStage({ speed: 100, tasks: 'simulated' });
      try {
        stage.job.write('chain.json', JSON.stringify(CHAIN));

        const inputs = {
          'task-definition': 'chain.json',
          'container-name': 'proxy',
          image: 'registry.example/proxy:1',
        };
        const result = await stage.job.run({ inputs, environment: stage.environment });

        expect([result.outputs.verdict, stage.writes()]).toEqual(['refused', []]);
        expect(result.log).toContain('containerDefinitions[0].image');
      } finally {
        await stage.close();
      }
    });
  });

  test('is green where the tags of the revision may not be read, which is a notice', async () => {
    const stage = await openStage({ speed: 100, tasks: 'simulated' });
    try {
      stage.call('RegisterTaskDefinition', aTaskDefinition({ tags: [{ key: 'team', value: 'shop' }] }));
      stage.local.setFaults([{ operation: 'ListTagsForResource', on: 1, fault: { kind: 'denied' } }]);

      const inputs = { 'task-definition-arn': 'hello:1', image: 'hello:v2' };
      const result = await stage.job.run({ action: 'render', inputs, environment: stage.environment });

      expect(result.exitCode).toBe(0);
      expect(result.log).toContain('::notice title=Slipway::The rendered file has no tags, because those of hello:1');
    } finally {
      await stage.close();
    }
  });

  test('does as the official action with two sources, two equal names and an old log driver', async () => {
    job.write('task.json', JSON.stringify(DOCUMENT));

    const inputs = {
      'task-definition': 'task.json',
      'task-definition-family': 'other',
      'container-name': 'web',
      image: 'web:v2',
      'environment-variables': 'A=1\nA=2',
      secrets: 'B=one\nB=two',
      'docker-labels': 'c=1\nc=2',
      'log-configuration-log-driver': 'logentries',
      'log-configuration-options': 'd=1\nd=2',
    };
    const result = await job.run({ action: 'render', inputs, environment: {} });

    expect(JSON.parse(readFileSync(result.outputs['task-definition'] ?? '', 'utf8'))).toEqual({
      ...DOCUMENT,
      containerDefinitions: [
        {
          name: 'web',
          image: 'web:v2',
          environment: [{ name: 'A', value: '2' }],
          secrets: [{ name: 'B', valueFrom: 'two' }],
          dockerLabels: { c: '2' },
          logConfiguration: { logDriver: 'logentries', options: { d: '2' } },
        },
      ],
    });
    expect(result.log).toContain('task-definition-family: ignored, because the task definition comes from');
    // The fifth of the notices has no annotation of its own any more.
    expect(result.log.match(/notice.*is set more than once/g)).toHaveLength(4);
  });

  test.each([
    ['nothing to change', {}],
    ['a container and no image', { 'container-name': 'web', image: '' }],
    ['a role of the task alone for a container', { 'container-name': 'web', 'task-role-arn': 'web' }],
  ])('is red with %s', async (_, given) => {
    job.write('task.json', JSON.stringify(DOCUMENT));

    const inputs = { 'task-definition': 'task.json', ...given };
    const result = await job.run({ action: 'render', inputs, environment: {} });

    expect([result.exitCode, result.outputs]).toEqual([1, {}]);
    expect(result.log).toContain('image: the image is empty');
  });

  test('is green with a setting alone, and names the image that stays', async () => {
    job.write('task.json', JSON.stringify(DOCUMENT));

    const inputs = { 'task-definition': 'task.json', 'container-name': 'web', 'docker-labels': 'a=b' };
    const result = await job.run({ action: 'render', inputs, environment: {} });

    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('Plan: image stays: web = web:v1');
  });

  test('is red and says which containers there are, when the one that is named is not among them', async () => {
    job.write('task.json', JSON.stringify(DOCUMENT));

    const inputs = { 'task-definition': 'task.json', 'container-name': 'wbe', image: 'web:v2' };
    const result = await job.run({ action: 'render', inputs, environment: {} });

    expect([result.exitCode, result.outputs]).toEqual([1, {}]);
    expect(result.log).toContain('has no container wbe. Use one of: web.');
  });

  test('is red without a task definition, and for an input that is only of the deploy', async () => {
    const without = await job.run({ action: 'render', inputs: { image: 'web:v2' }, environment: {} });
    const mistaken = await job.run({ action: 'render', inputs: { service: 'web' }, environment: {} });

    expect([without.exitCode, mistaken.exitCode]).toEqual([1, 1]);
    expect(without.log).toContain('Set task-definition, task-definition-arn or task-definition-family.');
    expect(mistaken.log).toContain('service: unknown input.');
  });
});
