/** The options of `slipway local`: one declaration per option, for its flag, its file field, the help and the docs. */
import { CLUSTER, integerIn, oneOf, PATH, type Parse, textOf } from '@slipway/ecs-rules/grammar';
import type { Scenario, TargetGroupSpecification } from '../engine/contract.ts';
import type { FaultRule } from '../fault-injection/faults.ts';
import { ALARM, type AlarmRequest } from '../forms/alarm-form.ts';
import { FAULT_RULES } from '../forms/fault-form.ts';
import { listForm } from '../forms/form.ts';
import { CLUSTERED_GROUP, type ClusteredGroup } from '../forms/instance-form.ts';
import { SCENARIO } from '../forms/scenario-form.ts';
import { CONSISTENCY, THROTTLING } from '../forms/settings-form.ts';
import { TARGET_GROUP } from '../forms/target-group-form.ts';
import type { Consistency } from '../settings/read-lag.ts';
import { documentedLimits, type ThrottleLimits } from '../settings/throttle-groups.ts';
import { declare, type LocalOption, mapParsed, plain, plainOrElse, textForm } from './local-option.ts';

const INSTANCE_COUNT: Parse<number> = integerIn({ from: 0, to: 200 });
const CLUSTER_NAME = mapParsed(textOf(CLUSTER), (name): readonly string[] => [name]);
const A_PATH: Parse<string> = textOf(PATH);
const LAG = mapParsed(integerIn({ from: 0, to: 3_600_000, unit: 'milliseconds' }), (lagMs): Consistency => ({ lagMs }));
const SWITCH = mapParsed(
  oneOf(['true', 'false']),
  (word): ThrottleLimits => (word === 'true' ? documentedLimits() : {}),
);

/** By the name of the field in the file, in the order of the help. */
export const LOCAL_OPTIONS = {
  config: declare<string | undefined>({
    description: 'File with any of these settings, YAML or JSON. Flags have precedence.',
    default: undefined,
    flag: { name: 'config', parse: A_PATH },
  }),
  port: plain({
    name: 'port',
    description: 'Port; 0 for any free port.',
    default: 4566,
    parse: integerIn({ from: 0, to: 65_535 }),
  }),
  listen: plain<'127.0.0.1' | '0.0.0.0'>({
    name: 'listen',
    description:
      'Address to listen on. 0.0.0.0: all addresses of this machine, for a container; the control address then needs the token in SLIPWAY_LOCAL_TOKEN, or one that is printed.',
    default: '127.0.0.1',
    parse: oneOf(['127.0.0.1', '0.0.0.0']),
  }),
  clock: plain<'real' | 'virtual'>({
    name: 'clock',
    description: 'real: the clock runs. virtual: the clock is stopped until POST /_slipway/clock moves it.',
    default: 'real',
    parse: oneOf(['real', 'virtual']),
  }),
  speed: plain({
    name: 'speed',
    description: 'Speed of the clock: 1 to 1000 times real time.',
    default: 1,
    parse: integerIn({ from: 1, to: 1_000 }),
  }),
  seed: plain({
    name: 'seed',
    description: 'Random seed, for repeatable runs.',
    default: 1,
    parse: integerIn({ from: 0 }),
  }),
  clusters: declare<readonly string[]>({
    description:
      'Clusters to create at the start; the flag takes one. Instances without a cluster belong to the first. An empty list starts without a cluster.',
    default: ['default'],
    flag: { name: 'cluster', parse: CLUSTER_NAME },
    form: plainOrElse(CLUSTER_NAME, listForm(textForm(CLUSTER))),
  }),
  instances: declare<number | readonly ClusteredGroup[]>({
    description: 'Number of container instances of the cluster; in the file also a list of instances.',
    default: 2,
    flag: { name: 'instances', parse: INSTANCE_COUNT },
    form: plainOrElse<number | readonly ClusteredGroup[]>(INSTANCE_COUNT, listForm(CLUSTERED_GROUP)),
  }),
  instanceCpu: plain({
    name: 'instance-cpu',
    description: 'CPU units of each instance (1024 per core).',
    default: 2048,
    parse: integerIn({ from: 128, to: 196_608 }),
  }),
  instanceMemoryMiB: plain({
    name: 'instance-memory',
    description: 'Memory of each instance in MiB.',
    default: 4096,
    parse: integerIn({ from: 128, to: 1_048_576 }),
  }),
  tasks: plain<'simulated' | 'containers'>({
    name: 'tasks',
    description: 'simulated: tasks follow the scenario file. containers: tasks run on the local Docker engine.',
    default: 'simulated',
    parse: oneOf(['simulated', 'containers']),
  }),
  region: plain({
    name: 'region',
    description: 'Region to report.',
    default: 'us-east-1',
    parse: textOf({
      noun: 'a region',
      rule: 'a name such as eu-west-1',
      pattern: /^[a-z]{2,}(?:-[a-z0-9]+)+$/,
      longest: 64,
    }),
  }),
  account: plain({
    name: 'account',
    description: 'Account ID to report, twelve digits; in quotes in the file.',
    default: '123456789012',
    parse: textOf({ noun: 'an account', rule: 'twelve digits', pattern: /^\d{12}$/, longest: 12 }),
  }),
  scenario: declare<string | Scenario | undefined>({
    description:
      'File that defines, per image, how simulated tasks behave; in the file also the scenario itself. Default: all tasks work.',
    default: undefined,
    flag: { name: 'scenario', parse: A_PATH },
    form: plainOrElse<string | Scenario | undefined>(A_PATH, SCENARIO),
  }),
  secrets: plain<string | undefined>({
    name: 'secrets',
    description: 'File with the values of secrets by ARN or name, YAML or JSON.',
    default: undefined,
    parse: A_PATH,
  }),
  envFiles: plain<string | undefined>({
    name: 'env-files',
    description: 'Folder that stands for S3, with environment files: FOLDER/BUCKET/KEY.env.',
    default: undefined,
    parse: A_PATH,
  }),
  data: plain<string | undefined>({
    name: 'data',
    description: 'Folder for all state, which then survives the process. Default: state is in memory only.',
    default: undefined,
    parse: A_PATH,
  }),
  targetGroups: declare<readonly TargetGroupSpecification[]>({
    description: 'Target groups to create at the start.',
    default: [],
    form: listForm(TARGET_GROUP),
  }),
  alarms: declare<readonly AlarmRequest[]>({
    description: 'States of CloudWatch alarms at the start.',
    default: [],
    form: listForm(ALARM),
  }),
  faults: declare<readonly FaultRule[]>({
    description: 'Errors to inject from the start.',
    default: [],
    form: FAULT_RULES,
  }),
  consistency: declare<Consistency>({
    description: 'Reads of ECS return a state that is up to this many milliseconds old; in the file {lagMs}.',
    default: { lagMs: 0 },
    flag: { name: 'lag', parse: LAG, shown: '0' },
    form: CONSISTENCY,
  }),
  throttling: declare<ThrottleLimits>({
    description: 'Throttle the API like ECS. In the file also {GROUP: {size, refillPerSecond}}.',
    default: {},
    flag: { name: 'throttling', parse: SWITCH, shown: 'false', isBoolean: true },
    form: THROTTLING,
  }),
} as const;

export type LocalOptionName = keyof typeof LOCAL_OPTIONS;

/** Every option with a value. */
export type LocalValues = {
  readonly [N in LocalOptionName]: (typeof LOCAL_OPTIONS)[N] extends LocalOption<infer T> ? T : never;
};

/** The options that were given, by flags or by the file. */
export type GivenOptions = { readonly [N in LocalOptionName]?: LocalValues[N] };

export const LOCAL_OPTION_NAMES = Object.keys(LOCAL_OPTIONS).filter(isLocalOptionName);

function isLocalOptionName(name: string): name is LocalOptionName {
  return Object.hasOwn(LOCAL_OPTIONS, name);
}

/** An option as tables see it, whatever its type. */
export function describeOption(name: LocalOptionName): LocalOption<LocalValues[LocalOptionName]> {
  return LOCAL_OPTIONS[name] as unknown as LocalOption<LocalValues[LocalOptionName]>;
}

/** The default as text; undefined where there is none. */
export function showDefault(name: LocalOptionName): string | undefined {
  const { default: standard, flag } = describeOption(name);
  if (flag === undefined || standard === undefined) return undefined;
  return flag.shown ?? String(standard);
}
