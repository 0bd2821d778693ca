import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import * as fc from 'fast-check';
import { compareFields } from '../../src/diff/compare-fields.ts';
import { describeChange } from '../../src/diff/describe-change.ts';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import { flattenDocument, isSameContent } from '../../src/task-definition/same-content.ts';
import { anyPlainDocument } from '../support/generators/plain-documents.ts';
import { applyDifferences } from '../support/harness/apply-differences.ts';
import { aContainer, aDescribed, aDocument } from '../task-definition/documents.ts';

/** The lines of a plan for a change of one container. */
function linesFor(before: JsonObject, after: JsonObject): readonly string[] {
  const documentOf = (fields: JsonObject) => aDocument({ containerDefinitions: [aContainer(fields)] });
  return diffDocuments(documentOf(before), documentOf(after)).map(describeChange);
}

describe('the diff of a container shows', () => {
  const digest = (letter: string) => `shop/web@sha256:${letter.repeat(64)}`;

  test.each<readonly [string, JsonObject, JsonObject, readonly string[]]>([
    ['the tags of an image', { image: 'shop/web:v1' }, { image: 'shop/web:v2' }, ['~ image: shop/web v1 → v2']],
    [
      'twelve digits of an image without a tag',
      { image: digest('a') },
      { image: digest('b') },
      ['~ image: shop/web aaaaaaaaaaaa → bbbbbbbbbbbb'],
    ],
    [
      'the digests of a tag that was moved',
      { image: `shop/web:v1@sha256:${'a'.repeat(64)}` },
      { image: `shop/web:v1@sha256:${'b'.repeat(64)}` },
      ['~ image: shop/web v1 (aaaaaaaaaaaa) → v1 (bbbbbbbbbbbb)'],
    ],
    [
      'both repositories where the image is another',
      { image: 'shop/web:v1' },
      { image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v1' },
      ['~ image: shop/web v1 → 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web v1'],
    ],
    ['sizes', { memory: 128 }, { memory: 512, cpu: 256 }, ['~ memory: 128 → 512', '+ cpu: 256']],
    [
      'ports',
      { portMappings: [{ containerPort: 8080 }] },
      { portMappings: [{ containerPort: 9090 }, { containerPort: 8125, hostPort: 8125, protocol: 'udp' }] },
      [
        '+ portMappings[9090/tcp]',
        '+ portMappings[8125/udp]',
        '+ portMappings[8125/udp].hostPort: 8125',
        '- portMappings[8080/tcp]',
      ],
    ],
    [
      'a command and a health check',
      { command: ['serve'], healthCheck: { command: ['CMD', 'true'] } },
      { command: ['serve', '--fast'], healthCheck: { command: ['CMD', 'true'], interval: 10 } },
      ['~ command: ["serve"] → ["serve","--fast"]', '+ healthCheck.interval: 10'],
    ],
    [
      'variables by name alone',
      { environment: ['A', 'B', 'C'].map((name) => ({ name, value: 'canary' })) },
      {
        environment: [
          { name: 'D', value: 'canary' },
          { name: 'B', value: 'canary, too' },
          { name: 'A', value: 'canary' },
        ],
      },
      ['+ environment[D]', '~ environment[B] (changed)', '- environment[C]'],
    ],
    [
      'where secrets come from',
      { secrets: [{ name: 'KEY', valueFrom: 'shop/key' }] },
      { secrets: [{ name: 'KEY', valueFrom: 'shop/next-key' }] },
      ['~ secrets[KEY]: shop/key → shop/next-key'],
    ],
    [
      'the log driver, its group, and other options by name',
      { logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/shop' } } },
      { logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'canary' } } },
      [
        '~ logConfiguration.logDriver: awslogs → splunk',
        '+ logConfiguration.options[splunk-token]',
        '- logConfiguration.options[awslogs-group]: /shop',
      ],
    ],
    ['a field that nobody here knows by name', { xNew: 'canary' }, { xNew: 'canary, too' }, ['~ xNew (changed)']],
    [
      'no values of a list whose items have no names',
      { secrets: [{ valueFrom: 'shop/key' }] },
      { secrets: [{ value: 'canary' }] },
      ['~ secrets (changed)'],
    ],
    ['labels by name', {}, { dockerLabels: { 'com.shop.team': 'canary' } }, ['+ dockerLabels[com.shop.team]']],
  ])('%s', (_, before, after, lines) => {
    const signed = lines.map((line) => line.replace(/^(..)/, '$1containerDefinitions[web].'));

    expect(linesFor(before, after)).toEqual(signed);
  });

  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['a password that is set', ['serve', '--db-password=canary'], ['serve', '--db-password=***']],
    ['a token that follows its option', ['serve', '--token', 'canary'], ['serve', '--token', '***']],
    ['a password in an address', ['serve', 'postgres://shop:canary@db/shop'], ['serve', 'postgres://shop:***@db/shop']],
    [
      'what a shell sets',
      ['sh', '-c', 'API_KEY=canary serve --auth-token canary'],
      ['sh', '-c', 'API_KEY=*** serve --auth-token ***'],
    ],
    ['what may be a key', ['serve', 'cAn4ryZq7x', '--mode=canary-71c4'], ['serve', '***', '--mode=***']],
    ['a header', ['curl', '-H', 'Authorization: Bearer canary0123456789'], ['curl', '-H', 'Authorization: ***']],
    ['a header of another scheme', ['curl', '-H', 'Authorization: Token canary'], ['curl', '-H', 'Authorization: ***']],
    ['a login', ['curl', '-u', 'shop:canary'], ['curl', '-u', 'shop:***']],
    ['a login in a text', ['sh', '-c', 'curl -u shop:canary web'], ['sh', '-c', 'curl -u shop:*** web']],
    ['a token that follows its option in capitals', ['serve', '--TOKEN', 'canary'], ['serve', '--TOKEN', '***']],
    ['a short word for a password', ['serve', '--pass', 'canary'], ['serve', '--pass', '***']],
    ['a password of two words', ['sh', '-c', 'DB_PASS="canary two" serve'], ['sh', '-c', 'DB_PASS=*** serve']],
    ['a key of any kind', ['env', 'ENCRYPTION_KEY=canary'], ['env', 'ENCRYPTION_KEY=***']],
    ['a key that looks like a path', ['mc', `cAn4ryUtnFEMI/K7MDENG/${'b'.repeat(18)}`], ['mc', '***']],
  ])('no secret of a command: %s', (_, command, shown) => {
    const lines = linesFor({ command: ['serve'] }, { command });

    expect(lines).toEqual([`~ containerDefinitions[web].command: ["serve"] → ${JSON.stringify(shown)}`]);
  });

  test.each<readonly [readonly string[]]>([
    [['sh', '-c', 'curl -f http://localhost:5000/health || exit 1']],
    [['python3', '-m', 'http.server', '8080', '--bind', '0.0.0.0']],
    [['gunicorn', 'app:app', '-w', '4', '-b', '0.0.0.0:8000']],
    [['java', '-Xmx512m', '-jar', '/opt/app/server-1.4.2.jar', '--spring.profiles.active=prod']],
    [['node', 'dist/server2.js', '--port=$PORT8080']],
  ])('a command that people write in full: %j', (command) => {
    expect(linesFor({ command: ['serve'] }, { command })).toEqual([
      `~ containerDefinitions[web].command: ["serve"] → ${JSON.stringify(command)}`,
    ]);
  });

  test('that a command changed where only what is hidden differs', () => {
    const lines = linesFor({ command: ['serve', '--token=one'] }, { command: ['serve', '--token=two'] });

    expect(lines).toEqual(['~ containerDefinitions[web].command: ["serve","--token=***"] (changed)']);
  });
});

test('a container that is added shows its fields, and one that is removed only its name', () => {
  const sidecar = aContainer({ name: 'sidecar', image: 'shop/log:v1', memory: 64 });
  const [one, two] = [aDocument(), aDocument({ containerDefinitions: [aContainer(), sidecar] })];

  expect(diffDocuments(one, two).map(describeChange)).toEqual([
    '+ containerDefinitions[sidecar]',
    '+ containerDefinitions[sidecar].image: shop/log v1',
    '+ containerDefinitions[sidecar].memory: 64',
  ]);
  expect(diffDocuments(two, one).map(describeChange)).toEqual(['- containerDefinitions[sidecar]']);
});

describe('no difference is', () => {
  const ports = [{ containerPort: 80 }, { containerPort: 443 }];
  const volumes = [{ name: 'data' }, { name: 'cache' }];

  test.each<readonly [string, JsonObject, JsonObject]>([
    ['what ECS adds to a registered document', aDocument(), aDescribed(aDocument())],
    [
      'the order of containers, ports and volumes',
      aDocument({ volumes, containerDefinitions: [aContainer({ portMappings: ports }), aContainer({ name: 'log' })] }),
      aDocument({
        volumes: volumes.toReversed(),
        containerDefinitions: [aContainer({ name: 'log' }), aContainer({ portMappings: ports.toReversed() })],
      }),
    ],
    ['a size in another unit', aDocument({ cpu: '1 vCPU', memory: '2GB' }), aDocument({ cpu: '1024', memory: '2048' })],
    [
      'a switch that is off',
      aDocument(),
      aDocument({ containerDefinitions: [aContainer({ privileged: false, readonlyRootFilesystem: false })] }),
    ],
    ['a tag', aDocument(), aDocument({ tags: [{ key: 'run', value: '1' }] })],
  ])('%s', (_, before, after) => {
    expect(diffDocuments(before, after)).toEqual([]);
  });
});

describe('for any two documents', () => {
  test('the old one with the differences applied is the new one', () => {
    fc.assert(
      fc.property(anyPlainDocument, anyPlainDocument, (before, after) => {
        const differences = compareFields(flattenDocument(before), flattenDocument(after));

        expect(isSameContent(applyDifferences(before, differences), after)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('there are no changes exactly when ECS would run the same', () => {
    fc.assert(
      fc.property(anyPlainDocument, anyPlainDocument, (before, after) => {
        expect(diffDocuments(before, after).length === 0).toBe(isSameContent(before, after));
      }),
      { numRuns: 2_000 },
    );
  });
});
