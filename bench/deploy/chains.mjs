/** A whole deploy in one step, in three steps, and by the three official actions. */
import { fileURLToPath } from 'node:url';
import { CLUSTER, openAccount } from './account.mjs';
import { runStep } from './run-step.mjs';
import { median } from './table.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SLOW_MS = 80;

export async function measureChains({ rounds, official }) {
  const fast = await openAccount();
  const slow = await openAccount({ delayMs: SLOW_MS });
  const fargate = await openAccount({ delayMs: SLOW_MS, isFargate: true });
  const all = { one: [], chain: [], main: [], slow: [], fargate: [] };
  const theirs = { chain: [], main: [], slow: [], fargate: [] };
  for (let round = 0; round < rounds; round += 1) {
    all.one.push(sum([await deployInOne(fast)]));
    const steps = await runChain(fast, OURS);
    all.chain.push(sum(steps));
    all.main.push(sum(steps.slice(-1)));
    all.slow.push(await timeToUpdate(slow, () => deployInOne(slow)));
    all.fargate.push(await timeToUpdate(fargate, () => deployInOne(fargate)));
    if (official === undefined) continue;
    const others = await runChain(fast, theOfficial(official));
    theirs.chain.push(sum(others));
    theirs.main.push(sum(others.slice(-1)));
    theirs.slow.push(await timeToUpdate(slow, () => runChain(slow, theOfficial(official))));
    theirs.fargate.push(await timeToUpdate(fargate, () => runChain(fargate, theOfficial(official))));
  }
  await fast.close();
  await slow.close();
  await fargate.close();
  return describe(all, theirs);
}

function describe(all, theirs) {
  const of = (list, key) => (list.length === 0 ? undefined : median(list.map((each) => each[key])));
  const row = (what, unit, ours, others, key, goal) => ({
    what,
    unit,
    ours: of(all[ours], key),
    theirs: of(theirs[others], key),
    goal,
  });
  return [
    row('CPU, one step against the three official', 's', 'one', 'chain', 'cpuSeconds', 0.5),
    row('peak memory of the same', 'MiB', 'one', 'chain', 'peakMiB', 1),
    row('CPU, login → render → deploy', 's', 'chain', 'chain', 'cpuSeconds', 0.8),
    row('CPU, deploy alone', 's', 'main', 'main', 'cpuSeconds', 1),
    ...[
      ['fargate', 'Fargate'],
      ['slow', 'EC2'],
    ].flatMap(([account, where]) => [
      row(`to the update, at ${SLOW_MS} ms a call, ${where}`, 's', account, account, 'wallSeconds', 1),
      row(`calls before the update, ${where}`, 'calls', account, account, 'calls'),
      row(`rounds of calls before the update, ${where}`, 'rounds', account, account, 'rounds'),
    ]),
  ];
}

const OURS = { login: `${ROOT}login`, render: `${ROOT}render`, deploy: ROOT.slice(0, -1) };

const theOfficial = (folder) => ({
  login: `${folder}/amazon-ecr-login`,
  render: `${folder}/amazon-ecs-render-task-definition`,
  deploy: `${folder}/amazon-ecs-deploy-task-definition`,
});

async function deployInOne({ environment, pushImage, taskDefinition }) {
  const image = await pushImage();
  const inputs = { cluster: CLUSTER, service: 'web', 'task-definition': 'task.json', image };
  const files = { 'task.json': taskDefinition };
  return measure({ folder: OURS.deploy, inputs, environment, files });
}

/** Login, render and deploy, one after another, as steps of one job. */
async function runChain({ environment, pushImage, taskDefinition }, { login, render, deploy }) {
  const image = await pushImage();
  const logIn = await measure({ folder: login, inputs: { 'mask-password': 'true' }, environment });
  const files = { 'task.json': taskDefinition };
  const inputs = { 'task-definition': 'task.json', 'container-name': 'web', image };
  const rendered = await runStep({ folder: render, inputs, environment, files });
  const deployed = await measure({
    folder: deploy,
    job: rendered.job,
    inputs: {
      'task-definition': rendered.outputs['task-definition'],
      cluster: CLUSTER,
      service: 'web',
      'wait-for-service-stability': 'true',
    },
    environment,
  });
  rendered.clean();
  return [logIn, rendered, deployed];
}

async function measure(step) {
  const result = await runStep(step);
  result.clean();
  return result;
}

const sum = (steps) => ({
  cpuSeconds: steps.reduce((total, step) => total + step.cpuSeconds, 0),
  peakMiB: Math.max(...steps.map((step) => step.peakMiB)),
});

/** From the start of the first process to the request of UpdateService, and the calls before it. */
async function timeToUpdate({ proxy }, act) {
  proxy.requests.length = 0;
  const begin = performance.now();
  await act();
  const at = proxy.requests.findIndex(({ operation }) => operation === 'UpdateService');
  const before = proxy.requests.slice(0, at);
  return {
    wallSeconds: (proxy.requests[at].beginMs - begin) / 1000,
    calls: before.length,
    rounds: countRounds(before),
    operations: before.map(({ operation }) => operation),
  };
}

/** A round begins when a request is sent after all of the round before were answered. */
function countRounds(requests) {
  let rounds = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { beginMs, endMs } of requests) {
    if (beginMs >= end) rounds += 1;
    end = Math.max(end, endMs);
  }
  return rounds;
}
