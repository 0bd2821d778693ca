/** The sub-action `render`: the next task definition in a file, and nothing changed. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Job, openJob } from '../support/action-run.ts';
import { aTaskDefinition, openStage } from '../support/scenario-stage.ts';

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
    expect(result.log).toContain('container web: image web:v1 → web:v2');
  });

  test('takes a family from ECS and registers nothing', async () => {
    const stage = await openStage({ speed: 100, tasks: 'simulated' });
    try {
      stage.call('RegisterTaskDefinition', aTaskDefinition());
      const before = stage.writes();

      const inputs = { 'task-definition-family': 'hello', image: 'hello:v2' };
      const result = await stage.job.run({ action: 'render', inputs, environment: stage.environment });

      const rendered = JSON.parse(readFileSync(result.outputs['task-definition'] ?? '', 'utf8'));
      expect(rendered.containerDefinitions[0].image).toBe('hello:v2');
      expect('taskDefinitionArn' in rendered).toBe(false);
      expect(stage.writes()).toEqual(before);
    } finally {
      await stage.close();
    }
  });

  test('is red and says which containers there are, when the one that is named is not among them', async () => {
    job.write('task.json', JSON.stringify(DOCUMENT));

    const inputs = { 'task-definition': 'task.json', 'container-name': 'wbe', image: 'web:v2' };
    const result = await job.run({ action: 'render', inputs, environment: {} });

    expect([result.exitCode, result.outputs]).toEqual([1, {}]);
    expect(result.log).toContain('has no container wbe. Name one of those that are there: web.');
  });

  test('is red without a task definition, and for an input that is only of the deploy', async () => {
    const without = await job.run({ action: 'render', inputs: { image: 'web:v2' }, environment: {} });
    const mistaken = await job.run({ action: 'render', inputs: { service: 'web' }, environment: {} });

    expect([without.exitCode, mistaken.exitCode]).toEqual([1, 1]);
    expect(without.log).toContain('Give task-definition, task-definition-arn or task-definition-family.');
    expect(mistaken.log).toContain('service: there is no such input.');
  });
});
