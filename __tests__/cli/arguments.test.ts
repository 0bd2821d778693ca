import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseArguments } from '../../src/cli/arguments.ts';
import { INPUT_NAMES, INPUTS, type InputName } from '../../src/inputs/declarations.ts';

/** The inputs that argv gives, without the blank ones. */
function inputsOf(argv: readonly string[]) {
  const line = parseArguments(argv);
  if (!('raw' in line)) throw new Error(JSON.stringify(line));
  return Object.fromEntries(INPUT_NAMES.map((name) => [name, line.raw(name)]).filter(([, text]) => text !== ''));
}

function errorsOf(argv: readonly string[]): readonly string[] {
  const line = parseArguments(argv);
  return 'problems' in line ? line.problems : [];
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

  test('name the file of the job summary, which is no input', () => {
    const line = parseArguments(['deploy', '--service', 'web', '--summary', 'summary.md']);

    expect(line).toMatchObject({ command: 'deploy', summaryFile: 'summary.md' });
    expect(inputsOf(['deploy', '--service', 'web', '--summary', 'summary.md'])).toEqual({ service: 'web' });
  });

  test.each([
    {
      argv: ['deploy', 'web', '--summary', 'summary.md', '--no-summary'],
      error: 'Use --summary or --no-summary, not both.',
    },
    { argv: ['rollback', 'web', '--summary='], error: '--summary is empty. Check the variable that it comes from.' },
    { argv: ['deploy', 'web', '--summary'], error: 'Missing value: --summary FILE.' },
  ])('for the job summary that cannot be: $error', ({ argv, error }) => {
    expect(errorsOf(argv)).toEqual([error]);
  });

  test('take a value that begins with one "-", for the input to judge', () => {
    expect(inputsOf(['deploy', '--desired-count', '-1'])).toEqual({ 'desired-count': '-1' });
  });

  test('carry any value of any input to the letter', () => {
    const input = fc.constantFrom(...INPUT_NAMES.filter(isFlagOfDeploy));

    fc.assert(
      fc.property(input, fc.string({ minLength: 1, unit: 'binary' }), (name, value) => {
        expect(inputsOf(['deploy', `--${name}=${value}`])).toEqual({ [name]: value });
      }),
    );
  });
});

function isFlagOfDeploy(name: InputName): boolean {
  return INPUTS[name].form !== 'boolean' && INPUTS[name].group !== 'approval';
}

describe('a command', () => {
  test.each<readonly [string, string, object]>([
    ['continue approves', 'continue web', { service: 'web', action: 'continue' }],
    ['abort rolls back', 'abort web', { service: 'web', action: 'rollback' }],
    ['continue takes the hook', 'continue web --hook-id h', { service: 'web', action: 'continue', 'hook-id': 'h' }],
  ])('%s', (_, argv, inputs) => {
    expect(inputsOf(argv.split(' '))).toEqual(inputs);
  });

  test('plan is a deploy that is dry', () => {
    expect(inputsOf(['plan', '--service=web'])).toEqual({ 'dry-run': 'true', service: 'web' });
  });

  test.each<readonly [string, string, object]>([
    ['its service as a word', 'rollback web', { service: 'web', 'rollback-to': 'last-good' }],
    ['its target after the service', 'rollback web v1.4.2', { service: 'web', 'rollback-to': 'v1.4.2' }],
    [
      'its target alone next to --service',
      'rollback web:41 --service web',
      { service: 'web', 'rollback-to': 'web:41' },
    ],
    ['only --service', 'rollback --service web', { service: 'web', 'rollback-to': 'last-good' }],
    [
      'several services by flags',
      'rollback --service web --service api previous',
      { service: 'web\napi', 'rollback-to': 'previous' },
    ],
  ])('rollback takes %s', (_, argv, inputs) => {
    expect(inputsOf(argv.split(' '))).toEqual(inputs);
  });

  test.each([
    'status web --cluster prod',
    '--cluster prod status web',
    '--cluster=prod status --service web',
    'status --cluster prod -- web',
  ])('takes its flags anywhere and its service as a word: %s', (argv) => {
    const options = { cluster: 'prod', service: 'web', limit: 10, isJson: false, isWatch: false, isLive: true };

    expect(parseArguments(argv.split(' '))).toEqual({ command: 'status', options });
  });

  test('history and status hold their flags parsed', () => {
    const history = { cluster: 'prod', service: 'web', limit: 3, isJson: true, isWatch: false, isLive: true };
    const status = { cluster: 'default', service: 'web', limit: 10, isJson: false, isWatch: true, isLive: false };

    expect([
      parseArguments('history --service web --cluster prod --limit 3 --json'.split(' ')),
      parseArguments(['status', '--service=web', '--watch', '--no-live']),
    ]).toEqual([
      { command: 'history', options: history },
      { command: 'status', options: status },
    ]);
  });

  test('history reports everything that is wrong at once', () => {
    expect(errorsOf(['history', 'web', '--cluster', 'a b', '--limit', '0'])).toEqual([
      '--cluster: "a b" is not a cluster. Use a name (letters, digits, "_" and "-", at most 255) or an ARN.',
      '--limit must be a whole number from 1 to 100 (got "0").',
    ]);
  });

  test('local without flags has no options', () => {
    expect(parseArguments(['local'])).toEqual({ command: 'local', given: {} });
  });

  test('local holds its flags parsed, by the names that they have in its file', () => {
    const argv =
      'local --config ecs.yaml --port 0 --clock real --speed=60 --seed 7 --instances 4 --instance-cpu 1024 --instance-memory 2048 --tasks containers --cluster prod --region eu-west-1 --account 000000000000 --scenario crash.json --data state --secrets s.yaml --env-files files --lag 5000 --no-throttling';

    expect(parseArguments(argv.split(' '))).toEqual({
      command: 'local',
      given: {
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
    ['a flag with --help for its value', ['status', '--service', '--help'], { command: 'help', topic: 'status' }],
    ['a shell to complete', ['completion', 'zsh'], { command: 'completion', shell: 'zsh' }],
    ['version', ['version'], { command: 'version' }],
    ['--version', ['--version'], { command: 'version' }],
  ])('is understood when it is %s', (_, argv, line) => {
    expect(parseArguments(argv)).toEqual(line);
  });

  test('with --json writes for machines', () => {
    expect(parseArguments(['deploy', '--json'])).toMatchObject({ command: 'deploy', isJson: true, isLive: true });
    expect(parseArguments(['deploy', '--no-live'])).toMatchObject({ isJson: false, isLive: false });
  });
});

describe('a command line is refused', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['for an unknown command', ['depoly'], ['Unknown command "depoly". Did you mean slipway deploy?']],
    [
      'for an unknown flag, with the nearest one, without its value',
      ['deploy', '--enviroment-variables=A=canary'],
      ['Unknown flag --enviroment-variables. Did you mean --environment-variables?'],
    ],
    [
      'for an unknown flag of a boolean that is turned off',
      ['deploy', '--no-sumary'],
      ['Unknown flag --no-sumary. Did you mean --no-summary?'],
    ],
    [
      'for a flag of another command',
      ['rollback', 'web', '--image=web:1'],
      ['Unknown flag --image: slipway rollback does not have it, slipway deploy does.'],
    ],
    ['for a short flag, without what follows it', ['deploy', '-psecret'], ['Unknown flag -p.']],
    ['for an unknown flag without a command', ['--bogus=1'], ['Unknown flag --bogus.']],
    ['for flags without a command', ['--cluster', 'prod'], ['Missing command.']],
    ['for a service that is missing', ['status'], ['Missing required flag --service.']],
    [
      'for a target without a service',
      ['rollback', 'web:41'],
      ['rollback needs a service: slipway rollback --service NAME'],
    ],
    ['for an unknown shell', ['completion', 'ksh'], ['Unknown shell "ksh". Use bash, zsh or fish.']],
    [
      'for a value that is missing, at the end and before another flag',
      ['deploy', '--service', '--cluster=prod', '--image'],
      ['Missing value: --service NAME.', 'Missing value: --image IMAGE.'],
    ],
    ['for one thing given twice', ['deploy', '--cluster=a', '--cluster=b'], ['--cluster is given more than once.']],
    [
      'for an empty image, also before another one',
      ['deploy', '--image=', '--image', 'web=web:2'],
      ['--image is empty. Check the variable that it comes from, or remove the flag to keep the current image.'],
    ],
    [
      'for an unexpected word',
      ['deploy', 'web', 'api'],
      ['Unexpected argument "api". Give several services as one word: web,NAME.'],
    ],
    [
      'for a service that is given twice',
      ['plan', 'web', '--service', 'api'],
      ['Unexpected argument "web". The service is given with --service already.'],
    ],
    [
      'for wrong flags of the local ECS, all together',
      ['local', '--port=http', '--speed=0', '--account=12', '--region=Paris', '--tasks=real'],
      [
        '--port must be a whole number from 0 to 65535 (got "http").',
        '--speed must be a whole number from 1 to 1000 (got "0").',
        '--tasks: "real" is invalid. Use simulated or containers.',
        '--region: "Paris" is not a region. Use a name such as eu-west-1.',
        '--account: "12" is not an account. Use twelve digits.',
      ],
    ],
  ])('%s', (_, argv, errors) => {
    expect(errorsOf(argv)).toEqual(errors);
  });

  test('and its help is the one that is named', () => {
    expect(parseArguments(['status', '--servce', 'web'])).toMatchObject({ topic: 'status' });
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
        fc.constantFrom('deploy', 'plan', 'rollback', 'status', 'local', 'completion', 'help', '--cluster', 'x'),
        fc.array(word),
        (first, words) => {
          const line = parseArguments([first, ...words]);

          expect('command' in line || line.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('a command that reads a record', () => {
  test('takes its file, or the one of the working directory', () => {
    expect(parseArguments(['judge', 'out/rollout.json'])).toEqual({
      command: 'judge',
      options: { file: 'out/rollout.json', output: 'rollout.html' },
    });
    expect(parseArguments(['report'])).toEqual({
      command: 'report',
      options: { file: 'rollout.json', output: 'rollout.html' },
    });
    expect(parseArguments(['report', 'a.json', '--output', 'a.html'])).toEqual({
      command: 'report',
      options: { file: 'a.json', output: 'a.html' },
    });
  });

  test('takes one file', () => {
    expect(errorsOf(['judge', 'a.json', 'b.json'])).toHaveLength(1);
  });
});
