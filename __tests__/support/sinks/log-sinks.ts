/** Everything that is printed: the log of a workflow, of a terminal and of GitLab, JSON lines, tables, histories. */
import { readCommands } from '../../../packages/ecs-rules/__tests__/support/harness/runner-reader.ts';
import type { Runner } from '../../../src/adapters/runner/actions.ts';
import { createGitLabSections } from '../../../src/adapters/runner/gitlab-sections.ts';
import type { RunEvent } from '../../../src/report/event.ts';
import { describeHistory, renderHistory } from '../../../src/report/history-lines.ts';
import { NOTHING_LIVE, updateLive } from '../../../src/report/live-state.ts';
import { renderLive } from '../../../src/report/live-table.ts';
import type { LogStyle } from '../../../src/report/log-line.ts';
import { describeStatus, renderStatus } from '../../../src/report/status-lines.ts';
import { createEventPrinter } from '../../../src/run/event-printer.ts';
import { createJsonPrinter, toJsonLine } from '../../../src/run/json-printer.ts';
import { EVERY_EVENT } from '../builders/every-event.ts';
import { aHistory, aStatus } from '../builders/past-builders.ts';
import { fillTexts } from '../generators/fill-texts.ts';
import { findDifference, findInvisible, findObeyedLines, type Problem, type Sink } from './sink.ts';

const AT = Date.UTC(2026, 10, 29, 12, 0, 0);
/** Our own colours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is read
const COLOUR = /\u001b\[(?:0|2|3[123])m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what GitLab reads
const MARKER = /section_(?:start|end):\d+:[\w.-]+(?:\[[^\]]*\])?\r\u001b\[0K/g;

/** What the toolkit printed on stdout since the last call. */
export type TakePrinted = () => string;

export function listLogSinks(runner: Runner, takePrinted: TakePrinted): readonly Sink[] {
  return [
    { name: 'log of a workflow', put: (say) => printWorkflow(sayEvents(say), runner, takePrinted) },
    {
      name: 'terminal',
      put: (say) => findObeyedLines(printLines(sayEvents(say), { kind: 'terminal', hasColour: true }, runner)),
    },
    { name: 'log of GitLab', put: (say) => printGitLab(sayEvents(say), runner) },
    { name: 'JSON lines', put: printJson },
    { name: 'live table', put: drawTable },
    { name: 'history and status', put: printPast },
  ];
}

/** One service all along: a table has no row for events of others. */
function sayEvents(say: () => string): readonly RunEvent[] {
  const service = say();
  return EVERY_EVENT.map((event) => {
    if (event.type === 'rehearsed') return { ...event, text: `Container ${say()}` };
    return { ...fillTexts(event, say), ...('service' in event ? { service } : {}) };
  });
}

/** The only commands are the groups and annotations that we asked the toolkit for, with the texts that they had. */
function printWorkflow(events: readonly RunEvent[], runner: Runner, takePrinted: TakePrinted): readonly Problem[] {
  const wanted: { readonly name: string; readonly data: string }[] = [];
  const lines: string[] = [];
  const watched: Runner = {
    ...runner,
    annotate: (annotation) => {
      wanted.push({ name: annotation.level, data: annotation.text });
      runner.annotate(annotation);
    },
    openGroup: (title) => {
      wanted.push({ name: 'group', data: title });
      runner.openGroup(title);
    },
    closeGroup: () => {
      wanted.push({ name: 'endgroup', data: '' });
      runner.closeGroup();
    },
  };
  // A printer has few annotations.
  for (const event of events) createEventPrinter(watched, { kind: 'workflow' }, (line) => lines.push(line))(event);
  const commands = readCommands(takePrinted());
  const shown = wanted.flatMap(({ data }) => data.split('\n'));
  const properties = commands.flatMap((command) => Object.keys(command.properties)).filter((name) => name !== 'title');
  return [
    ...findObeyedLines(lines),
    ...findInvisible(shown),
    ...findDifference(
      'obeyed',
      commands.map(({ name, data }) => ({ name, data })),
      wanted,
    ),
    ...findDifference('obeyed', properties, []),
  ];
}

function printLines(events: readonly RunEvent[], style: LogStyle, runner: Runner): readonly string[] {
  const lines: string[] = [];
  const print = createEventPrinter(runner, style, (line) => lines.push(line.replaceAll(COLOUR, '')));
  for (const event of events) print(event);
  return lines;
}

function printGitLab(events: readonly RunEvent[], runner: Runner): readonly Problem[] {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const grouped = { ...runner, ...createGitLabSections(write, () => AT) };
  const print = createEventPrinter(grouped, { kind: 'terminal', hasColour: false, hasGroups: true }, write);
  for (const event of events) print(event);
  const opened = events.filter(({ type }) => type === 'group-opened').length;
  const marked = lines.filter((line) => line.includes('\u001b'));
  const markers = marked.flatMap((line) => line.match(MARKER) ?? []);
  return [
    ...findDifference('obeyed', [marked.length, markers.length], [2 * opened, 2 * opened]),
    ...findObeyedLines(lines.map((line) => line.replaceAll('\u001b[0K', '').replace(/^section_[^\r]*\r/, 'section: '))),
  ];
}

function printJson(say: () => string): readonly Problem[] {
  const events = sayEvents(say);
  const lines: string[] = [];
  const print = createJsonPrinter((line) => lines.push(line));
  for (const event of events) print(event);
  return [
    ...findObeyedLines(lines),
    ...findDifference(
      'broken',
      lines.map((line) => JSON.parse(line)),
      events,
    ),
  ];
}

/** Never drawn in a workflow, where a runner would read it. */
function drawTable(say: () => string): readonly Problem[] {
  const state = sayEvents(say).reduce((before, event, at) => updateLive(before, event, at * 1000), NOTHING_LIVE);
  return [20, 60, 100, 220].flatMap((width) => {
    const lines = renderLive(state, { width, tick: 0, nowMs: 0 });
    const wide = lines.filter((line) => line.length >= width);
    return [...findInvisible(lines), ...findDifference('broken', wide, [])];
  });
}

function printPast(say: () => string): readonly Problem[] {
  const history = fillTexts(aHistory(), say);
  const status = fillTexts(aStatus({ unreadable: [{ action: 'a', why: 'b' }] }), say);
  const objects = [...describeHistory(history), describeStatus(status)];
  const json = objects.map(toJsonLine);
  return [
    ...findObeyedLines([...renderHistory(history), ...renderStatus(status), ...json]),
    ...findDifference(
      'broken',
      json.map((line) => JSON.parse(line)),
      objects,
    ),
  ];
}
