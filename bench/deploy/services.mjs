/** One step that deploys many services against one that deploys a single one, at the pace of real time. */
import { fileURLToPath } from 'node:url';
import { CLUSTER, openAccount } from './account.mjs';
import { runStep } from './run-step.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DELAY_MS = 50;

/** One round: the rollouts are simulated at the pace of real time, so it takes some minutes. */
export async function measureServices(count) {
  const one = await deployAll(1);
  const all = await deployAll(count);
  return [
    { what: `${count} services in one step`, unit: 's', ours: all.wallSeconds, theirs: one.wallSeconds, goal: 1.2 },
    { what: 'CPU of a service more', unit: 's', ours: (all.cpuSeconds - one.cpuSeconds) / (count - 1) },
    { what: 'peak memory', unit: 'MiB', ours: all.peakMiB },
    { what: 'calls for ten services while following', unit: '/s', ours: all.pollsASecond / (count / 10) },
  ];
}

async function deployAll(count) {
  const account = await openAccount({ services: count, delayMs: DELAY_MS, speed: 1 });
  const image = await account.pushImage();
  account.proxy.requests.length = 0;
  const result = await runStep({
    folder: ROOT,
    inputs: { cluster: CLUSTER, service: account.names.join(','), image, 'wait-for-minutes': '10' },
    environment: account.environment,
  });
  const pollsASecond = countPolls(account.proxy.requests);
  result.clean();
  await account.close();
  return { ...result, pollsASecond };
}

/** The first poll also finds the deployments. */
const FIRST_POLL_MS = 4000;

/** Reads a second from the second poll after the last update to the end. */
function countPolls(requests) {
  const last = requests.findLast(({ operation }) => operation === 'UpdateService');
  const begin = last.endMs + FIRST_POLL_MS;
  const polls = requests.filter(({ operation, beginMs }) => beginMs > begin && operation !== 'TagResource');
  return polls.length / ((polls.at(-1).endMs - begin) / 1000);
}
