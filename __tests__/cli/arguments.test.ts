import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseArguments } from '../../src/cli/arguments.ts';
import { INPUT_NAMES, INPUTS } from '../../src/inputs/declarations.ts';
import { formatInputFault } from '../../src/inputs/fault.ts';

/** The inputs that argv gives, without the blank ones. */
function inputsOf(argv: readonly string[]) {
  const line = parseArguments(argv);
  if (!('raw' in line)) throw new Error(JSON.stringify(line));
  return Object.fromEntries(INPUT_NAMES.map((name) => [name, line.raw(name)]).filter(([, text]) => text !== ''));
}

function faultsOf(argv: readonly string[]): readonly string[] {
  const line = parseArguments(argv);
  return 'faults' in line ? line.faults.map(formatInputFault) : [];
}

describe('flags', () => {
  test('are named as the inputs, with their value after a blank or a "="', () => {
    expect(inputsOf(['deploy', '--service', 'web', '--cluster=prod', '--build-args=A=1'])).toEqual({
      service: 'web',
      cluster: 'prod',
      'build-args': 'A=1',
    });
  });

  test('of lists may be given again, one a line', () => {
    expect(inputsOf(['deploy', '--service', 'web', '--service=worker'])).toEqual({ service: 'web\nworker' });
  });

  test('of booleans need no value and can be turned off', () => {
    expect(inputsOf(['deploy', '--force-new-deployment', '--no-summary', '--dry-run=false'])).toEqual({
      'force-new-deployment': 'true',
      summary: 'false',
      'dry-run': 'false',
    });
  });

  test('take a value that begins with one "-", for the input to judge', () => {
    expect(inputsOf(['deploy', '--desired-count', '-1'])).toEqual({ 'desired-count': '-1' });
  });

  test('carry any value of any input to the letter', () => {
    const input = fc.constantFrom(...INPUT_NAMES.filter((name) => INPUTS[name].form !== 'boolean'));

    fc.assert(
      fc.property(input, fc.string({ minLength: 1, unit: 'binary' }), (name, value) => {
        expect(inputsOf(['deploy', `--${name}=${value}`])).toEqual({ [name]: value });
      }),
    );
  });
});

describe('a command', () => {
  test('plan is a deploy that is dry', () => {
    expect(inputsOf(['plan', '--service=web'])).toEqual({ 'dry-run': 'true', service: 'web' });
  });

  test('rollback takes its target as a word', () => {
    expect(inputsOf(['rollback', 'web:41', '--service', 'web'])).toEqual({ 'rollback-to': 'web:41', service: 'web' });
  });

  test('rollback without a target returns to what was last good', () => {
    expect(inputsOf(['rollback', '--service', 'web'])).toEqual({ 'rollback-to': 'last-good', service: 'web' });
  });

  test('history and status hold their flags parsed', () => {
    const history = { cluster: 'prod', service: 'web', limit: 3, isJson: true };
    const status = { cluster: 'default', service: 'web', limit: 10, isJson: false };

    expect([
      parseArguments('history --service web --cluster prod --limit 3 --json'.split(' ')),
      parseArguments(['status', '--service=web']),
    ]).toEqual([
      { command: 'history', options: history },
      { command: 'status', options: status },
    ]);
  });

  test('history refuses all that is wrong at once', () => {
    expect(parseArguments(['history', '--cluster', 'a b', '--limit', '0'])).toEqual({
      faults: [
        { input: '--service', problem: 'it is missing', advice: 'Write --service VALUE' },
        expect.objectContaining({ input: '--cluster' }),
        expect.objectContaining({ input: '--limit' }),
      ],
    });
  });

  test('local without flags tells nothing', () => {
    expect(parseArguments(['local'])).toEqual({ command: 'local', told: {} });
  });

  test('local holds its flags parsed, by the names that they have in its file', () => {
    const argv =
      'local --config ecs.yaml --port 0 --clock real --speed=60 --seed 7 --instances 4 --instance-cpu 1024 --instance-memory 2048 --tasks containers --cluster prod --region eu-west-1 --account 000000000000 --scenario crash.json --data state --secrets s.yaml --env-files files --lag 5000 --no-throttling';

    expect(parseArguments(argv.split(' '))).toEqual({
      command: 'local',
      told: {
        config: 'ecs.yaml',
        port: 0,
        clock: 'real',
        speed: 60,
        seed: 7,
        instances: 4,
        instanceCpu: 1024,
        instanceMemoryMiB: 2048,
        tasks: 'containers',
        clusters: ['prod'],
        region: 'eu-west-1',
        account: '000000000000',
        scenario: 'crash.json',
        secrets: 's.yaml',
        envFiles: 'files',
        data: 'state',
        consistency: { lagMs: 5000 },
        throttling: {},
      },
    });
  });

  test.each<readonly [string, readonly string[], object]>([
    ['nothing at all', [], { command: 'help' }],
    ['--help', ['--help'], { command: 'help' }],
    ['help of a command', ['help', 'deploy'], { command: 'help', topic: 'deploy' }],
    ['a command with -h', ['rollback', 'previous', '-h'], { command: 'help', topic: 'rollback' }],
    ['version', ['version'], { command: 'version' }],
    ['--version', ['--version'], { command: 'version' }],
  ])('is understood when it is %s', (_, argv, line) => {
    expect(parseArguments(argv)).toEqual(line);
  });

  test('with --json writes for machines', () => {
    expect(parseArguments(['deploy', '--json'])).toMatchObject({ command: 'deploy', isJson: true });
  });
});

describe('a command line is refused', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'for a command that is not',
      ['depoly'],
      ['slipway: there is no command "depoly". Write deploy if that was meant.'],
    ],
    [
      'for a flag that is not, with the nearest one, without its value',
      ['deploy', '--enviroment-variables=A=canary'],
      ['slipway: there is no flag "--enviroment-variables" here. Write --environment-variables if that was meant.'],
    ],
    [
      'for a flag of another command',
      ['rollback', '--image=web:1'],
      ['slipway: there is no flag "--image" here. Run the command with --help to see its flags.'],
    ],
    [
      'for a short flag, without what follows it',
      ['deploy', '-psecret'],
      ['slipway: there is no flag "-p" here. Run the command with --help to see its flags.'],
    ],
    [
      'for a value that is missing, at the end and before another flag',
      ['deploy', '--service', '--cluster=prod', '--image'],
      [
        '--service: a value is missing. Write --service VALUE or --service=VALUE.',
        '--image: a value is missing. Write --image VALUE or --image=VALUE.',
      ],
    ],
    [
      'for one thing given twice',
      ['deploy', '--cluster=a', '--cluster=b'],
      ['--cluster: it is given more than once. Give it once.'],
    ],
    [
      'for an empty image, also before another one',
      ['deploy', '--image=', '--image', 'web=web:2'],
      ['--image: the image is empty. Check the variable that it comes from, or leave out --image to keep the image.'],
    ],
    ['for a word too many', ['deploy', 'web'], ['slipway: "web" is not expected here. Write values as --name VALUE.']],
    [
      'for faulty flags of the local ECS, all together',
      ['local', '--port=http', '--speed=0', '--account=12', '--region=Paris', '--tasks=real'],
      [
        '--port: "http" is not a whole number, from 0 to 65535. Write a whole number, from 0 to 65535, in decimal digits.',
        '--speed: "0" is not a whole number, from 1 to 1000. Write a whole number, from 1 to 1000, in decimal digits.',
        '--tasks: "real" is not a choice. Write simulated or containers.',
        '--region: "Paris" is not a region. Write a region: as eu-west-1.',
        '--account: "12" is not an account. Write an account: twelve digits.',
      ],
    ],
  ])('%s', (_, argv, faults) => {
    expect(faultsOf(argv)).toEqual(faults);
  });

  test('or read, and never throws, whatever the words are', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '--',
        '-',
        '--no-',
        '--=',
        '--no-summary',
        '--service',
        '__proto__',
        '--__proto__=1',
        '--constructor',
      ),
    );

    fc.assert(
      fc.property(
        fc.constantFrom('deploy', 'plan', 'rollback', 'local', 'help', 'x'),
        fc.array(word),
        (first, words) => {
          const line = parseArguments([first, ...words]);

          expect('command' in line || line.faults.length > 0).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
