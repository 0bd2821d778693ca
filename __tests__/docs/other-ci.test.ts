/** The templates for other CIs, and the page that shows them. */
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseArguments } from '../../src/cli/arguments.ts';
import { VERSION } from '../../src/text/version.ts';
import { readCircleCiTemplate, readGitLabTemplate, readJenkinsTemplate } from '../support/harness/ci-templates.ts';
import { findBlocks, listFolder, readPage } from './pages.ts';

const PAGE = readPage('docs/other-ci.md');
const TEMPLATES = [readGitLabTemplate(), readCircleCiTemplate(), readJenkinsTemplate()];
const LONGEST = 25;
const KEYS = /AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)/;

test('the page shows the templates, to the letter, each once', () => {
  const blocks = ['yaml', 'groovy'].flatMap((language) => findBlocks(PAGE, language));

  expect(blocks.toSorted()).toEqual(TEMPLATES.map(({ text }) => text).toSorted());
  expect(TEMPLATES.map(({ file }) => file).toSorted()).toEqual(
    listFolder('examples/ci/')
      .map((name) => `examples/ci/${name}`)
      .toSorted(),
  );
});

describe.each(TEMPLATES)('$file', ({ text, script }) => {
  test(`has at most ${LONGEST} lines`, () => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(LONGEST);
  });

  test('runs this version of Slipway, with flags that exist, and keeps the summary', () => {
    const [, version, words = ''] = /npx --yes slipway@(\S+) (.*)$/s.exec(script) ?? [];

    const line = parseArguments(words.replaceAll('\\\n', ' ').trim().split(/\s+/));

    expect(version).toBe(VERSION);
    expect(line).toMatchObject({ command: 'deploy', summaryFile: 'summary.md' });
    expect(text.replace('--summary summary.md', '')).toContain('summary.md');
  });

  test('names no stored key', () => {
    expect(text).not.toMatch(KEYS);
  });
});

test('the template for GitLab deploys the default branch and tags, one job at a time, for as long as it takes', () => {
  const { deploy } = parse(readGitLabTemplate().text);

  expect(deploy.rules).toEqual([{ if: '$CI_COMMIT_TAG || $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }]);
  expect(deploy).toMatchObject({ resource_group: 'web-production', interruptible: false, timeout: '60 minutes' });
  expect(deploy.artifacts).toEqual({ when: 'always', paths: ['summary.md'] });
});

test('the template for CircleCI deploys main and tags, one job at a time, with the token of its context', () => {
  const [job] = parse(readCircleCiTemplate().text).workflows.deploy.jobs;

  expect(job.deploy).toEqual({
    context: 'production',
    'serial-group': '<< pipeline.project.slug >>/web-production',
    filters: { branches: { only: 'main' }, tags: { only: '/^v.*/' } },
  });
});

test('the template for Jenkins deploys main and tags, one build at a time', () => {
  const { text } = readJenkinsTemplate();

  expect(text).toContain('disableConcurrentBuilds()');
  expect(text).toContain("when { anyOf { branch 'main'; buildingTag() } }");
  expect(text).toContain("always { archiveArtifacts artifacts: 'summary.md'");
  expect(text.match(/\{/g)).toHaveLength(text.match(/\}/g)?.length ?? 0);
});
