import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type BuildFacts, composeBuildArguments, findSecretLikeArguments } from '../../src/image/build-arguments.ts';
import { aRequest, URI } from './builders.ts';

const BUILDX = { kind: 'buildx', metadataFile: '/tmp/m.json' } as const;
const CLASSIC = { kind: 'classic' } as const;

const FULL = aRequest({
  context: './web app',
  dockerfile: 'docker/Dockerfile',
  target: 'release',
  platforms: ['linux/amd64', 'linux/arm64'],
  buildArguments: [
    { name: 'GREETING', value: 'a b=c "d"' },
    { name: 'EMPTY', value: '' },
  ],
  buildSecrets: ['id=npm,env=NPM_TOKEN'],
  labels: [{ name: 'team', value: '--web' }],
  cacheFrom: ['type=gha'],
  cacheTo: ['type=gha,mode=max'],
  flags: ['--no-cache', '--ssh default', '--build-context=base=../base'],
});

function someFacts(builder: BuildFacts['builder']): BuildFacts {
  return { builder, references: [`${URI}:v1`, `${URI}:sha-c0ffee012345`], labels: FULL.labels };
}

describe('the argument list of a build', () => {
  test('is as in the golden file', () => {
    const cases = [
      { name: 'buildx, all inputs', args: composeBuildArguments(FULL, someFacts(BUILDX)) },
      {
        name: 'buildx, defaults',
        args: composeBuildArguments(aRequest(), { builder: BUILDX, references: [`${URI}:v1`], labels: [] }),
      },
      {
        name: 'classic, defaults',
        args: composeBuildArguments(aRequest(), { builder: CLASSIC, references: [`${URI}:v1`], labels: [] }),
      },
      {
        name: 'classic, one platform',
        args: composeBuildArguments(aRequest({ platforms: ['linux/arm64'] }), someFacts(CLASSIC)),
      },
    ];

    const text = cases.map(({ name, args }) => `# ${name}\n${args.map((arg) => `${arg}\n`).join('')}`).join('\n');

    expect(text).toBe(readFileSync(new URL('../golden/docker-argv.txt', import.meta.url), 'utf8'));
  });
});

describe('build arguments that are named like secrets', () => {
  test('are found by whole words of their names', () => {
    const names = ['NPM_TOKEN', 'db_password', 'API_KEY', 'TOKENIZER', 'KEYBOARD', 'VERSION', 'AWS_SECRET_ACCESS_KEY'];

    expect(findSecretLikeArguments(aRequest({ buildArguments: names.map((name) => ({ name, value: 'x' })) }))).toEqual([
      'NPM_TOKEN',
      'db_password',
      'API_KEY',
      'AWS_SECRET_ACCESS_KEY',
    ]);
  });
});
