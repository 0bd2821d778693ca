/** What the plan says of what tasks need: an error for what does not exist, one notice for each kind of failed call. */

import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { Notice, Problem } from '../ports/finding.ts';
import { listSome } from '../text/list-some.ts';
import { quoteWord } from '../text/shell-word.ts';
import type { CheckedRequirement, Requirement, RequirementState } from './requirement.ts';

const MOST_LISTED = 5;

export interface RequirementFindings {
  readonly errors: readonly Problem[];
  readonly notices: readonly Notice[];
}

/** @param region of the run, where all of them were looked up */
export function judgeRequirements(checked: readonly CheckedRequirement[], region: string): RequirementFindings {
  return {
    errors: checked.flatMap(({ requirement, state }) => refuse(requirement, state, region)),
    notices: [...checked.flatMap(warn), ...noticeUnread(checked)],
  };
}

function refuse(requirement: Requirement, state: RequirementState, region: string): readonly Problem[] {
  const subject = `${describe(requirement)} (${listSome(requirement.users, MOST_LISTED)})`;
  if (state.kind === 'untrusting') return [refuseUntrusting(subject, requirement)];
  if (state.kind === 'absent') {
    // Roles belong to an account, not to a region.
    const where = requirement.kind === 'role' ? '' : ` in ${region}`;
    return [{ text: `${subject} not found${where}.`, advice: adviseAbsent(requirement) }];
  }
  if (state.kind !== 'deleted') return [];
  const day = new Date(state.at).toISOString().slice(0, 10);
  const restore = `aws secretsmanager restore-secret --secret-id ${quoteWord(requirement.ids[0] ?? '')}`;
  return [
    {
      text: `${subject} is scheduled for deletion on ${day}, so tasks cannot read it.`,
      advice: `Restore it (${restore}), or correct ${requirement.field}.`,
    },
  ];
}

function refuseUntrusting(subject: string, { name }: Requirement): Problem {
  return {
    text: `${subject} does not trust ecs-tasks.amazonaws.com, so tasks cannot use it.`,
    advice: `Allow the service ecs-tasks.amazonaws.com sts:AssumeRole: aws iam update-assume-role-policy --role-name ${quoteWord(name)} --policy-document …`,
  };
}

/** A simulation does not know everything, and ECS refuses the registration anyway: no error. */
function warn({ requirement, state }: CheckedRequirement): readonly Notice[] {
  if (state.kind !== 'unpassable') return [];
  const text = `${quoteOutsideText(state.caller, 300)} may not pass role "${quoteOutsideText(requirement.name, 255)}" (${listSome(requirement.users, MOST_LISTED)}) to ECS tasks, by its policies. ECS refuses such a task definition.`;
  const advice = `Allow iam:PassRole on ${quoteOutsideText(requirement.ids[0] ?? '', 300)} (PassTheRolesOfTheTask in Slipway's docs/permissions.md).`;
  return [{ level: 'warning', text, advice }];
}

function adviseAbsent({ kind, name, field }: Requirement): string {
  if (kind !== 'log-group') return `Create it, or correct ${field}.`;
  const create = `aws logs create-log-group --log-group-name ${quoteWord(name)}`;
  return `Create it (${create}), correct ${field}, or set awslogs-create-group to "true".`;
}

const NOUNS = {
  secret: 'secret',
  parameter: 'parameter',
  'log-group': 'log group',
  role: 'role',
  pass: 'permission to pass role',
} as const;

/** `Secret "prod/db-a1B2c3"`. */
function describe({ kind, name }: Requirement): string {
  const noun = NOUNS[kind];
  return `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)} "${quoteOutsideText(name, 255)}"`;
}

type Unread = Extract<RequirementState, { readonly kind: 'unread' }>;

/** A permission is missing for one kind; a network that fails, for all. */
function noticeUnread(checked: readonly CheckedRequirement[]): readonly Notice[] {
  const groups = new Map<string, { readonly state: Unread; readonly names: string[] }>();
  for (const { requirement, state } of checked) {
    if (state.kind !== 'unread') continue;
    const key = state.isDenied ? requirement.kind : 'no answer';
    const group = groups.get(key) ?? { state, names: [] };
    group.names.push(`${NOUNS[requirement.kind]} "${quoteOutsideText(requirement.name, 255)}"`);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ state: { why, advice }, names }) => ({
    level: 'notice',
    text: `${why} Not checked: ${listSome(names, MOST_LISTED)}.`,
    advice,
  }));
}
