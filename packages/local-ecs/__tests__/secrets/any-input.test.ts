/** Whatever a client can send to the small APIs around a service is answered or refused as their models have it. */
import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import * as fc from 'fast-check';
import type { Answer } from '../../src/engine/contract.ts';
import { EVERY_GROUP } from '../../src/engine/log-groups.ts';
import { answerLogs } from '../../src/logs/answer-logs.ts';
import { createLogStore } from '../../src/logs/log-store.ts';
import { answerParameterStore, answerSecretsManager } from '../../src/secrets/answer-secrets.ts';
import { createSecretStore } from '../../src/secrets/secret-store.ts';
import { VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { anyInput, type WordsFor } from '../support/generators/any-input.ts';
import { findShapeErrors } from '../support/harness/check-shape.ts';
import { readModel } from '../support/harness/service-model.ts';

const NOW = 1_700_000_000_000;
const WORLD = {
  account: '123456789012',
  region: 'us-east-1',
  now: () => NOW,
  drawHex: (digits: number) => 'a'.repeat(digits),
};
const TOKEN = 'a'.repeat(32);

const WORDS: Readonly<Record<string, readonly string[]>> = {
  SecretId: ['db', 'db', 'file', 'absent'],
  Name: ['/app/key', '/app/key', 'file', '/new', 'a b'],
  ClientRequestToken: [TOKEN, 'b'.repeat(32), 'short'],
  VersionId: [TOKEN, 'absent'],
  VersionStage: ['AWSCURRENT', 'AWSPREVIOUS', 'OTHER'],
  Path: ['/', '/app', 'x'],
  ResourceId: ['/app/key', 'absent'],
  ResourceType: ['Parameter', 'Document'],
  NextToken: ['1', 'x'],
  nextToken: ['place-1', 'x'],
  logGroupName: ['/ecs/web', '/ecs/web', '/ecs/new', 'a b'],
  logStreamName: ['deploys', 'deploys', 'new', 'a:b'],
  resourceArn: ['arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web', 'arn'],
};
const wordsFor: WordsFor = (field) => WORDS[field] ?? ['', 'a', '*', '/a'];

type Ask = (operation: string, input: JsonObject) => Answer | undefined;

function openSecrets(): Readonly<Record<'secretsmanager' | 'ssm', Ask>> {
  const store = createSecretStore(WORLD, { names: ['file'], values: { file: 'v' } });
  answerSecretsManager(store, 'CreateSecret', { Name: 'db', SecretString: 'v', ClientRequestToken: TOKEN });
  answerParameterStore(store, 'PutParameter', { Name: '/app/key', Type: 'String', Value: 'v' });
  return {
    secretsmanager: (operation, input) => answerSecretsManager(store, operation, input),
    ssm: (operation, input) => answerParameterStore(store, operation, input),
  };
}

function openLogs(): Ask {
  const ecs = new VirtualEcs();
  const state = { ...ecs.state, logGroups: EVERY_GROUP };
  const context = { state, store: createLogStore(), now: NOW, putGroups: () => undefined, readLines: () => [] };
  answerLogs(context, 'CreateLogGroup', { logGroupName: '/ecs/web' });
  answerLogs(context, 'CreateLogStream', { logGroupName: '/ecs/web', logStreamName: 'deploys' });
  return (operation, input) => answerLogs(context, operation, input);
}

const OPENED = { secretsmanager: () => openSecrets().secretsmanager, ssm: () => openSecrets().ssm, logs: openLogs };

const OPERATIONS = (['secretsmanager', 'ssm', 'logs'] as const).flatMap((service) =>
  [...readModel(service).operations.keys()]
    .filter((operation) => OPENED[service]()(operation, {}) !== undefined)
    .map((operation) => ({ service, operation })),
);

test.each(OPERATIONS)('$service:$operation', ({ service, operation }) => {
  const model = readModel(service).operations.get(operation);
  if (model === undefined) throw new Error(`${operation} is not in the model`);
  fc.assert(
    fc.property(anyInput(model.input, wordsFor), (value) => {
      const input: JsonObject = JSON.parse(JSON.stringify(value));

      const answer = OPENED[service]()(operation, input);

      expect(answer && findShapeErrors({ service, operation, input, answer })).toEqual([]);
    }),
    { numRuns: 200, seed: 1 },
  );
});
