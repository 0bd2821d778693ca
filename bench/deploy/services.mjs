/** One step that deploys many services against one that deploys a single one, at the pace of ECS and at half of it. */
import { fileURLToPath } from 'node:url';
import { CLUSTER, openAccount } from './account.mjs';
import { runStep } from './run-step.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DELAY_MS = 50;

/** One round: a rollout takes a minute, and two minutes at half the pace, so this takes about seven minutes. */
export async function measureServices(count) {
  const one = await deployAll(1, 1);
  const all = await deployAll(count, 1);
  const slowOne = await deployAll(1, 0.5);
  const slowAll = await deployAll(count, 0.5);
  const row = (what, ours, theirs) => ({
    what,
    unit: 's',
    ours: ours.wallSeconds,
    theirs: theirs.wallSeconds,
    goal: 1.2,
  });
  return [
    row(`${count} services, rollouts of a minute`, all, one),
    row(`${count} services, rollouts of two minutes`, slowAll, slowOne),
    { what: 'CPU of a service more', unit: 's', ours: (all.cpuSeconds - one.cpuSeconds) / (count - 1) },
    { what: 'peak memory', unit: 'MiB', ours: all.peakMiB },
    { what: 'calls for ten services while following', unit: '/s', ours: all.pollsASecond / (count / 10) },
  ];
}

async function deployAll(count, speed) {
  const account = await openAccount({ services: count, delayMs: DELAY_MS, speed });
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
