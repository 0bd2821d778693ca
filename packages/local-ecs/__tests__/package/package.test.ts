import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openPackageConsumer, type PackageConsumer } from '../support/harness/package-consumer.ts';

const CONSUMER = `
import { type CallRecord, type LocalEcs, type LocalEcsOptions, type LocalState, startLocalEcs } from '@slipway/local-ecs';

const options: LocalEcsOptions = {
  clock: 'virtual',
  clusters: ['shop'],
  instances: [{ count: 1, attributes: { disk: 'ssd' } }],
  scenario: { images: [{ image: '*:bad', exits: { afterMs: 1000, code: 1 } }] },
  targetGroups: [{ name: 'web' }],
  throttling: true,
};
const local: LocalEcs = await startLocalEcs(options);
const state: LocalState = await local.advanceUntil(({ instances }) => instances.length === 1, 1000);
const calls: readonly CallRecord[] = local.calls({ service: 'ecs' });
await local.reset();
console.log(JSON.stringify([state.clusters.map(({ name }) => name), calls, local.env.AWS_REGION]));
await local[Symbol.asyncDispose]();
// @ts-expect-error: there is no such option
await startLocalEcs({ clutser: 'shop' }).catch(({ message }) => console.log(message));
`;

const STRICT = {
  compilerOptions: {
    ...{ target: 'es2023', module: 'nodenext', strict: true, exactOptionalPropertyTypes: true, outDir: 'out' },
    ...{ noUncheckedIndexedAccess: true, types: ['node'], skipLibCheck: false },
  },
  files: ['consumer.ts'],
};

const JEST = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];

describe('the package, installed in a project', () => {
  let project: PackageConsumer;

  beforeAll(async () => {
    project = await openPackageConsumer();
  });

  afterAll(() => project.remove());

  test('has programs, types, the page, the licence and what it depends on, and nothing else', () => {
    const files = project.files.filter((name) => !/^lib(?:\/.*)?(?:\.js|\.d\.ts)$|^lib(?:\/[^.]*)?$/.test(name));
    const [own, bundled] = [false, true].map((is) => files.filter((name) => name.startsWith('node_modules') === is));
    const names = bundled?.map((name) => /^node_modules\/((?:@[^/]+\/)?[^@./][^/]*)/.exec(name)?.[1]);

    expect(own?.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
    expect([...new Set(names)].filter((name) => name !== undefined).sort()).toEqual(['@slipway/ecs-rules', 'yaml']);
  });

  test('compiles in a strict project, and runs', async () => {
    project.write('consumer.ts', CONSUMER);
    project.write('tsconfig.json', JSON.stringify(STRICT));

    const compiled = await project.node('node_modules/typescript/bin/tsc', '-p', '.');
    const ran = await project.node('out/consumer.js');

    expect(compiled).toMatchObject({ stdout: '', exitCode: 0 });
    expect(ran).toMatchObject({
      stdout: '[["default","shop"],[],"us-east-1"]\nclutser: unknown field. Did you mean clusters?\n',
      exitCode: 0,
    });
  });

  test('has the command local-ecs', async () => {
    const { stdout, exitCode } = await project.node('node_modules/@slipway/local-ecs/lib/main.js', '--help');

    expect([stdout.split('\n')[0], exitCode]).toEqual(['Usage: local-ecs [flags]', 0]);
  });

  test.each([
    ['jest', [...JEST, '--config', '{}', 'jest/rollback']],
    ['vitest', ['node_modules/vitest/vitest.mjs', 'run', 'vitest/rollback']],
    ['node-test', ['--test', 'node-test/rollback.test.js']],
  ])('the example for %s passes', async (example, runner) => {
    project.copyExample(example);

    const { stdout, stderr, exitCode } = await project.node(...runner);

    // On CI some runners print colours.
    expect({ output: stripVTControlCharacters(stdout + stderr), exitCode }).toEqual({
      output: expect.stringMatching(/(?:Tests: +1 passed, 1 total|Tests {2}1 passed \(1\)|[#ℹ] pass 1)\n/),
      exitCode: 0,
    });
  });
});
