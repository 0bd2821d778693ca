/** The flags of the commands that only show a service. */
import { CLUSTER, integerIn, type Parse, type Parsed, SERVICE, textOf } from '@slipway/ecs-rules/grammar';
import { formatInputError, type InputError } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import type { CommandLine, Problems, Values } from './command.ts';
import { type Flag, SWITCH } from './flag.ts';
import { isLive } from './input-flags.ts';
import { LIVE_FLAG } from './report-flags.ts';
import type { ShowCommand, ShowOptions } from './show-options.ts';

interface ShowFlag<T> {
  readonly description: string;
  /** Absent: it must be given. */
  readonly default?: string;
  readonly parse: Parse<T>;
}

/** ECS lists at most 100 service deployments a page (ECS API reference, ListServiceDeployments). */
const MOST_DEPLOYMENTS = 100;

const SERVICE_FLAG: ShowFlag<string> = { description: 'Name or ARN of the service.', parse: textOf(SERVICE) };
const CLUSTER_FLAG: ShowFlag<string> = {
  description: 'Name or ARN of its cluster.',
  default: 'default',
  parse: textOf(CLUSTER),
};
const LIMIT_FLAG: ShowFlag<number> = {
  description: `Number of deployments to show, at most ${MOST_DEPLOYMENTS}.`,
  default: '10',
  parse: integerIn({ from: 1, to: MOST_DEPLOYMENTS }),
};

const WATCH_FLAG: Flag = {
  name: 'watch',
  group: 'service',
  description: 'Follow the deployment in progress until it ends. Exit code 0: completed; 1: failed or rolled back.',
  default: 'false',
  ...SWITCH,
};

/** The flags of a command that only shows, without the one for machines. */
export function listShowFlags(command: ShowCommand): readonly Flag[] {
  const flags = [describe('service', SERVICE_FLAG), describe('cluster', CLUSTER_FLAG)];
  return command === 'history' ? [...flags, describe('limit', LIMIT_FLAG)] : [...flags, WATCH_FLAG, LIVE_FLAG];
}

function describe(name: string, { description, default: standard, parse }: ShowFlag<unknown>): Flag {
  const shown = defined({ default: standard });
  const { placeholder = 'VALUE' } = parse;
  return { name, group: 'service', description, ...shown, isBoolean: false, isRepeatable: false, placeholder };
}

/** The flags as given, parsed; or everything that is wrong with them. */
export function readShow(command: ShowCommand, values: Values): CommandLine | Problems {
  const service = read('service', SERVICE_FLAG, values);
  const cluster = read('cluster', CLUSTER_FLAG, values);
  const limit = read('limit', LIMIT_FLAG, values);
  if ('value' in service && 'value' in cluster && 'value' in limit) {
    const named = { service: service.value, cluster: cluster.value, limit: limit.value };
    return { command, options: { ...named, ...readSwitches(values) } };
  }
  const errors = [service, cluster, limit].flatMap((one) => ('errors' in one ? one.errors : []));
  return { problems: errors.map(formatInputError) };
}

function readSwitches(values: Values): Pick<ShowOptions, 'isJson' | 'isWatch' | 'isLive'> {
  const isOn = (name: string) => values.get(name) === 'true';
  return { isJson: isOn('json'), isWatch: isOn('watch'), isLive: isLive(values) };
}

type Read<T> = { readonly value: T } | { readonly errors: readonly InputError[] };

function read<T>(name: string, flag: ShowFlag<T>, values: Values): Read<T> {
  const parsed: Parsed<T> = flag.parse(values.get(name) || (flag.default ?? ''));
  return 'value' in parsed ? parsed : { errors: parsed.errors.map((error) => ({ input: `--${name}`, ...error })) };
}
