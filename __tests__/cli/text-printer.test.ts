import { expect, test } from '@jest/globals';
import { connectRunner } from '../../src/adapters/runner/actions.ts';
import { openTextPrinter } from '../../src/cli/text-printer.ts';

const GROUP = [
  { type: 'group-opened', title: 'Build' },
  { type: 'command-output', line: 'DONE' },
  { type: 'group-closed' },
] as const;
const SECTION = /^ESC\[0Ksection_start:(\d+):(slipway_\d+_1)\[collapsed=true\]\rESC\[0KBuild$/;

async function printed(environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const lines: string[] = [];
  const output = { runner: await connectRunner({}), write: (line: string) => void lines.push(line) };
  const print = openTextPrinter(environment, true, output);
  for (const event of GROUP) print(event);
  return lines;
}

test.each([
  { name: 'CircleCI', environment: { CI: 'true', CIRCLECI: 'true' } },
  { name: 'Jenkins', environment: { JENKINS_URL: 'https://ci.acme.example/', BUILD_NUMBER: '1' } },
  { name: 'any other CI', environment: { CI: 'true' } },
])('in $name, whose logs fold nothing, a group is a heading', async ({ environment }) => {
  expect(await printed(environment)).toEqual(['== Build', '| DONE']);
});

test('in GitLab CI a group is a section that is closed from the start', async () => {
  const [start, ...rest] = await printed({ CI: 'true', GITLAB_CI: 'true' });

  const [, , name] = SECTION.exec((start ?? '').replaceAll('\u001b', 'ESC')) ?? [];
  expect(name).toBeDefined();
  expect(rest).toEqual(['| DONE', expect.stringMatching(new RegExp(`section_end:\\d+:${name}\\r`))]);
});
