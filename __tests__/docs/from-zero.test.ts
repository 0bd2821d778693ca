/** The part of docs/from-zero.md that needs an AWS account, as far as it can be checked without one. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { makeFolder, removeFolder } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { parseArguments } from '../../src/cli/arguments.ts';
import { readTemplate, type Template } from '../support/harness/read-template.ts';
import { isPrinted, readPageSteps, walkPage } from '../support/harness/walk-page.ts';
import { findSection, readPage } from './pages.ts';

const PAGE = readPage('docs/from-zero.md');
const STEPS = readPageSteps(findSection(PAGE, 'With an AWS account'));
const REMOVAL = readPageSteps(findSection(PAGE, 'Remove everything'));

/** Commands of steps, each in one line. */
function findCommands(steps: typeof STEPS, program: string): readonly string[] {
  const lines = steps.flatMap(({ script }) => script.replaceAll(/ *\\\n */g, ' ').split('\n'));
  return lines.filter((line) => line.includes(program));
}

let folder: string;
let printed: string | undefined;

/** What the page gives to `slipway init`, with an account and a repository as the calls before answer. */
beforeAll(async () => {
  folder = makeFolder();
  const [init = ''] = findCommands(STEPS, 'slipway init');
  const values = 'CODE=octo-org@1/hello@2 ACCOUNT=123456789012';
  const { outputs } = await walkPage([{ script: `${values}\n${init}\n`, printed: '' }], { folder, base: 'none' });
  [printed] = outputs;
});

afterAll(() => removeFolder(folder));

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function readStack(): Template {
  return readTemplate(read('aws/template.yml'));
}

describe('slipway init', () => {
  const step = STEPS.find(({ script }) => script.includes('slipway init'));

  test('takes the flags of the page and prints what the page shows', () => {
    expect([isPrinted(step?.printed ?? '', printed ?? ''), printed]).toEqual([true, printed]);
  });

  test('writes the files that the page shows', () => {
    const paths = [...(step?.printed ?? '').matchAll(/^(\S*[./]\S*) {2}/gm)].map(([, path = '']) => path);

    expect(paths).toHaveLength(7);
    expect(paths.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });

  test('lets the jobs of the repository and environment of the page deploy', () => {
    const [environment = ''] = findCommands(STEPS, '/environments/').map(
      (line) => /environments\/(\w+)/.exec(line)?.[1],
    );

    expect(readStack().Parameters.OidcSubject?.Default).toBe(`repo:octo-org@1/hello@2:environment:${environment}`);
    expect(parse(read('.github/workflows/deploy.yml'))).toMatchObject({ jobs: { deploy: { environment } } });
  });
});

describe('the other commands', () => {
  test('give the stack only parameters of the template, and first all without a default', () => {
    const [first = [], second = []] = findCommands(STEPS, 'cloudformation deploy').map((command) =>
      [...command.matchAll(/ (\w+)=/g)].map(([, name = '']) => name),
    );
    const { Parameters } = readStack();
    const required = Object.keys(Parameters).filter((name) => Parameters[name]?.Default === undefined);

    expect(first).toEqual(expect.arrayContaining(required));
    expect([...first, ...second].filter((name) => Parameters[name] === undefined)).toEqual([]);
    expect(second).toEqual(['CreateServices']);
  });

  test('read an output that the template has', () => {
    const [command = ''] = findCommands(STEPS, 'describe-stacks');

    expect(Object.keys(readStack().Outputs)).toContain(/OutputKey=='(\w+)'/.exec(command)?.[1]);
  });

  test('deploy with inputs that exist', () => {
    const [command = '', ...others] = findCommands(STEPS, 'slipway deploy');

    expect(others).toEqual([]);
    expect(parseArguments(command.split(' ').slice(1))).toHaveProperty('command', 'deploy');
  });

  test('follow a workflow that slipway init writes', () => {
    const [command = ''] = findCommands(STEPS, '--workflow');
    const [, name = ''] = /--workflow (\S+)/.exec(command) ?? [];

    expect(existsSync(join(folder, '.github/workflows', name))).toBe(true);
  });

  test('use one name of the stack', () => {
    const names = [...STEPS, ...REMOVAL].flatMap(({ script }) => [...script.matchAll(/--stack-name (\S+)/g)]);

    expect(new Set(names.map(([, name]) => name))).toEqual(new Set(['slipway-production']));
    expect(read('aws/template.yml')).toContain('--stack-name slipway-production');
  });
});

test('the removal deletes each resource that the template retains', () => {
  const commands: Readonly<Record<string, string>> = {
    'AWS::ECR::Repository': 'aws ecr delete-repository --repository-name hello --force',
    'AWS::Logs::LogGroup': 'aws logs delete-log-group --log-group-name /ecs/hello',
    'AWS::IAM::OIDCProvider': 'oidc-provider/token.actions.githubusercontent.com',
  };
  const kept = Object.values(readStack().Resources).filter(({ DeletionPolicy }) => DeletionPolicy !== undefined);
  const deleted = Object.keys(commands).filter((type) => findCommands(REMOVAL, commands[type] ?? '').length === 1);

  expect(deleted.toSorted()).toEqual(kept.map(({ Type }) => Type).sort());
});

describe('the costs', () => {
  const section = findSection(PAGE, 'What it costs');
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && line.includes('$'));
  const costs = rows.map((row) =>
    row
      .split('|')
      .slice(3, 5)
      .map((cell) => Number(cell.replace('$', ''))),
  );

  test('of a month are those of 730 hours', () => {
    const hourly = costs.filter(([hour = 0]) => hour > 0);
    // The hourly costs are rounded to a hundredth of a cent.
    const wrong = hourly.filter(([hour = 0, month = 0]) => Math.abs(hour * 730 - month) > 0.04);

    expect(hourly).toHaveLength(4);
    expect(wrong).toEqual([]);
  });

  test('have the sum that the text says', () => {
    const sum = (column: 0 | 1) => costs.map((row) => row[column] ?? 0).reduce((a, b) => a + (b || 0), 0);

    expect(section).toContain(`About $${sum(0).toFixed(2)} an hour, or $${Math.round(sum(1))} a month`);
  });

  test('of a task follow from its size', () => {
    const { cpu, memory } = JSON.parse(read('task-definition.json'));
    const [, perCpu = 0, perGb = 0] = /\$([\d.]+) per vCPU and \$([\d.]+) per GB/.exec(section)?.map(Number) ?? [];
    const hour = (Number(cpu) / 1024) * perCpu + (Number(memory) / 1024) * perGb;

    expect(costs.map(([cost]) => cost)).toContain(Number(hour.toFixed(4)));
  });
});
