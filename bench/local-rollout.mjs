/**
 * A rolling update of simulated tasks on virtual time: how long the engine works for it. Run by hand, after
 * `npx tsc -p tsconfig.build.json`: `node bench/local-rollout.mjs [tasks…]`.
 */
import { createState, nextWake, step } from '../lib/local/engine/step.js';

const SETTINGS = {
  account: '123456789012',
  region: 'eu-west-1',
  tasks: 'simulated',
  schedulerIntervalMs: 10_000,
  seed: 1,
};
const CALLER = { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' };

/** Runs one command, then lets virtual time pass until nothing more happens; counts the steps. */
function drive(engine, command) {
  const { state } = step(engine.state, command, engine.now);
  engine.state = state;
  for (let next = nextWake(engine.state, engine.now); next !== undefined; next = nextWake(engine.state, engine.now)) {
    engine.now = next;
    engine.state = step(engine.state, { kind: 'tick' }, next).state;
    engine.steps += 1;
  }
}

function call(operation, input) {
  return { kind: 'call', operation, input, caller: CALLER };
}

/** `spare` is the number of instances more than tasks; each task holds host port 80. */
function rollOut({ tasks, instances, percents }) {
  const engine = { state: createState(SETTINGS, 0), now: 0, steps: 0 };
  for (let at = 0; at < instances; at += 1) {
    const instance = { address: '', cpu: 1024, memoryMiB: 1024, availabilityZone: `eu-west-1${'abc'.charAt(at % 3)}` };
    engine.state = step(engine.state, { kind: 'add-instance', cluster: 'default', instance }, 0).state;
  }
  const portMappings = [{ containerPort: 80, hostPort: 80 }];
  const container = { name: 'web', image: 'example/web:1', memory: 64, portMappings };
  drive(engine, call('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] }));
  const [minimumHealthyPercent, maximumPercent] = percents;
  const deploymentConfiguration = { minimumHealthyPercent, maximumPercent };
  const service = { serviceName: 'web', taskDefinition: 'web', desiredCount: tasks, deploymentConfiguration };
  drive(engine, call('CreateService', service));
  const begin = process.hrtime.bigint();
  const from = engine.now;
  engine.steps = 0;
  drive(engine, call('UpdateService', { service: 'web', forceNewDeployment: true }));
  const ms = Number(process.hrtime.bigint() - begin) / 1e6;
  const [deployment, ...others] = engine.state.services.get('default/web').deployments;
  const isDone = others.length === 0 && deployment.rolloutState === 'COMPLETED';
  return { ms, isDone, steps: engine.steps, virtualSeconds: (engine.now - from) / 1000 };
}

const sizes = process.argv.slice(2).map(Number);
for (const tasks of sizes.length > 0 ? sizes : [1000, 10_000]) {
  const cases = [
    { name: 'a spare instance for each task, 100/200', instances: 2 * tasks, percents: [100, 200] },
    { name: 'a tenth of spare instances, 100/200', instances: Math.ceil(1.1 * tasks), percents: [100, 200] },
    { name: 'no spare instance, 90/100', instances: tasks, percents: [90, 100] },
  ];
  for (const { name, ...setting } of cases) {
    const { ms, isDone, steps, virtualSeconds } = rollOut({ tasks, ...setting });
    const end = isDone ? 'done' : 'NOT DONE';
    console.log(
      `${tasks} tasks, ${name}: ${ms.toFixed(0)} ms, ${steps} steps, ${virtualSeconds} s of virtual time, ${end}`,
    );
  }
}
