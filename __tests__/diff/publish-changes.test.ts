import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { describeChange } from '../../src/diff/describe-change.ts';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import { aContainer, aDocument } from '../task-definition/documents.ts';

function linesFor(fields: JsonObject, before: JsonObject = {}): readonly string[] {
  return diffDocuments(aDocument(before), aDocument(fields)).map(describeChange);
}

const ofContainer = (fields: JsonObject): JsonObject => ({ containerDefinitions: [aContainer(fields)] });

describe('a plan never shows the values of', () => {
  test.each<readonly [string, JsonObject]>([
    ['variables', ofContainer({ environment: [{ name: 'A', value: 'canary' }] })],
    ['variables with further fields', ofContainer({ environment: [{ name: 'A', value: 'canary', note: 'canary' }] })],
    ['credential specs', ofContainer({ credentialSpecs: ['canary'] })],
    ['labels', ofContainer({ dockerLabels: { a: 'canary' } })],
    ['options of FireLens', ofContainer({ firelensConfiguration: { type: 'fluentbit', options: { a: 'canary' } } })],
    ['options of a log driver', ofContainer({ logConfiguration: { logDriver: 'x', options: { 'mode-x': 'canary' } } })],
    [
      'options of a volume driver',
      { volumes: [{ name: 'v', dockerVolumeConfiguration: { driverOpts: { a: 'canary' } } }] },
    ],
    ['labels of a volume', { volumes: [{ name: 'v', dockerVolumeConfiguration: { labels: { a: 'canary' } } }] }],
    ['a secret in an entry point', ofContainer({ entryPoint: ['serve', '--token=canary'] })],
    ['a secret in a health check', ofContainer({ healthCheck: { command: ['CMD', 'check', '--token=canary'] } })],
    ['a list of objects without names', ofContainer({ secrets: [{ value: 'canary' }] })],
  ])('%s', (_name, fields) => {
    const lines = linesFor(fields);

    expect(lines).not.toEqual([]);
    expect(lines.join('\n')).not.toContain('canary');
  });
});

describe('a plan shows', () => {
  const NAMES = ['awslogs-group', 'awslogs-stream-prefix', 'mode', 'max-buffer-size'];

  test.each(NAMES)('the log option %s', (name) => {
    const logConfiguration = { logDriver: 'awslogs', options: { [name]: 'shop' } };

    expect(linesFor(ofContainer({ logConfiguration }))).toContain(
      `+ containerDefinitions[web].logConfiguration.options[${name}]: shop`,
    );
  });

  test('the files that variables come from', () => {
    const environmentFiles = [{ type: 's3', value: 'arn:aws:s3:::shop/web.env' }];

    expect(linesFor(ofContainer({ environmentFiles })).join('\n')).toContain('arn:aws:s3:::shop/web.env');
  });

  test('where tasks may be placed', () => {
    const placementConstraints = [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }];

    expect(linesFor({ placementConstraints }).join('\n')).toContain('attribute:ecs.os-type == linux');
  });

  test('a volume that is removed by its name alone, and others that begin with its name', () => {
    const volumes = [
      { name: 'data', host: { sourcePath: '/data' } },
      { name: 'data2', host: { sourcePath: '/data2' } },
    ];
    const kept = [{ name: 'data2', host: { sourcePath: '/other' } }];

    expect(linesFor({ volumes: kept }, { volumes })).toEqual([
      '~ volumes[data2].host.sourcePath: /data2 → /other',
      '- volumes[data]',
    ]);
  });
});
