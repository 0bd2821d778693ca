import { describe, expect, test } from '@jest/globals';
import { parseArguments } from '../../src/cli/arguments.ts';
import type { Setup } from '../../src/init/setup.ts';
import { renderTemplate } from '../../src/init/template/render-template.ts';
import { aServiceSetup, aSetup, WORKER } from '../support/builders/setups.ts';
import { readTemplate, type Template } from '../support/harness/read-template.ts';
import { findBlocks, readPage } from './pages.ts';

const PAGE = readPage('docs/cloudformation.md');

const CIS = ['github', 'gitlab', 'circleci', 'jenkins'] as const;
const CAPACITIES = ['FARGATE', 'EC2'] as const;
const SETUPS = CIS.flatMap((ci) =>
  CAPACITIES.flatMap((capacity) => [
    aSetup({ ci, capacity }),
    aSetup({ ci, capacity, services: [aServiceSetup(), WORKER] }),
    aSetup({ ci, capacity, services: [WORKER] }),
  ]),
);
const TEMPLATES = SETUPS.map((setup) => ({ setup, template: readTemplate(renderTemplate(setup)) }));

function namesOf({ Parameters }: Template): readonly string[] {
  return Object.keys(Parameters);
}

/** The rows of the table: the parameters of a row, and with what they exist. */
function readRows(): readonly { readonly names: readonly string[]; readonly condition: string }[] {
  const rows =
    PAGE.split('## Parameters')[1]
      ?.split('## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| `')) ?? [];
  return rows.map((row) => {
    const [, names = '', condition = ''] = row.split('|').map((cell) => cell.trim());
    return { names: [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name), condition };
  });
}

const CI_NAMES = { github: 'GitHub', gitlab: 'GitLab', circleci: 'CircleCI', jenkins: 'Jenkins' };

function isTrueOf(condition: string, setup: Setup): boolean {
  if (condition === 'all') return true;
  if (condition === 'a load balancer') return setup.services.some(({ web }) => web !== undefined);
  if (condition === 'Fargate' || condition === 'EC2') return condition.toUpperCase() === setup.capacity;
  return condition.split(', ').includes(CI_NAMES[setup.ci]);
}

describe('the table of parameters', () => {
  test('has exactly those of each template', () => {
    for (const { setup, template } of TEMPLATES) {
      const named = readRows().flatMap(({ names, condition }) => (isTrueOf(condition, setup) ? names : []));
      expect(named.toSorted()).toEqual([...namesOf(template)].sort());
    }
  });
});

/** Commands of a text, each in one line. */
function findCommands(text: string, program: string): readonly string[] {
  const joined = text.replaceAll(/ *\\\n#? */g, ' ');
  return joined.split('\n').flatMap((line) => (line.includes(program) ? [line.replace(/^[# ]+/, '')] : []));
}

describe('the commands', () => {
  test('that create the stack name parameters of the template, and give those without a default', () => {
    const [first = '', second = ''] = findBlocks(PAGE, 'sh').flatMap((block) =>
      findCommands(block, 'cloudformation deploy'),
    );
    const given = (command: string) => [...command.matchAll(/ (\w+)=/g)].map(([, name]) => name).toSorted();
    const { Parameters } = readTemplate(renderTemplate(aSetup()));
    const required = Object.keys(Parameters).filter((name) => Parameters[name]?.Default === undefined);

    expect(given(first)).toEqual(required.toSorted());
    expect(given(second)).toEqual(['CreateServices']);
  });

  test('that register the first revisions are those of the command line, one for each service', () => {
    const ofPage = findBlocks(PAGE, 'sh').flatMap((block) => findCommands(block, 'slipway deploy'));
    for (const { setup } of TEMPLATES) {
      const commands = findCommands(renderTemplate(setup), 'slipway deploy');
      expect(commands).toHaveLength(setup.services.length);
      for (const command of [...ofPage, ...commands]) {
        expect(parseArguments(command.split(' ').slice(1))).toHaveProperty('command', 'deploy');
      }
    }
  });

  test('of the head give every parameter without a default', () => {
    for (const { template, setup } of TEMPLATES) {
      const [command = ''] = findCommands(renderTemplate(setup), 'cloudformation deploy');
      const given = [...command.matchAll(/ (\w+)=…/g)].map(([, name = '']) => name);

      expect(given).toEqual(namesOf(template).filter((name) => template.Parameters[name]?.Default === undefined));
    }
  });
});
