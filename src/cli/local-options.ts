/** What `slipway local` can be told: one declaration an option, for its flag, its member of the file, the help and the docs. */
import { CLUSTER, PATH, textOf } from '../inputs/grammar.ts';
import { integerIn, oneOf, type Parse } from '../inputs/parse.ts';
import type { Scenario, TargetGroupSpecification } from '../local/engine/contract.ts';
import { ALARM, type AlarmWish } from '../local/forms/alarm-form.ts';
import { FAULT_RULES } from '../local/forms/fault-form.ts';
import { listOf } from '../local/forms/form.ts';
import { CLUSTERED_GROUP, type ClusteredGroup } from '../local/forms/instance-form.ts';
import { SCENARIO } from '../local/forms/scenario-form.ts';
import { CONSISTENCY, THROTTLING } from '../local/forms/switch-form.ts';
import { TARGET_GROUP } from '../local/forms/target-group-form.ts';
import type { FaultRule } from '../local/http/faults.ts';
import type { Consistency } from '../local/switches/read-lag.ts';
import { documentedLimits, type ThrottleLimits } from '../local/switches/throttle-groups.ts';
import { declare, type LocalOption, mapParsed, plain, plainOrElse, textForm } from './local-option.ts';

const INSTANCE_COUNT: Parse<number> = integerIn({ from: 0, to: 200 });
const CLUSTER_NAME = mapParsed(textOf(CLUSTER), (name): readonly string[] => [name]);
const A_PATH: Parse<string> = textOf(PATH);
const LAG = mapParsed(integerIn({ from: 0, to: 3_600_000, unit: 'milliseconds' }), (lagMs): Consistency => ({ lagMs }));
const SWITCH = mapParsed(
  oneOf(['true', 'false']),
  (word): ThrottleLimits => (word === 'true' ? documentedLimits() : {}),
);

/** By the name of the member in the file, in the order of the help. */
export const LOCAL_OPTIONS = {
  config: declare<string | undefined>({
    description: 'File with any of these settings, YAML or JSON; a flag wins over it.',
    default: undefined,
    flag: { name: 'config', parse: A_PATH },
  }),
  port: plain({
    name: 'port',
    description: 'Port to listen on, on 127.0.0.1; 0 for any free one.',
    default: 4566,
    parse: integerIn({ from: 0, to: 65_535 }),
  }),
  clock: plain<'real' | 'virtual'>({
    name: 'clock',
    description: 'real runs by itself; virtual stands still until POST /_slipway/clock moves it.',
    default: 'real',
    parse: oneOf(['real', 'virtual']),
  }),
  speed: plain({
    name: 'speed',
    description: 'How many times faster than real its clock goes, 1 to 1000.',
    default: 1,
    parse: integerIn({ from: 1, to: 1_000 }),
  }),
  seed: plain({
    name: 'seed',
    description: 'Start of its identifiers and of other chance, so that a run can be repeated.',
    default: 1,
    parse: integerIn({ from: 0 }),
  }),
  clusters: declare<readonly string[]>({
    description:
      'Clusters that exist from the start; by the flag, one. The first gets the instances that name none. An empty list starts without a cluster.',
    default: ['default'],
    flag: { name: 'cluster', parse: CLUSTER_NAME },
    form: plainOrElse(CLUSTER_NAME, listOf(textForm(CLUSTER))),
  }),
  instances: declare<number | readonly ClusteredGroup[]>({
    description:
      'Number of container instances of the cluster; in the file also a list of instances as they are to be.',
    default: 2,
    flag: { name: 'instances', parse: INSTANCE_COUNT },
    form: plainOrElse<number | readonly ClusteredGroup[]>(INSTANCE_COUNT, listOf(CLUSTERED_GROUP)),
  }),
  instanceCpu: plain({
    name: 'instance-cpu',
    description: 'CPU units of each instance; 1024 are one core.',
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
    description: 'simulated tasks live by the scenario; containers run on the local Docker engine.',
    default: 'simulated',
    parse: oneOf(['simulated', 'containers']),
  }),
  region: plain({
    name: 'region',
    description: 'Region that it says it is in.',
    default: 'us-east-1',
    parse: textOf({ noun: 'a region', rule: 'as eu-west-1', pattern: /^[a-z]{2,}(?:-[a-z0-9]+)+$/, longest: 64 }),
  }),
  account: plain({
    name: 'account',
    description: 'Account that it says it is, twelve digits; in quotes in the file.',
    default: '123456789012',
    parse: textOf({ noun: 'an account', rule: 'twelve digits', pattern: /^\d{12}$/, longest: 12 }),
  }),
  scenario: declare<string | Scenario | undefined>({
    description:
      'File that says how simulated tasks behave, by image; in the file also the scenario itself. Default: all goes well.',
    default: undefined,
    flag: { name: 'scenario', parse: A_PATH },
    form: plainOrElse<string | Scenario | undefined>(A_PATH, SCENARIO),
  }),
  secrets: plain<string | undefined>({
    name: 'secrets',
    description: 'File with the values of containers’ secrets by ARN or name, YAML or JSON.',
    default: undefined,
    parse: A_PATH,
  }),
  envFiles: plain<string | undefined>({
    name: 'env-files',
    description: 'Folder that stands for S3, where containers’ environment files lie: FOLDER/BUCKET/KEY.env.',
    default: undefined,
    parse: A_PATH,
  }),
  data: plain<string | undefined>({
    name: 'data',
    description:
      'Folder that all state lives in, so that it outlasts the process. Default: nothing is left at the end.',
    default: undefined,
    parse: A_PATH,
  }),
  targetGroups: declare<readonly TargetGroupSpecification[]>({
    description: 'Target groups that are there from the start.',
    default: [],
    form: listOf(TARGET_GROUP),
  }),
  alarms: declare<readonly AlarmWish[]>({
    description: 'States of CloudWatch alarms at the start.',
    default: [],
    form: listOf(ALARM),
  }),
  faults: declare<readonly FaultRule[]>({
    description: 'Faults that are played from the start.',
    default: [],
    form: FAULT_RULES,
  }),
  consistency: declare<Consistency>({
    description: 'Reads of ECS see a state of up to so many milliseconds of its clock ago; in the file {lagMs}.',
    default: { lagMs: 0 },
    flag: { name: 'lag', parse: LAG, shown: '0' },
    form: CONSISTENCY,
  }),
  throttling: declare<ThrottleLimits>({
    description: 'Throttle the API as ECS does; in the file also {GROUP: {size, refillPerSecond}}.',
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

/** What was told, by flags or by the file. */
export type ToldOptions = { readonly [N in LocalOptionName]?: LocalValues[N] };

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
