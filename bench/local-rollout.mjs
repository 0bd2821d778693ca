/**
 * Measures the process time (user and system) that the engine of the local ECS needs for a rolling update of simulated
 * tasks on virtual time. Run it by hand after `npx tsc -b tsconfig.build.json`: `node bench/local-rollout.mjs [tasks…]`.
 * The last column is the time relative to the first size; compare it with the relative number of tasks.
 */
import { createState, nextWake, step } from '../packages/local-ecs/lib/engine/index.js';

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
  const { state, answer } = step(engine.state, command, engine.now);
  if (answer?.ok === false) throw new Error(answer.message);
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

/** Each task uses host port 80 unless its port is dynamic; a quarter of the instances has `disk` hdd, the others ssd. */
function build({ tasks, instances, percents, service, hasAnyPort }) {
  const engine = { state: createState(SETTINGS, 0), now: 0, steps: 0 };
  const added = [];
  for (let at = 0; at < instances; at += 1) {
    const availabilityZone = `eu-west-1${'abc'.charAt(at % 3)}`;
    const attributes = { disk: at % 4 === 0 ? 'hdd' : 'ssd' };
    added.push({ address: '', cpu: 1024, memoryMiB: 1024, availabilityZone, attributes });
  }
  engine.state = step(engine.state, { kind: 'add-instances', cluster: 'default', instances: added }, 0).state;
  const portMappings = [{ containerPort: 80, hostPort: hasAnyPort ? 0 : 80 }];
  const container = { name: 'web', image: 'example/web:1', memory: 64, portMappings };
  drive(engine, call('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] }));
  const [minimumHealthyPercent, maximumPercent] = percents;
  const count = service?.schedulingStrategy === 'DAEMON' ? {} : { desiredCount: tasks };
  const deploymentConfiguration = { minimumHealthyPercent, maximumPercent };
  const create = { serviceName: 'web', taskDefinition: 'web', ...count, deploymentConfiguration, ...service };
  drive(engine, call('CreateService', create));
  return engine;
}

function rollOut(setting) {
  const engine = build(setting);
  const from = engine.now;
  engine.steps = 0;
  const begin = process.cpuUsage();
  drive(engine, call('UpdateService', { service: 'web', forceNewDeployment: true }));
  const { user, system } = process.cpuUsage(begin);
  const [deployment, ...others] = engine.state.services.get('default/web').deployments;
  const isDone = others.length === 0 && deployment.rolloutState === 'COMPLETED';
  return { ms: (user + system) / 1000, isDone, steps: engine.steps, virtualSeconds: (engine.now - from) / 1000 };
}

const CASES = [
  { name: 'a spare instance for each task, 100/200', spare: 2, percents: [100, 200] },
  { name: 'a tenth of spare instances, 100/200', spare: 1.1, percents: [100, 200] },
  { name: 'no spare instance, 90/100', spare: 1, percents: [90, 100] },
  {
    name: 'memberOf, spread over zones, then binpack, 100/200',
    spare: 0.5,
    percents: [100, 200],
    hasAnyPort: true,
    service: {
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:disk == ssd and task:group != service:batch' }],
      placementStrategy: [
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'binpack', field: 'memory' },
      ],
    },
  },
  {
    name: 'distinctInstance at random, a tenth of spare instances, 90/110',
    spare: 1.1,
    percents: [90, 110],
    hasAnyPort: true,
    service: { placementConstraints: [{ type: 'distinctInstance' }], placementStrategy: [{ type: 'random' }] },
  },
  { name: 'DAEMON, 90/100', spare: 1, percents: [90, 100], service: { schedulingStrategy: 'DAEMON' } },
];

const sizes = process.argv.slice(2).map(Number);
const ladder = sizes.length > 0 ? sizes : [1000, 10_000];
rollOut({ ...CASES[0], tasks: 200, instances: 400 });
for (const { name, spare, ...setting } of CASES) {
  let first;
  for (const tasks of ladder) {
    const result = rollOut({ ...setting, tasks, instances: Math.ceil(spare * tasks) });
    first ??= { ms: result.ms, tasks };
    const ratio = (result.ms / first.ms).toFixed(1);
    const end = result.isDone ? 'done' : 'NOT DONE';
    const course = `${result.steps} steps, ${result.virtualSeconds} s of virtual time, ${end}`;
    console.log(
      `${name}: ${tasks} tasks, ${result.ms.toFixed(0)} ms, ${course}; ${tasks / first.tasks} x as large: ${ratio} x`,
    );
  }
}
