/** What a person sees at a terminal: the shipped command line on a pseudo-terminal, against the local ECS. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aSteadyService, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';
import { runOnTerminal, type TerminalOptions } from '../support/harness/terminal-run.ts';

const HEAD = /^ {2}service +deployment +revision/;
const SPINNER = /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/;

let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 60, tasks: 'simulated' });
  await aSteadyService(stage);
});

afterEach(() => stage.close());

function deploy(options: Partial<TerminalOptions> = {}, flags: readonly string[] = []) {
  const args = ['deploy', '--cluster', 'production', '--service', 'hello', '--image', 'hello:v2'];
  return runOnTerminal([...args, '--wait-max-delay-seconds', '1', ...flags], {
    folder: stage.job.workspace,
    ...options,
    environment: { ...stage.environment, ...options.environment },
  });
}

function countFrames(written: string): number {
  return new Set(written.match(new RegExp(SPINNER, 'g')) ?? []).size;
}

describe('a deploy at a terminal', () => {
  test.each([60, 100])('redraws one table in place, of %d columns, and leaves it with the verdict', async (columns) => {
    const run = await deploy({ columns });

    expect([run.exitCode, run.isCursorVisible]).toEqual([0, true]);
    expect(run.written).toContain('\u001b[?25l');
    expect(countFrames(run.written)).toBeGreaterThan(3);
    const head = run.screen.findIndex((line) => HEAD.test(line));
    expect(run.screen.filter((line) => HEAD.test(line))).toHaveLength(1);
    expect(run.screen[head + 1]).toMatch(/^✔ hello +ecs-svc\S+ +hello:2 +4 +4 +0 +0 +\d:\d\d$/);
    // Lines of text may wrap; the table never does.
    expect(run.screen.some((line) => line.startsWith('✔ STEADY after '))).toBe(true);
    expect(run.screen.filter((line) => SPINNER.test(line) || line.includes('new 1/4'))).toEqual([]);
  });

  test('that is interrupted shows the cursor again, and the table as it was', async () => {
    let hasTyped = false;
    const run = await deploy({
      onOutput: (written, type) => {
        if (hasTyped || !SPINNER.test(written)) return;
        hasTyped = true;
        type('\u0003');
      },
    });

    expect([run.exitCode, run.isCursorVisible]).toEqual([130, true]);
    expect(run.screen.filter((line) => HEAD.test(line))).toHaveLength(1);
    expect(run.screen.some((line) => line.startsWith('✘ CANCELLED after '))).toBe(true);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ['NO_COLOR', { NO_COLOR: '1' }, []],
    ['CI', { CI: 'true' }, []],
    ['TERM=dumb', { TERM: 'dumb' }, []],
    ['--no-live', {}, ['--no-live']],
  ])('logs lines with %s, and moves no cursor', async (_, environment, flags) => {
    const run = await deploy({ environment }, flags);

    expect(run.exitCode).toBe(0);
    expect(run.written.replaceAll('\u001b[', '<').match(/<(?:\d*[AJ]|\?)/g)).toBeNull();
    expect(run.written).toMatch(/new \d\/4 {2}old \d/);
    expect(run.screen.filter((line) => HEAD.test(line))).toEqual([]);
  });
});
