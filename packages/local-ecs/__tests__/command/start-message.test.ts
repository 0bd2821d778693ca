import { expect, test } from '@jest/globals';
import { openLocalEcs } from '../../src/command/serve-local-ecs.ts';
import { settleOptions } from '../../src/command/settle-options.ts';
import { formatStartMessage } from '../../src/command/start-message.ts';

test.each([
  [
    'names the address of the APIs for containers',
    { containerAddress: 'http://172.17.0.1:4566' },
    'Containers reach it at http://172.17.0.1:4566; GET /_slipway/instances shows where they reach host ports.',
  ],
  [
    'says that containers do not reach this machine',
    {},
    'Containers do not reach this machine: they get no AWS_ENDPOINT_URL, and reach no host port.',
  ],
])('the message at the start %s', async (_name, reach, line) => {
  const [options, simulated] = (['containers', 'simulated'] as const).map((tasks) => settleOptions({ port: 0, tasks }));
  if (!options || !simulated || 'refused' in options || 'refused' in simulated) throw new Error('refused');
  const local = await openLocalEcs(simulated, () => undefined);

  const lines = formatStartMessage({ ...local, ...reach }, options);
  await local.close();

  expect(lines[2]).toBe(line);
  expect(formatStartMessage(local, simulated).join()).not.toContain('ontainers reach');
});
