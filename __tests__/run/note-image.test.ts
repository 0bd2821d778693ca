import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { noteImage } from '../../src/run/note-image.ts';
import { revisionArn } from '../support/builders/service-builders.ts';
import { aWorld } from '../support/fakes/fake-world.ts';

const ARN = revisionArn('web:1');
const DIGEST = `sha256:${'a'.repeat(64)}`;

function aDocument(image: string): JsonObject {
  return {
    containerDefinitions: [
      { name: 'proxy', image: 'proxy:1', essential: false },
      { name: 'web', image },
    ],
  };
}

describe('the image of a revision in the record', () => {
  test.each([
    { named: 'is that of the first essential container', image: 'web:v1', expected: 'web:v1' },
    {
      named: 'has the digest that runs after its tag',
      image: 'web:v1',
      pinned: `web@${DIGEST}`,
      expected: `web:v1@${DIGEST}`,
    },
    {
      named: 'has one digest where the document has it',
      image: `web@${DIGEST}`,
      pinned: `web@${DIGEST}`,
      expected: `web@${DIGEST}`,
    },
  ])('$named', ({ image, pinned, expected }) => {
    const world = aWorld();

    const more = pinned === undefined ? {} : { pinned: aDocument(pinned) };
    noteImage('web', { arn: ARN, described: aDocument(image), ...more }, world);

    expect(world.notes.record().services[0]?.images).toEqual({ [ARN]: expected });
  });

  test('is noted next to those of other revisions', () => {
    const world = aWorld();

    noteImage('web', { arn: ARN, described: aDocument('web:v1') }, world);
    noteImage('web', { arn: revisionArn('web:2'), described: aDocument('web:v2') }, world);

    expect(world.notes.record().services[0]?.images).toEqual({ [ARN]: 'web:v1', [revisionArn('web:2')]: 'web:v2' });
  });
});
