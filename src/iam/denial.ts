import { defined } from '@slipway/ecs-rules/values';
import { findStatement } from './policy.ts';

/** What IAM says of a denied call (IAM User Guide, troubleshooting access denied error messages). */
export interface Denial {
  /** The action that lacks: of a registration it may be `iam:PassRole`. */
  readonly action: string;
  /** An ARN, or `*`; undefined when the answer names none. */
  readonly resource?: string;
  /**
   * `statement`: nothing allows it yet; `explicit-deny`: a statement forbids it; `other`: a policy that is not the
   * role's.
   */
  readonly because: 'statement' | 'explicit-deny' | 'other';
}

const DENIED = /is not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)(?: on resource: (\*|arn:[\w:/.*@+=-]{1,512}))?/;
const OTHER =
  /no (?:service control|resource control|session|permissions boundary|VPC endpoint)[a-z ]*(?:policy|boundary)? allows/;

/** Reads the words of an AccessDeniedException; undefined when they are not IAM's. */
export function readDenial(words: string): Denial | undefined {
  const [, action, resource] = DENIED.exec(words) ?? [];
  if (action === undefined) return undefined;
  const because = /explicit deny/.test(words) ? 'explicit-deny' : OTHER.test(words) ? 'other' : 'statement';
  return { action, because, ...defined({ resource }) };
}

/** The same for a role that the task has, such as its execution role. @param role as a person finds it */
export function adviseRoleDenial({ action, resource, because }: Denial, role: string): string {
  if (because === 'explicit-deny')
    return `A policy explicitly denies ${action} to ${role}: remove or narrow that statement.`;
  if (because === 'other')
    return `The policy that AWS names must allow ${action}, in addition to the policy of ${role}.`;
  const statement = { Effect: 'Allow', Action: action, Resource: resource ?? '*' };
  return `Add to the policy of ${role}: ${JSON.stringify(statement)}`;
}

/**
 * What to do about a denial, in one sentence, with the statement to add where one would help.
 * @param call the action that was called, as the denied one may be `iam:PassRole`
 */
export function adviseDenial({ action, resource, because }: Denial, call?: string): string {
  if (because === 'explicit-deny') return `A policy explicitly denies ${action}: remove or narrow that statement.`;
  if (because === 'other')
    return `The policy that AWS names must allow ${action}, in addition to the policy of the role.`;
  const known = findStatement(action, call);
  const statement = {
    Effect: 'Allow',
    Action: action,
    Resource: resource ?? known?.Resource.at(0) ?? '*',
    ...defined({
      Condition: action === 'iam:PassRole' && known?.Condition !== undefined ? known.Condition : undefined,
    }),
  };
  const name = known === undefined ? '' : ` (${known.Sid} in Slipway's docs/permissions.md)`;
  return `Add to the policy of the role${name}: ${JSON.stringify(statement)}`;
}
