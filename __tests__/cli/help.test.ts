import { describe, expect, test } from '@jest/globals';
import { COMMANDS, isCommandName, listFlags } from '../../src/cli/flags.ts';
import { renderHelp } from '../../src/cli/help.ts';

const COMMAND_NAMES = Object.keys(COMMANDS).filter(isCommandName);

describe('the help', () => {
  test('of everything shows each command once', () => {
    expect(renderHelp().split('\n')).toEqual([
      'Usage: slipway COMMAND [flags]',
      '',
      'Takes a Docker image to Amazon ECS and stays until it can say what became of it.',
      '',
      '  deploy    Take an image to Amazon ECS and follow the rollout until there is a verdict.',
      '  plan      Look and say what a deploy would change; nothing is written.',
      '  rollback  Return to an older revision: last-good (the default), previous, a number,',
      '            family:number, an ARN, a release or a commit.',
      '  history   Show the last deployments of a service, and what became of each.',
      '  status    Show what serves and where it comes from, deployments, targets and latest events.',
      '  local     Start an ECS and ECR of your own on this machine, for any client of AWS.',
      '  demo      Show a deploy, a failure and a rollback on a local ECS.',
      '  help      Show this help, or that of a command.',
      '  version   Show the version.',
      '',
      'Run slipway COMMAND --help for the flags of a command.',
      '',
    ]);
  });

  test.each(COMMAND_NAMES)('of %s fits 100 columns and shows each of its flags once', (command) => {
    const lines = renderHelp(command).split('\n');

    const shown = lines.filter((line) => line.startsWith('  --')).map((line) => line.trim().split(' ')[0]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(shown.map((name) => name?.replace(/^--(no-)?/, ''))).toEqual(
      command === 'help' ? [] : listFlags(command).map((flag) => flag.name),
    );
  });

  test('of the demo has the defaults of the demo', () => {
    expect(renderHelp('demo').split('\n').slice(4)).toEqual([
      'Local ECS:',
      '  --speed VALUE',
      '      How many times faster than real its clock goes, 1 to 1000. (20)',
      '  --tasks VALUE',
      '      containers run on the local Docker engine; simulated tasks need no Docker. (containers, or',
      '      simulated where they cannot run)',
      '',
    ]);
  });

  test('of a rollback has its groups and its own words, and turns off what is on by default', () => {
    const lines = renderHelp('rollback').split('\n');

    expect(lines.slice(0, 13)).toEqual([
      'Usage: slipway rollback [TARGET] --service NAME [flags]',
      '',
      'Return to an older revision: last-good (the default), previous, a number, family:number, an ARN,',
      'a release or a commit.',
      '',
      'Registry:',
      '  --http-proxy VALUE',
      '      Proxy for calls to AWS, such as http://proxy.example:3128. Default: that of the variables',
      '      HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
      '',
      'Service:',
      '  --service VALUE',
      '      One or several services to roll back, names or ARNs. May be given again.',
    ]);
    expect(lines).toContain('  --no-wait-for-service-stability');
  });
});
