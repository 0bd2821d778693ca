import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import * as fc from 'fast-check';
import { ECR_OPERATIONS } from '../../src/registry/ecr-operations.ts';
import { digestOf } from '../../src/registry/registry.ts';
import { createRegistrySettings, createSettingsOperations } from '../../src/registry/registry-settings.ts';
import { aRepository } from '../support/builders/repository-builder.ts';
import { anyInput, type WordsFor } from '../support/generators/any-input.ts';
import { findShapeErrors } from '../support/harness/check-shape.ts';
import { anImageManifest } from '../support/harness/registry-client.ts';
import { readModel } from '../support/harness/service-model.ts';

const MANIFEST = JSON.stringify(anImageManifest('{}', ['layer']));
const CATALOGUE = new Map([
  ['web', aRepository({ layers: new Map(['{}', 'layer'].map((content) => [digestOf(content), content.length])) })],
]);
const CONTEXT = {
  account: '123456789012',
  region: 'us-east-1',
  registryHost: '127.0.0.1:4566',
  now: 1_700_000_000_000,
  digest: digestOf,
};

const WORDS: Readonly<Record<string, readonly string[]>> = {
  imageDigest: [digestOf(MANIFEST), digestOf('absent'), 'sha256:1'],
  imageManifest: [MANIFEST, '{}'],
  imageManifestMediaType: ['application/vnd.oci.image.manifest.v1+json'],
  imageTag: ['v1', 'v2', ''],
  registryId: [CONTEXT.account, '111111111111', 'x'],
  repositoryName: ['web', 'web', 'shop', 'Web'],
  repositoryNames: ['web', 'web', 'shop'],
  resourceArn: ['arn:aws:ecr:us-east-1:123456789012:repository/web', 'arn'],
};

const wordsFor: WordsFor = (field) => WORDS[field] ?? ['', 'a', '*', '{}', '{"rules":[]}'];

test.each([...ECR_OPERATIONS, ...createSettingsOperations(createRegistrySettings())])(
  '%s answers or refuses whatever a client can send, as the model has it',
  (name, operate) => {
    const model = readModel('ecr').operations.get(name);
    if (model === undefined) throw new Error(`${name} is not in the model`);
    const put = { repositoryName: 'web', imageManifest: MANIFEST, imageTag: 'v1' };
    const { catalogue } = ECR_OPERATIONS.get('PutImage')?.(CATALOGUE, put, CONTEXT) ?? { catalogue: CATALOGUE };
    fc.assert(
      fc.property(anyInput(model.input, wordsFor), (value) => {
        const input: JsonObject = JSON.parse(JSON.stringify(value));

        const { answer } = operate(catalogue, input, CONTEXT);

        expect(findShapeErrors({ service: 'ecr', operation: name, input, answer })).toEqual([]);
      }),
      { numRuns: 200, seed: 1 },
    );
  },
);
