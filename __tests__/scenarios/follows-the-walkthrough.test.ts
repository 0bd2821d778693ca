import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AWS_CLI, CURL, describeWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { runProgram } from '../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { makeFolder, removeFolder } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { findBlocks, findSection, readPage } from '../docs/pages.ts';
import { nodeOfRunner, ROOT } from '../support/harness/action-run.ts';

/** The page of the local ECS, walked as its reader would: its file, its commands, and what it says that they print. */

const CLI = join(ROOT, 'dist', 'cli', 'index.js');
const SECTION = findSection(readPage('docs/local-ecs.md'), 'A deploy under test');

interface Stop {
  readonly title: string;
  readonly commands: string;
  /** Lines that must be printed; `…` matches any text. */
  readonly printed: readonly string[];
}

/** Commands, with the text that follows them before the next commands. */
function listStops(): readonly Stop[] {
  const blocks = [...SECTION.matchAll(/([^\n]+)(?:\n[^\n]+)*\n\n```sh\n(.*?)```\n(?:\n```text\n(.*?)```\n)?/gs)];
  return blocks.map(([, title = '', commands = '', text = '']) => ({
    title,
    commands,
    printed: text.split('\n').filter((line) => line !== ''),
  }));
}

function asPattern(line: string): RegExp {
  const parts = line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'm');
}

describeWith([AWS_CLI, CURL], 'the walk through a deploy under test', () => {
  let folder: string;
  let server: ChildProcess;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = makeFolder();
    const [config = ''] = findBlocks(SECTION, 'yaml');
    writeFileSync(join(folder, 'ecs.yaml'), config);
    writeFileSync(join(folder, 'slipway'), `#!/bin/sh\nexec "${nodeOfRunner()}" "${CLI}" "$@"\n`, { mode: 0o755 });
    // Version 2.9 of the AWS CLI, which Debian 12 has, does not read AWS_ENDPOINT_URL.
    const aws = `#!/bin/sh\nPATH='${process.env.PATH}' exec aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"\n`;
    writeFileSync(join(folder, 'aws'), aws, { mode: 0o755 });
    const args = ['local', '--config', join(folder, 'ecs.yaml'), '--port', '0'];
    server = spawn(nodeOfRunner(), [CLI, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const address = await new Promise<string>((resolve) => {
      server.stdout?.on('data', (bytes: Buffer) => {
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(bytes.toString()) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    environment = {
      PATH: [folder, process.env.PATH ?? ''].join(delimiter),
      HOME: folder,
      AWS_ENDPOINT_URL: address,
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_PAGER: '',
    };
  });

  afterAll(() => {
    server.kill();
    removeFolder(folder);
  });

  test.each(listStops())('$title', async ({ commands, printed }) => {
    const { stdout, stderr } = await runProgram('sh', ['-c', commands], { environment });

    const output = `${stdout}\n${stderr}`;
    expect(printed.filter((line) => !asPattern(line).test(output)).map((line) => [line, output])).toEqual([]);
  });
});
