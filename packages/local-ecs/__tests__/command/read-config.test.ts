import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readConfig } from '../../src/command/read-config.ts';
import { documentedLimits } from '../../src/settings/throttle-groups.ts';

/** The errors of a file, each after its line, or its options when there is none. */
function read(text: string): unknown {
  const config = readConfig(text);
  return 'errors' in config ? config.errors.map(({ line, sentence }) => `${line}: ${sentence}`) : config.given;
}

const WHOLE = `
port: 0
clock: virtual
seed: 7
clusters: [shop, staging]
instances:
  - { count: 2, cluster: staging }
  - address: 127.0.1.9
    cpu: 4096
    memoryMiB: 8192
    availabilityZone: eu-west-1c
    instanceType: c5.xlarge
    attributes: { disk: fast }
    capacityProvider: spot
tasks: simulated
region: eu-west-1
account: '000000000000'
data: state
scenario:
  images:
    - image: '*:broken'
      exits: { afterMs: 2000, code: 1 }
targetGroups:
  - { name: web, healthCheckPath: /healthz }
alarms:
  - { name: errors, state: ALARM }
faults:
  - operation: UpdateService
    on: 1
    fault: { kind: reset-after-applying }
secrets: secrets.yaml
envFiles: files
consistency: { lagMs: 5000 }
throttling: { serviceRead: { size: 10, refillPerSecond: 2 } }
`;

describe('a file of the local ECS', () => {
  test('has the options of the flags, and more', () => {
    expect(read(WHOLE)).toEqual({
      port: 0,
      clock: 'virtual',
      seed: 7,
      clusters: ['shop', 'staging'],
      instances: [
        { count: 2, cluster: 'staging' },
        {
          address: '127.0.1.9',
          cpu: 4096,
          memoryMiB: 8192,
          availabilityZone: 'eu-west-1c',
          instanceType: 'c5.xlarge',
          attributes: { disk: 'fast' },
          capacityProvider: 'spot',
        },
      ],
      tasks: 'simulated',
      region: 'eu-west-1',
      account: '000000000000',
      data: 'state',
      scenario: { images: [{ image: '*:broken', exits: { afterMs: 2000, code: 1 } }] },
      targetGroups: [
        {
          name: 'web',
          listenPort: 0,
          healthCheckPath: '/healthz',
          healthCheckIntervalSeconds: 30,
          healthCheckTimeoutSeconds: 5,
          healthyThreshold: 5,
          unhealthyThreshold: 2,
          matcher: '200',
          deregistrationDelaySeconds: 300,
        },
      ],
      alarms: [{ name: 'errors', state: 'ALARM' }],
      faults: [{ operation: 'UpdateService', on: 1, fault: { kind: 'reset-after-applying' } }],
      secrets: 'secrets.yaml',
      envFiles: 'files',
      consistency: { lagMs: 5000 },
      throttling: { serviceRead: { size: 10, refillPerSecond: 2 } },
    });
  });

  test.each<readonly [string, string, unknown]>([
    ['a count of instances', 'instances: 3', { instances: 3 }],
    ['the path of a scenario', 'scenario: crash.yaml', { scenario: 'crash.yaml' }],
    ['one cluster', 'clusters: shop', { clusters: ['shop'] }],
    ['throttling as ECS has it', 'throttling: true', { throttling: documentedLimits() }],
    ['no throttling', 'throttling: false', { throttling: {} }],
    ['JSON', '{"port": 80, "clusters": ["a"]}', { port: 80, clusters: ['a'] }],
    ['nothing', '', {}],
    ['comments alone', '# port: 80\n', {}],
  ])('may contain %s', (_name, text, reported) => {
    expect(read(text)).toEqual(reported);
  });

  test('is refused with every error at once, each with its place, its line and what is allowed', () => {
    const text = `port: http
instanceMemory: 512
clock:
  kind: virtual
instances:
  - cpu: 2k
    attributes:
      disk: 1
  - cluster: shop
    memory: 512
scenario:
  images:
    - exits: { code: 1 }
throttling:
  serviceReads: { size: 1, refillPerSecond: 1 }
  serviceModify: { size: 0 }
`;

    expect(read(text)).toEqual([
      '1: port must be a whole number from 0 to 65535 (got "http").',
      '2: instanceMemory: unknown field. Did you mean instanceMemoryMiB?',
      '3: clock: a map is not allowed here. Write a plain value.',
      '6: instances[0].cpu: "2k" is not allowed here. Write a whole number from 128 to 196608.',
      '8: instances[0].attributes.disk: 1 is not allowed here. Write text.',
      '10: instances[1].memory: unknown field. Did you mean memoryMiB?',
      '13: scenario.images[0].image: it is missing. Write text that is not empty.',
      '15: throttling.serviceReads: unknown field. Did you mean serviceRead?',
      '16: throttling.serviceModify.size: 0 is not allowed here. Write a whole number, 1 or more.',
      '16: throttling.serviceModify.refillPerSecond: it is missing. Write a number, 0 or more.',
    ]);
  });

  test.each([
    [
      'that is no YAML',
      'port: [1\nspeed: 2',
      [expect.stringMatching(/^2: it: it is not YAML: .*\. Correct the line\.$/)],
    ],
    [
      'with a member twice',
      'port: 1\nport: 2\n',
      [expect.stringMatching(/^2: it: it is not YAML: Map keys must be unique/)],
    ],
    [
      'that is a list',
      '- port: 1',
      [
        '1: it: it is a list. Write {port?, listen?, clock?, speed?, seed?, clusters?, instances?, instanceCpu?, instanceMemoryMiB?, tasks?, region?, account?, scenario?, secrets?, envFiles?, data?, targetGroups?, alarms?, faults?, consistency?, throttling?}.',
      ],
    ],
    ['with a member that has no value', 'port:\n', ['1: port: nothing is not allowed here. Write a plain value.']],
    [
      'whose aliases grow without end',
      `a: &a [x, x]\nb: &b [*a, *a]\n${'cdefghijklm'
        .split('')
        .map((name, at) => `${name}: &${name} [${`*${'bcdefghijkl'[at]}, `.repeat(9)}]`)
        .join('\n')}`,
      [
        '1: it: it is nothing. Write {port?, listen?, clock?, speed?, seed?, clusters?, instances?, instanceCpu?, instanceMemoryMiB?, tasks?, region?, account?, scenario?, secrets?, envFiles?, data?, targetGroups?, alarms?, faults?, consistency?, throttling?}.',
      ],
    ],
    [
      'that names itself',
      'config: other.yaml',
      [
        '1: config: unknown field. Allowed fields: port, listen, clock, speed, seed, clusters, instances, instanceCpu, instanceMemoryMiB, tasks, region, account, scenario, secrets, envFiles, data, targetGroups, alarms, faults, consistency, throttling.',
      ],
    ],
    [
      'whose account lost its zeros',
      'account: 012345678901',
      ['1: account: "12345678901" is not an account. Use twelve digits.'],
    ],
  ])('%s is refused', (_name, text, errors) => {
    expect(read(text)).toEqual(errors);
  });

  test('is read or refused, and never throws, whatever its content', () => {
    const names = fc.constantFrom(
      'port',
      'instances',
      'scenario',
      'images',
      'throttling',
      '__proto__',
      '- ',
      '&a',
      '*a',
      '{',
      '"',
    );
    const line = fc.tuple(
      fc.constantFrom('', '  ', '    '),
      names,
      fc.constantFrom(': ', ':', ' '),
      fc.oneof(fc.string(), names),
    );

    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const config = readConfig(lines.map((words) => words.join('')).join('\n'));

        expect('given' in config || config.errors.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
