/** What a run leaves to be read: summary, comment, page, rollout.json, outputs and state. */
import { readCommandFile } from '../../../packages/ecs-rules/__tests__/support/harness/runner-reader.ts';
import type { Runner } from '../../../src/adapters/runner/actions.ts';
import { readRolloutJson } from '../../../src/report/file/read-rollout-json.ts';
import { renderHtml } from '../../../src/report/html/page.ts';
import { collectOutputs } from '../../../src/report/outputs.ts';
import { renderPlan } from '../../../src/report/plan-comment.ts';
import { renderRolloutJson } from '../../../src/report/rollout-json.ts';
import type { RunRecord } from '../../../src/report/run-record.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { GOLDEN_RUNS } from '../builders/golden-runs.ts';
import { aPlannedRecord } from '../builders/run-records.ts';
import { fillTexts } from '../generators/fill-texts.ts';
import { listMarkup } from '../harness/html-reader.ts';
import { findForeignMarkdown } from '../harness/markdown-nodes.ts';
import { attempt, findDifference, type Problem, type Sink } from './sink.ts';

/** Without the longest: those have the same places, only more often. */
const { 'four-hundred-tasks': _hundreds, 'forty-tasks': _forty, ...RUNS } = GOLDEN_RUNS;
const RECORDS: readonly RunRecord[] = Object.values(RUNS);
const PLANS: readonly RunRecord[] = [
  aPlannedRecord(),
  { ...aPlannedRecord(), verdict: 'refused', errors: [{ input: 'image', text: 'a', advice: 'b' }] },
];

/** The command files of a step. */
export interface CommandFiles {
  readonly runner: Runner;
  /** The content of a file, which is empty after it. */
  take(name: 'output' | 'state'): string;
}

export function listReportSinks(files: CommandFiles): readonly Sink[] {
  return [
    takeTurns('job summary', RECORDS, (record) => findForeignMarkdown(renderSummary(record))),
    takeTurns('comment of a plan', PLANS, checkComment),
    takeTurns('HTML report', RECORDS, checkPage),
    takeTurns('rollout.json', RECORDS, checkRollout),
    takeTurns('outputs', [...RECORDS, ...PLANS], (record) => checkOutputs(record, files)),
    { name: 'state', put: (say) => checkState(say, files) },
  ];
}

/** One record after the other, with a text from outside wherever it has text. */
function takeTurns(
  name: string,
  records: readonly RunRecord[],
  check: (record: RunRecord) => readonly Problem[],
): Sink {
  let turn = 0;
  return {
    name,
    put: (say) => {
      const record = records[turn % records.length];
      turn += 1;
      return record === undefined ? [] : attempt(() => check(fillTexts(record, say)));
    },
  };
}

function checkComment(record: RunRecord): readonly Problem[] {
  const [marker = '', ...rest] = renderPlan(record).split('\n');
  const isOwn = /^<!-- slipway-plan [\w -]* -->$/.test(marker);
  return [...findDifference('obeyed', isOwn, true), ...findForeignMarkdown(rest.join('\n'))];
}

const PLAIN = RECORDS.map((record) => listMarkup(renderHtml(record)));
const ELEMENTS = new Set(PLAIN.flatMap(({ elements }) => [...elements]));
const ATTRIBUTES = new Set(PLAIN.flatMap(({ attributes }) => [...attributes]));

function checkPage(record: RunRecord): readonly Problem[] {
  const page = renderHtml(record);
  const { elements, attributes, addresses, rest } = listMarkup(page);
  const foreign = [
    ...[...elements].filter((name) => !ELEMENTS.has(name)),
    ...[...attributes].filter((name) => !ATTRIBUTES.has(name)),
    ...addresses.filter((address) => !/^(?:#|https:\/\/)/.test(address)),
    ...(/[<>]/.test(rest) ? ['a bracket'] : []),
  ];
  return [...findDifference('obeyed', foreign, []), ...findDifference('broken', page.endsWith('</html>\n'), true)];
}

function checkRollout(record: RunRecord): readonly Problem[] {
  const text = renderRolloutJson(record);
  const { format: _format, cut: _cut, ...observed } = JSON.parse(text);
  const read = readRolloutJson(text);
  return [
    ...findDifference('broken', observed, record),
    ...('problem' in read ? [{ kind: 'broken', what: read.problem } as const] : []),
  ];
}

function checkOutputs(record: RunRecord, { runner, take }: CommandFiles): readonly Problem[] {
  const outputs = collectOutputs(record, { report: '/x/rollout.json' });
  for (const [name, value] of Object.entries(outputs)) runner.setOutput(name, value);
  const long = Object.values(outputs).filter((value) => /[\r\n]/.test(value));
  JSON.parse(outputs.services ?? '[]');
  JSON.parse(outputs.changes ?? '[]');
  const read = Object.fromEntries(readCommandFile(take('output')));
  return [...findDifference('broken', read, outputs), ...findDifference('obeyed', long, [])];
}

/** Whatever is put into an output or the state, with its line ends. */
function checkState(say: () => string, { runner, take }: CommandFiles): readonly Problem[] {
  return attempt(() => {
    const [one, other] = [`${say()}\n${say()}`, JSON.stringify({ service: say(), deployment: say() })];
    runner.saveState('run', one);
    runner.saveState('run', other);
    runner.setOutput('reason', one);
    // A file is UTF-8: half a character cannot be in it.
    const kept = { run: other, reason: Buffer.from(one, 'utf8').toString('utf8') };
    const read = Object.fromEntries([...readCommandFile(take('state')), ...readCommandFile(take('output'))]);
    return findDifference('broken', read, kept);
  });
}
