/** A network that is gone for some seconds, answers that say nothing, and an API that throttles every other call. */

import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type NetworkFault, openBadNetwork } from '../support/fakes/bad-network.ts';
import { aSteadyService, currentImage, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

const INPUTS = { cluster: 'production', service: 'hello', image: 'hello:v2', 'wait-max-delay-seconds': '1' };
/** Before there were retries, the run failed within one to five seconds. */
const OUTAGE_MS = 8_000;

interface Played {
  readonly name: string;
  readonly fault: NetworkFault;
  readonly inputs?: Readonly<Record<string, string>>;
}

function outage(operation: string, isApplied = false): Played {
  const applied = isApplied ? ', which was applied' : '';
  return {
    name: `an outage at ${operation}${applied}`,
    fault: { kind: 'outage', operation, isApplied, ms: OUTAGE_MS },
  };
}

function empty(operation: string, isApplied: boolean): Played {
  const what = isApplied ? 'was applied' : 'was not applied';
  return { name: `{} as the answer to ${operation}, which ${what}`, fault: { kind: 'empty', operation, isApplied } };
}

/** What became of the run: its verdict, the image that runs, and how much it has written. */
async function play({ fault, inputs = {} }: Played): Promise<readonly unknown[]> {
  const stage = await openStage({ speed: 200, tasks: 'simulated', images: [ENDS_WELL] });
  await aSteadyService(stage);
  const network = await openBadNetwork(stage.local.address, fault);
  try {
    const environment = { ...stage.environment, AWS_ENDPOINT_URL: network.address };
    const result = await stage.job.run({ inputs: { ...INPUTS, ...inputs }, environment });
    const said = result.outputs.verdict === 'steady' ? 'steady' : result.log;
    return [said, currentImage(stage), ...countWrites(stage)];
  } finally {
    await network.close();
    await stage.close();
  }
}

const ENDS_WELL = { image: 'hello:*', command: 'migrate', exits: { afterMs: 5_000, code: 0 } };

function countWrites(stage: ScenarioStage): readonly number[] {
  const list = (operation: string, input: JsonObject, field: string) =>
    (stage.call(operation, input)[field] as readonly JsonObject[]).length;
  const service = { cluster: 'production', service: 'hello' };
  return [
    list('ListTaskDefinitions', { familyPrefix: 'hello' }, 'taskDefinitionArns'),
    list('ListServiceDeployments', service, 'serviceDeployments'),
  ];
}

const UNDISTURBED = ['steady', 'hello:v2', 2, 2];

test('each phase of a deploy outlasts an outage, with one revision and one deployment', async () => {
  const played = [
    outage('GetCallerIdentity'),
    outage('DescribeServices'),
    outage('ListTagsForResource'),
    outage('ListTaskDefinitions'),
    outage('RegisterTaskDefinition'),
    outage('RegisterTaskDefinition', true),
    outage('TagResource'),
    outage('UpdateService'),
    outage('UpdateService', true),
  ];

  const ends = await Promise.all(played.map(async (one) => [one.name, ...(await play(one))]));

  expect(ends).toEqual(played.map(({ name }) => [name, ...UNDISTURBED]));
});

test('an answer that says nothing is looked up, and nothing is written twice', async () => {
  const played = [
    empty('DescribeServices', true),
    empty('ListTaskDefinitions', true),
    empty('RegisterTaskDefinition', false),
    empty('RegisterTaskDefinition', true),
    empty('UpdateService', false),
    empty('UpdateService', true),
  ];

  const ends = await Promise.all(played.map(async (one) => [one.name, ...(await play(one))]));

  expect(ends).toEqual(played.map(({ name }) => [name, ...UNDISTURBED]));
});

test('an API that throttles every other call fails no deploy', async () => {
  expect(await play({ name: 'throttled', fault: { kind: 'half-throttled' } })).toEqual(UNDISTURBED);
});
