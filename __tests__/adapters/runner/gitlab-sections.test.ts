/** The log of a job of GitLab: groups are sections that it folds. */
import { describe, expect, test } from '@jest/globals';
import { connectRunner } from '../../../src/adapters/runner/actions.ts';
import { createGitLabSections } from '../../../src/adapters/runner/gitlab-sections.ts';
import type { RunEvent } from '../../../src/report/event.ts';
import { createEventPrinter } from '../../../src/run/event-printer.ts';
import { REFUSED, ROLLED_BACK, STEADY } from '../../support/builders/run-stories.ts';
import { expectGolden } from '../../support/harness/golden.ts';

const AT = Date.UTC(2026, 10, 29, 12, 0, 0);
/** As GitLab reads a line: what begins and ends a section. ESC is the control character of that name. */
const MARKER = /section_(start|end):(\d+):([\w.-]+)(?:\[[^\]]*\])?\rESC\[0K/g;

async function printed(events: readonly RunEvent[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const runner = { ...(await connectRunner({})), ...createGitLabSections(write, () => AT) };
  const print = createEventPrinter(runner, { kind: 'terminal', hasColour: false, hasGroups: true }, write);
  for (const event of events) print(event);
  return lines;
}

function listMarkers(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    [...line.replaceAll('\u001b', 'ESC').matchAll(MARKER)].map(([, what, , name]) => `${what} ${name}`),
  );
}

/** Control characters as people write them, so that the golden file is text. */
function show(lines: readonly string[]): string {
  return lines.map((line) => `${line.replaceAll('\u001b', '\\e').replaceAll('\r', '\\r')}\n`).join('');
}

describe('the log of a whole run', () => {
  test('that is steady has its groups as closed sections', async () => {
    expectGolden('log-steady-gitlab.txt', show(await printed(STEADY)));
  });

  test.each([
    { name: 'steady', events: STEADY },
    { name: 'rolled back', events: ROLLED_BACK },
    { name: 'refused', events: REFUSED },
  ])('that is $name closes each section that it opens, once', async ({ events }) => {
    const markers = listMarkers(await printed(events));

    const opened = markers.filter((one) => one.startsWith('start ')).map((one) => one.slice('start '.length));
    const closed = markers.filter((one) => one.startsWith('end ')).map((one) => one.slice('end '.length));
    expect(closed.toSorted()).toEqual(opened.toSorted());
    expect(new Set(opened).size).toBe(opened.length);
  });
});
