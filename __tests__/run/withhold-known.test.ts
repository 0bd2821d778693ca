import { expect, test } from '@jest/globals';
import type { Ecs } from '../../src/ports/ecs.ts';
import type { TaskDefinitionDocument } from '../../src/ports/task-definition.ts';
import { collectSecrets, withholdFromEcs, withholdFromLogs } from '../../src/run/withhold-known.ts';
import { aContainer, aDocument } from '../task-definition/documents.ts';

const SECRET = 's3cretPassw0rdOfWeb';

test('what a run has registered is in no event, reason or line of a log', async () => {
  const document = aDocument({ containerDefinitions: [aContainer({ environment: [{ name: 'A', value: SECRET }] })] });
  const answer = { name: SECRET, events: [{ text: `No ${SECRET}` }], deployments: [{ rolloutStateReason: SECRET }] };
  const answers = { register: async () => ({}), describeService: async () => answer } as unknown as Ecs;
  const secrets = collectSecrets();
  const ecs = withholdFromEcs(answers, secrets);
  const logs = withholdFromLogs({ lastLines: async () => [`key ${SECRET}.`, `not ${SECRET}2`] }, secrets);

  await ecs.register(document as TaskDefinitionDocument);

  expect(await ecs.describeService('shop' as never, 'web' as never)).toEqual({
    name: SECRET,
    events: [{ text: 'No ***' }],
    deployments: [{ rolloutStateReason: '***' }],
  });
  expect(await logs.lastLines({ group: 'g', stream: 's' }, 2)).toEqual(['key ***.', `not ${SECRET}2`]);
});
