/**
 * Text from outside is text: never a command, an escape sequence, markup, an option, a path or the end of an output. So
 * many texts go through everything that we print, write, and give to docker.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { readCommands } from '../../packages/ecs-rules/__tests__/support/harness/runner-reader.ts';
import { makeFolder, removeFolder } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { connectRunner } from '../../src/adapters/runner/actions.ts';
import { readRolloutJson } from '../../src/report/file/read-rollout-json.ts';
import { anyHostileText } from '../support/generators/hostile-text.ts';
import { findForeignMarkdown } from '../support/harness/markdown-nodes.ts';
import { chooseSize, PROOF_LIMIT_MS, recordFigure } from '../support/harness/proof.ts';
import { aSteadyService, aTaskDefinition, openStage } from '../support/harness/scenario-stage.ts';
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
  process.env = { ...VARIABLES, GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: path('output'), GITHUB_STATE: path('state') };
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
    for (const place of [1, 9]) expect(await putInto(sink, sayOnce(text, place))).toEqual([]);
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

test('nor is it by the shipped action, from docker, from ECS and from the log of a container', async () => {
  const some = fc.sample(anyHostileText(), chooseSize({ short: 100, long: 1000 })).join(' ');
  const text = `::add-mask::x\n##[error]x\r::stop-commands::t\n${some.replaceAll('\0', '')}`;
  const exits = { afterMs: 1000, code: 1, reason: text };
  const stage = await openStage({
    speed: 200,
    tasks: 'simulated',
    images: [{ image: 'hello:v2', exits, logs: [text] }],
  });
  try {
    await aSteadyService(stage, {}, aTaskDefinition(WITH_LOG));
    const inputs = { cluster: 'production', service: 'hello', image: 'hello:v2', 'wait-max-delay-seconds': '1' };

    const result = await stage.job.run({ inputs, environment: { ...stage.environment, RUNNER_DEBUG: '1' } });

    expect(result.outputs.verdict).toBe('rolled-back');
    const names = readCommands(`${result.log}\n${result.postLog}`).map(({ name }) => name);
    expect(names.filter((name) => !['error', 'warning', 'notice', 'group', 'endgroup'].includes(name))).toEqual([]);
    expect(findForeignMarkdown(result.summary)).toEqual([]);
    expect(readRolloutJson(readFileSync(result.outputs.report ?? '', 'utf8'))).toHaveProperty('record');
  } finally {
    await stage.close();
  }
});

/** So that the last lines of a container are read. */
const WITH_LOG = {
  containerDefinitions: [
    {
      ...{ name: 'hello', image: 'hello:v1', memory: 128 },
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/hello', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'hello' },
      },
    },
  ],
};
