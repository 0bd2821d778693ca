/**
 * Text from outside is text: never a command, an escape sequence, markup, an option, a path or the end of an output. So
 * many texts go through everything that we print, write, and give to docker.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { makeFolder, removeFolder } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { connectRunner } from '../../src/adapters/runner/actions.ts';
import { anyHostileText } from '../support/generators/hostile-text.ts';
import { chooseSize, PROOF_LIMIT_MS, recordFigure } from '../support/harness/proof.ts';
import { listLogSinks } from '../support/sinks/log-sinks.ts';
import { listNameSinks } from '../support/sinks/name-sinks.ts';
import { openPageSink } from '../support/sinks/page-sink.ts';
import { listReportSinks } from '../support/sinks/report-sinks.ts';
import type { Problem, Sink } from '../support/sinks/sink.ts';

const TEXTS = chooseSize({ short: 25_000, long: 1_000_000 });
/** A log has more places than this, a record about as many: with the next ones it takes the texts that are left. */
const TEXTS_AT_ONCE = 250;
const LARGE = chooseSize({ short: 1_000_000, long: 10_000_000 });

const VARIABLES = process.env;
let folder = '';
let sinks: readonly Sink[] = [];
let printed = '';

beforeAll(async () => {
  folder = makeFolder();
  const path = (name: string) => join(folder, name);
  const take = (name: string) => {
    const text = readFileSync(path(name), 'utf8');
    writeFileSync(path(name), '');
    return text;
  };
  for (const name of ['output', 'state']) writeFileSync(path(name), '');
  mkdirSync(path('files'));
  // The toolkit reads the variables of its process and writes to its stdout.
  process.env = { GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: path('output'), GITHUB_STATE: path('state') };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const runner = await connectRunner(process.env);
  const takePrinted = () => {
    const text = printed;
    printed = '';
    return text;
  };
  sinks = [
    ...listLogSinks(runner, takePrinted),
    ...listReportSinks({ runner, take }),
    ...listNameSinks(path('files')),
    openPageSink(),
  ];
});
afterAll(() => {
  jest.restoreAllMocks();
  process.env = VARIABLES;
  removeFolder(folder);
});

/** Gives the texts one after the other, and begins again; counts how often. */
function recite(texts: readonly string[], said: { count: number }): () => string {
  return () => {
    const text = texts[said.count % texts.length] ?? '';
    said.count += 1;
    return text;
  };
}

async function putInto(sink: Sink, say: () => string): Promise<readonly string[]> {
  const problems: readonly Problem[] = await sink.put(say);
  return problems.map(({ kind, what }) => `${sink.name}: ${kind}: ${what}`);
}

test(
  'no generated text is obeyed anywhere, and none breaks what it is in',
  async () => {
    const said = { count: 0 };
    const texts = fc.array(anyHostileText(), { minLength: TEXTS_AT_ONCE, maxLength: TEXTS_AT_ONCE });

    const property = fc.asyncProperty(texts, async (some) => {
      const say = recite(some, said);
      for (const sink of sinks) expect(await putInto(sink, say)).toEqual([]);
    });

    await fc.assert(property, { numRuns: TEXTS / TEXTS_AT_ONCE, endOnFailure: true });
    const proof = 'hostile text';
    recordFigure({ proof, what: 'texts', figure: TEXTS, goal: '≥ 1,000,000' });
    recordFigure({ proof, what: 'sinks', figure: sinks.length });
    recordFigure({ proof, what: 'places filled', figure: said.count });
    recordFigure({ proof, what: 'texts obeyed or outputs broken', figure: 0, goal: '0' });
  },
  PROOF_LIMIT_MS,
);

test('a text of megabytes is cut, wherever it is', async () => {
  const text = '::add-mask::x ##[error]<img src=//x>`\u001b[31m\n'.repeat(LARGE / 45);
  // These keep a long text, or say what was cut off.
  const cutting = sinks.filter(({ name }) => !['rollout.json', 'state', 'JSON lines'].includes(name));

  for (const sink of cutting) {
    for (const place of [0, 9]) expect(await putInto(sink, sayOnce(text, place))).toEqual([]);
  }
});

/** A plain word everywhere but in one place. */
function sayOnce(text: string, place: number): () => string {
  let at = 0;
  return () => {
    at += 1;
    return at === place + 1 ? text : 'word';
  };
}
