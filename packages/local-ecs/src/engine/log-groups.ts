/** Which log groups of CloudWatch Logs exist. Values in, values out. */

/** Until a call deletes a group, or the groups are given, every group exists. */
export interface LogGroupNames {
  readonly kind: 'all-but' | 'only';
  readonly names: readonly string[];
}

export const EVERY_GROUP: LogGroupNames = { kind: 'all-but', names: [] };

export function isGroup({ kind, names }: LogGroupNames, group: string): boolean {
  return names.includes(group) === (kind === 'only');
}

/** The same object when nothing changes. */
export function withGroup(known: LogGroupNames, group: string): LogGroupNames {
  return isGroup(known, group) ? known : toggle(known, group);
}

/** The same object when nothing changes. */
export function withoutGroup(known: LogGroupNames, group: string): LogGroupNames {
  return isGroup(known, group) ? toggle(known, group) : known;
}

function toggle({ kind, names }: LogGroupNames, group: string): LogGroupNames {
  return { kind, names: names.includes(group) ? names.filter((name) => name !== group) : [...names, group] };
}
