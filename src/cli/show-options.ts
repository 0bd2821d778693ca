/** The flags of the commands that only show a service. */
import type { InputFault } from '../inputs/fault.ts';
import { CLUSTER, SERVICE, textOf } from '../inputs/grammar.ts';
import { integerIn, type Parse, type Parsed } from '../inputs/parse.ts';
import type { Flag } from './flags.ts';

/** What is to be shown. */
export interface ShowOptions {
  readonly cluster: string;
  readonly service: string;
  /** Most deployments of a history. */
  readonly limit: number;
  readonly isJson: boolean;
}

export type ShowCommand = 'history' | 'status';

interface ShowFlag<T> {
  readonly description: string;
  /** Absent: it must be given. */
  readonly default?: string;
  readonly parse: Parse<T>;
}

/** ECS lists at most 100 service deployments a page (ECS API reference, ListServiceDeployments). */
const MOST_DEPLOYMENTS = 100;

const SERVICE_FLAG: ShowFlag<string> = { description: 'The service, its name or ARN.', parse: textOf(SERVICE) };
const CLUSTER_FLAG: ShowFlag<string> = {
  description: 'Cluster of the service, name or ARN.',
  default: 'default',
  parse: textOf(CLUSTER),
};
const LIMIT_FLAG: ShowFlag<number> = {
  description: `How many deployments are shown, ${MOST_DEPLOYMENTS} at most.`,
  default: '10',
  parse: integerIn({ from: 1, to: MOST_DEPLOYMENTS }),
};

/** The flags of a command that only shows, without the one for machines. */
export function listShowFlags(command: ShowCommand): readonly Flag[] {
  const flags = [describe('service', SERVICE_FLAG), describe('cluster', CLUSTER_FLAG)];
  return command === 'history' ? [...flags, describe('limit', LIMIT_FLAG)] : flags;
}

function describe(name: string, { description, default: standard }: ShowFlag<unknown>): Flag {
  const shown = standard === undefined ? {} : { default: standard };
  return { name, group: 'service', description, ...shown, isBoolean: false, isRepeatable: false };
}

/** The flags as given, parsed; or all of their faults. */
export function readShowOptions(
  given: ReadonlyMap<string, string>,
): { readonly options: ShowOptions } | { readonly faults: readonly InputFault[] } {
  const service = read('service', SERVICE_FLAG, given);
  const cluster = read('cluster', CLUSTER_FLAG, given);
  const limit = read('limit', LIMIT_FLAG, given);
  if ('value' in service && 'value' in cluster && 'value' in limit) {
    const isJson = given.get('json') === 'true';
    return { options: { service: service.value, cluster: cluster.value, limit: limit.value, isJson } };
  }
  return { faults: [service, cluster, limit].flatMap((one) => ('faults' in one ? one.faults : [])) };
}

type Read<T> = { readonly value: T } | { readonly faults: readonly InputFault[] };

function read<T>(name: string, flag: ShowFlag<T>, given: ReadonlyMap<string, string>): Read<T> {
  const input = `--${name}`;
  const text = given.get(name) || flag.default;
  if (text === undefined) return { faults: [{ input, problem: 'it is missing', advice: `Write ${input} VALUE` }] };
  const parsed: Parsed<T> = flag.parse(text);
  return 'value' in parsed ? parsed : { faults: parsed.faults.map((fault) => ({ input, ...fault })) };
}
