/** What flags and file tell together, with the defaults for the rest. */
import type { InputFault } from '../inputs/fault.ts';
import {
  describeOption,
  LOCAL_OPTION_NAMES,
  type LocalOptionName,
  type LocalValues,
  type ToldOptions,
} from './local-options.ts';

/** How the local ECS is to be started. */
export interface LocalOptions extends LocalValues {
  /** Options that were told; all others have their defaults. */
  readonly told: ReadonlySet<LocalOptionName>;
}

/** A flag wins over the file. Refused are options that do not go together. */
export function settleOptions(
  flags: ToldOptions,
  file: ToldOptions = {},
): LocalOptions | { readonly refused: readonly InputFault[] } {
  const asked = { ...file, ...flags };
  const defaults = Object.fromEntries(LOCAL_OPTION_NAMES.map((name) => [name, describeOption(name).default]));
  const told = new Set(LOCAL_OPTION_NAMES.filter((name) => asked[name] !== undefined));
  const usual = defaults as unknown as LocalValues;
  const hasNoCluster = asked.clusters?.length === 0;
  const options: LocalOptions = { ...usual, ...(hasNoCluster ? { instances: 0 } : {}), ...asked, told };
  const faults = listDiscords(options);
  return faults.length > 0 ? { refused: faults } : options;
}

function listDiscords(options: LocalOptions): readonly InputFault[] {
  const faults: InputFault[] = [];
  const { clock, tasks, told, instances, clusters } = options;
  if (clock === 'virtual' && tasks === 'containers') {
    const problem = 'a clock that stands still cannot run containers, whose programs take their own time';
    faults.push({ input: 'clock', problem, advice: 'Take simulated tasks, or the real clock' });
  }
  if (clock === 'virtual' && told.has('speed')) {
    faults.push({ input: 'speed', problem: 'a clock that stands still has none', advice: 'Leave it out' });
  }
  if (clusters.length === 0) return [...faults, ...refuseInstances(options)];
  const known = ['default', ...clusters];
  const strangers = (typeof instances === 'number' ? [] : instances).flatMap(({ cluster }, at) =>
    cluster === undefined || known.includes(cluster) ? [] : [{ cluster, at }],
  );
  for (const { cluster, at } of strangers) {
    faults.push({
      input: `instances[${at}].cluster`,
      problem: `there is no cluster ${cluster}`,
      advice: `Add it to clusters, or write ${known.join(' or ')}`,
    });
  }
  return faults;
}

/** Without a cluster there is nowhere to put an instance. */
function refuseInstances({ instances }: LocalOptions): readonly InputFault[] {
  if (instances === 0 || (typeof instances !== 'number' && instances.length === 0)) return [];
  const problem = 'clusters is an empty list, so there is no cluster for the instances';
  return [{ input: 'instances', problem, advice: 'Name a cluster in clusters, or leave instances out' }];
}
