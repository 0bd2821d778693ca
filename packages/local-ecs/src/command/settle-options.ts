/** Merges flags, file and defaults. */
import type { InputError } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import {
  describeOption,
  type GivenOptions,
  LOCAL_OPTION_NAMES,
  type LocalOptionName,
  type LocalValues,
} from './local-options.ts';

/** The options to start the local ECS with. */
export interface LocalOptions extends LocalValues {
  /** Options that were given; all others have their defaults. */
  readonly given: ReadonlySet<LocalOptionName>;
}

/** A flag wins over the file. Refused are options that do not go together. */
export function settleOptions(
  flags: GivenOptions,
  file: GivenOptions = {},
): LocalOptions | { readonly refused: readonly InputError[] } {
  const merged = { ...file, ...flags };
  const defaults = Object.fromEntries(LOCAL_OPTION_NAMES.map((name) => [name, describeOption(name).default]));
  const given = new Set(LOCAL_OPTION_NAMES.filter((name) => merged[name] !== undefined));
  const fallback = defaults as unknown as LocalValues;
  const hasNoCluster = merged.clusters?.length === 0;
  const options: LocalOptions = {
    ...fallback,
    ...defined({ instances: hasNoCluster ? 0 : undefined }),
    ...merged,
    given,
  };
  const errors = listConflicts(options);
  return errors.length > 0 ? { refused: errors } : options;
}

function listConflicts(options: LocalOptions): readonly InputError[] {
  const errors: InputError[] = [];
  const { clock, tasks, given, instances, clusters } = options;
  if (clock === 'virtual' && tasks === 'containers') {
    const problem = 'a virtual clock cannot run containers';
    errors.push({ input: 'clock', problem, advice: 'Use simulated tasks or the real clock' });
  }
  if (clock === 'virtual' && given.has('speed')) {
    errors.push({ input: 'speed', problem: 'a virtual clock has no speed', advice: 'Remove it' });
  }
  if (clusters.length === 0) return [...errors, ...refuseInstances(options)];
  const known = ['default', ...clusters];
  const strangers = (typeof instances === 'number' ? [] : instances).flatMap(({ cluster }, at) =>
    cluster === undefined || known.includes(cluster) ? [] : [{ cluster, at }],
  );
  for (const { cluster, at } of strangers) {
    errors.push({
      input: `instances[${at}].cluster`,
      problem: `cluster ${cluster} does not exist`,
      advice: `Add it to clusters, or write ${known.join(' or ')}`,
    });
  }
  return errors;
}

/** Without a cluster there is nowhere to put an instance. */
function refuseInstances({ instances }: LocalOptions): readonly InputError[] {
  if (instances === 0 || (typeof instances !== 'number' && instances.length === 0)) return [];
  const problem = 'clusters is an empty list, so the instances have no cluster';
  return [{ input: 'instances', problem, advice: 'Add a cluster to clusters, or remove instances' }];
}
