/** How soon a step that deploys asks for the first time, and how soon one with a wrong input ends. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CLUSTER, openAccount } from './account.mjs';
import { runStep } from './run-step.mjs';
import { median } from './table.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Of the times in /proc (sysconf(3), _SC_CLK_TCK on Linux). */
const TICKS_A_SECOND = 100;

export async function measureStarts({ rounds, official }) {
  const account = await openAccount();
  const folders = [ROOT, ...(official === undefined ? [] : [`${official}/amazon-ecs-deploy-task-definition`])];
  const first = folders.map(() => []);
  const wrong = folders.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, folder] of folders.entries()) {
      first[at].push(await runToFirstCall(account, folder));
      wrong[at].push(await runWithWrongInput(folder));
    }
  }
  await account.close();
  const row = (what, unit, list, key, goal) => {
    const [ours, theirs] = list.map((each) => median(each.map((one) => one[key])));
    return { what, unit, ours, theirs, goal };
  };
  return [
    row('CPU to the first call', 's', first, 'cpuSeconds', 0.7),
    row('memory at the first call', 'MiB', first, 'peakMiB', 0.8),
    row('CPU, wrong input', 's', wrong, 'cpuSeconds', 0.6),
    row('peak memory, wrong input', 'MiB', wrong, 'peakMiB', 0.75),
  ];
}

async function runToFirstCall({ environment, taskDefinition, proxy }, folder) {
  const inputs = { cluster: CLUSTER, service: 'web', 'task-definition': 'task.json' };
  const files = { 'task.json': taskDefinition };
  let used;
  const onStart = (child) => {
    proxy.onRequest = () => {
      used ??= readUsage(child.pid);
      child.kill('SIGKILL');
    };
  };
  const result = await runStep({ folder, inputs, environment, files, onStart, mayFail: true });
  result.clean();
  proxy.onRequest = () => {};
  return used;
}

/** proc(5): fields 14 and 15 of stat are user and system time in ticks; VmHWM is the peak in KiB. */
function readUsage(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND,
    peakMiB: Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024,
  };
}

async function runWithWrongInput(folder) {
  const result = await runStep({
    folder,
    inputs: { 'task-definition': 'absent.json' },
    environment: {},
    mayFail: true,
  });
  result.clean();
  return result;
}
