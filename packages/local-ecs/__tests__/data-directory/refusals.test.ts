import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFlags } from '../../src/command/read-flags.ts';
import { serveLocalEcs } from '../../src/command/serve-local-ecs.ts';
import { openEmulator } from '../../src/emulator/emulator.ts';
import { describeOwner } from '../../src/errors/process-owner.ts';
import { callEcr } from '../support/harness/local-client.ts';
import { createRegistryClient, digestOf } from '../support/harness/registry-client.ts';
import { makeFolder, removeFolder } from '../support/harness/scratch.ts';

let scratch: string;
let folder: string;

beforeEach(async () => {
  scratch = makeFolder();
  folder = join(scratch, 'data');
  const local = await openEmulator({ dataFolder: folder });
  await callEcr(local, 'CreateRepository', { repositoryName: 'web' });
  await createRegistryClient(local).pushBlob('web', 'layer');
  await local.close();
});

afterEach(() => removeFolder(scratch));

/** `local-ecs` with a folder, stopped at once: its output and its exit code. */
async function run(path: string): Promise<{ readonly exitCode: number; readonly lines: readonly string[] }> {
  const flags = readFlags(['--port', '0', '--data', path]);
  if ('errors' in flags) throw new Error('not the flags of a local ECS');
  const [lines, errors]: [string[], string[]] = [[], []];
  const exitCode = await serveLocalEcs(flags.given, {
    write: (text) => void lines.push(text),
    writeError: (text) => void errors.push(text),
    signal: AbortSignal.abort(),
  });
  // Errors are on stderr, and then nothing is on stdout.
  return { exitCode, lines: errors.length > 0 ? errors : lines };
}

/** Every file with its content. */
function readAll(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file, readFileSync(file, 'hex')]),
  );
}

/** The one file whose name begins so. */
function find(start: string): string {
  const name = readdirSync(folder).find((one) => one.startsWith(start));
  if (name === undefined) throw new Error(`no ${start}`);
  return join(folder, name);
}

function change(path: string, edit: (text: string) => string): void {
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

const ANEW = 'Its state cannot be trusted: use another folder, or delete this one to start over.';
const LAYER = `blobs/${digestOf('layer').replace(':', '-')}`;

describe('a folder that cannot be used is refused with exit code 2, one line, and nothing changed in it', () => {
  test.each<readonly [string, () => void, string]>([
    [
      'a snapshot with another byte',
      () => change(find('snapshot'), (text) => text.replace('us-east-1', 'us-east-2')),
      `cannot be used: line 2 of snapshot-2 is damaged. ${ANEW}`,
    ],
    [
      'a snapshot cut off',
      () => change(find('snapshot'), (text) => text.slice(0, -9)),
      `cannot be used: snapshot-2 is damaged. ${ANEW}`,
    ],
    [
      'a journal with a foreign line',
      () => appendFileSync(find('journal'), 'hello\n'),
      `cannot be used: line 2 of journal-2 is damaged. ${ANEW}`,
    ],
    [
      'a journal without its first line',
      () => writeFileSync(find('journal'), ''),
      `cannot be used: line 1 of journal-2 is missing. ${ANEW}`,
    ],
    ['no journal', () => rmSync(find('journal')), `cannot be used: journal-2 is missing. ${ANEW}`],
    [
      'a snapshot under another number',
      () => {
        renameSync(find('snapshot'), join(folder, 'snapshot-7'));
      },
      `cannot be used: snapshot-7 is another snapshot, renamed. ${ANEW}`,
    ],
    [
      'a blob that is missing',
      () => rmSync(join(folder, LAYER)),
      `cannot be used: ${LAYER} of repository web is missing. ${ANEW}`,
    ],
    [
      'a blob of another length',
      () => appendFileSync(join(folder, LAYER), 'x'),
      `cannot be used: ${LAYER} of repository web is damaged. ${ANEW}`,
    ],
    [
      'a newer format',
      () => writeFileSync(join(folder, 'format'), 'slipway local state 2\n'),
      'cannot be used: its format is "slipway local state 2", but this version of Slipway supports "slipway local state 1". Start it with the version of Slipway that wrote it, or use another folder, or delete this one to start over.',
    ],
    [
      'files of somebody else',
      () => {
        rmSync(folder, { recursive: true });
        mkdirSync(folder);
        writeFileSync(join(folder, 'thesis.txt'), 'years of work');
      },
      'cannot be used: it contains thesis.txt, but no state of a local ECS. Use a folder that is empty or does not exist yet.',
    ],
    [
      'the lock of a process that lives',
      () => writeFileSync(join(folder, 'lock'), `${describeOwner()}/other`),
      `is in use by process ${process.pid} of ${describeOwner().split('/')[0]}. Stop that process or use another folder. If the process no longer exists, delete the file lock in the folder.`,
    ],
  ])('%s', async (_name, applyReplyFault, words) => {
    applyReplyFault();
    const before = readAll(folder);

    const ended = await run(folder);

    expect(ended).toEqual({ exitCode: 2, lines: [`The folder ${folder} ${words}`] });
    expect(readAll(folder)).toEqual(before);
  });

  test('one that is a file', async () => {
    const file = join(scratch, 'file');
    writeFileSync(file, 'text');

    const { exitCode, lines } = await run(join(file, 'data'));

    expect([exitCode, lines.length]).toEqual([2, 1]);
    expect(lines[0]).toMatch(/^The folder \S+ cannot be used: ENOTDIR.* Use a writable folder\.$/);
  });
});

describe('a folder that can be used', () => {
  test.each<readonly [string, () => void]>([
    ['as it was left', () => undefined],
    ['with a last line that was cut off', () => appendFileSync(find('journal'), '1 345 0a1b')],
    ['with what an unfinished change of snapshots leaves', () => writeFileSync(join(folder, 'snapshot-3.new'), '0 4')],
    ['with the lock of a process that has ended', () => writeFileSync(join(folder, 'lock'), staleOwner())],
  ])('%s, is', async (_name, prepare) => {
    prepare();

    const local = await openEmulator({ dataFolder: folder });
    const { body } = await callEcr(local, 'DescribeRepositories');
    await local.close();

    expect(body.repositories).toMatchObject([{ repositoryName: 'web' }]);
    expect(readdirSync(folder).sort()).toEqual(['blobs', 'format', 'journal-3', 'secret', 'snapshot-3', 'uploads']);
  });

  test('by one process at a time: a second start is refused until the first has ended', async () => {
    const first = await openEmulator({ dataFolder: folder });
    const refused = await run(folder);
    await first.close();
    const taken = await run(folder);

    expect([refused.exitCode, taken.exitCode]).toEqual([2, 0]);
    expect(taken.lines.at(-1)).toBe(`The local ECS has stopped; its state is in ${folder}.`);
  });
});

/** A process id with a start that no process of this id has. */
function staleOwner(): string {
  const [host] = describeOwner().split('/');
  return `${host}/${process.pid}/1/gone`;
}
