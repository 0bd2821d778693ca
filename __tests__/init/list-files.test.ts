import { describe, expect, test } from '@jest/globals';
import { listBreaches } from '@slipway/ecs-rules/task-definition';
import fc from 'fast-check';
import { parse } from 'yaml';
import { describeSetup } from '../../src/init/describe-setup.ts';
import { type InitFile, listFiles } from '../../src/init/list-files.ts';
import type { Setup } from '../../src/init/setup.ts';
import { aServiceSetup, aSetup, WORKER } from '../support/builders/setups.ts';
import { anySetup } from '../support/generators/setups.ts';

const ACTION = 'OWNER/slipway@COMMIT';
const TEMPLATE = 'Resources: {}\n';
const filesOf = (setup: Setup) => listFiles(describeSetup(setup, ACTION), TEMPLATE);
const pathsOf = (overrides: Partial<Setup>) => filesOf(aSetup(overrides)).map(({ path }) => path);

describe('the files', () => {
  test('of one service are at the root of the repository', () => {
    expect(pathsOf({})).toEqual([
      'task-definition.json',
      'service-definition.json',
      '.github/workflows/deploy.yml',
      '.github/workflows/rollback.yml',
      'aws/trust-policy.json',
      'aws/permissions.json',
      'aws/template.yml',
    ]);
  });

  test('of several services are in a folder for each, with a workflow for each', () => {
    expect(pathsOf({ services: [aServiceSetup(), WORKER] }).slice(0, 7)).toEqual([
      'services/web/task-definition.json',
      'services/mail-worker/task-definition.json',
      'services/web/service-definition.json',
      'services/mail-worker/service-definition.json',
      '.github/workflows/deploy-web.yml',
      '.github/workflows/deploy-mail-worker.yml',
      '.github/workflows/rollback.yml',
    ]);
  });

  test.each([
    ['gitlab', '.gitlab-ci.yml'],
    ['circleci', '.circleci/config.yml'],
    ['jenkins', 'Jenkinsfile'],
  ] as const)('of %s have its pipeline and no workflow', (ci, pipeline) => {
    expect(pathsOf({ ci }).filter((path) => !/^aws\/|\.json$/.test(path))).toEqual([pipeline]);
  });

  test('of a running service have no template', () => {
    expect(listFiles({ ...describeSetup(aSetup(), ACTION), isRunning: true }).map(({ path }) => path)).not.toContain(
      'aws/template.yml',
    );
  });
});

describe('whatever the setup', () => {
  const contentsOf = (files: readonly InitFile[], ending: string) =>
    files.filter(({ path }) => path.endsWith(ending)).map(({ content }) => content);

  test('each file has a path of its own, JSON and YAML are read, and lines end', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        const files = filesOf(setup);

        expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
        for (const content of contentsOf(files, '.json')) JSON.parse(content);
        for (const content of contentsOf(files, '.yml')) parse(content);
        expect(files.filter(({ content }) => !/[^\n]\n$/.test(content))).toEqual([]);
      }),
    );
  });

  test('names are the same texts to every reader of the YAML', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        fc.pre(setup.ci === 'github');
        const deploys = filesOf(setup).filter(({ path }) => path.includes('/deploy'));

        const jobs = deploys.map(({ content }) => parse(content, { version: '1.1' }).jobs.deploy);
        expect(jobs.map((job) => job.environment)).toEqual(setup.services.map(() => setup.environment));
        expect(jobs.map((job) => job.steps.at(-1).with)).toMatchObject(
          setup.services.map(({ name }) => ({ service: name, cluster: setup.cluster, 'circuit-breaker': 'on' })),
        );
      }),
    );
  });

  test('ECS registers each task definition', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        const definitions = contentsOf(filesOf(setup), 'task-definition.json').map((text) => JSON.parse(text));

        // The generator also has sizes that Fargate refuses; `findErrors` does not let them come here.
        const texts = definitions.flatMap((definition) => [...listBreaches(definition)].map(({ text }) => text));
        expect(texts.filter((text) => !text.startsWith('No Fargate configuration exists'))).toEqual([]);
      }),
    );
  });
});
