/** The flags of the commands that deploy: the inputs of the action, under the same names. */
import { defined } from '@slipway/ecs-rules/values';
import { ACTIONS, type ActionDeclaration, type ActionName } from '../inputs/actions.ts';
import type { InputDeclaration } from '../inputs/declaration.ts';
import { INPUT_NAMES, INPUTS, type InputName } from '../inputs/declarations.ts';
import type { RawInputs } from '../inputs/inputs.ts';
import type { CommandLine, Problems, Values } from './command.ts';
import type { Flag } from './flag.ts';
import { EXIT_CODE_FLAG, JSON_FLAG, LIVE_FLAG, SUMMARY_FLAGS } from './report-flags.ts';

export type DeployCommand = 'deploy' | 'plan' | 'rehearse' | 'rollback' | 'continue' | 'abort';

/** The action whose inputs are the flags of a command. */
const ACTION_OF: Readonly<Record<DeployCommand, ActionName>> = {
  deploy: 'deploy',
  plan: 'deploy',
  rehearse: 'deploy',
  rollback: 'rollback',
  continue: 'continue',
  abort: 'continue',
};

/** Whether a table may be redrawn. */
export function isLive(values: Values): boolean {
  return values.get('live') !== 'false';
}

/** Inputs about later steps of a workflow, which a command line has none of, and one whose flag is another. */
const OF_STEPS: readonly InputName[] = ['mask-password', 'skip-logout', 'summary'];

/** Inputs that a command sets itself, or that mean nothing to it. */
const WITHOUT: Readonly<Record<DeployCommand, readonly InputName[]>> = {
  deploy: ['drift'],
  plan: ['dry-run'],
  rehearse: ['dry-run', 'drift', 'rehearse', 'rollback-to'],
  rollback: ['rollback-to', 'service-managed-ebs-volume-name', 'service-managed-ebs-volume'],
  continue: ['action'],
  abort: ['action', 'wait-until', 'on-failure'],
};

/** Shown first. */
export const COMMON_FLAGS: readonly InputName[] = [
  'service',
  'cluster',
  'image',
  'repository',
  'image-tag',
  'environment-variables',
  'circuit-breaker',
  'wait-for-minutes',
  'dry-run',
];

/** In the order of the declarations. */
export function listInputFlags(command: DeployCommand): readonly Flag[] {
  const action: ActionDeclaration = ACTIONS[ACTION_OF[command]];
  const names = INPUT_NAMES.filter(
    (name) => name in action.inputs && !OF_STEPS.includes(name) && !WITHOUT[command].includes(name),
  );
  return [
    ...names.map((name) => describeInput(name, action.inputs[name]?.description)),
    ...SUMMARY_FLAGS,
    ...(command === 'plan' || command === 'rehearse' ? [EXIT_CODE_FLAG] : [LIVE_FLAG]),
    JSON_FLAG,
  ];
}

/** @param description what the action of the command says of the input */
function describeInput(name: InputName, description: string | undefined): Flag {
  const declaration: InputDeclaration<unknown> = INPUTS[name];
  const { group, form, parse } = declaration;
  const isBoolean = form === 'boolean';
  return {
    name,
    group,
    description: description ?? declaration.description,
    isBoolean,
    isRepeatable: form === 'list' || form === 'lines',
    placeholder: isBoolean ? '' : (parse.placeholder ?? 'VALUE'),
    ...defined({ default: declaration.default, choices: parse.choices }),
  };
}

/** @param decided inputs that the command sets itself */
export function readInputs(
  command: DeployCommand,
  values: Values,
  decided: Readonly<Partial<Record<InputName, string>>> = {},
): CommandLine | Problems {
  if (
    values
      .get('image')
      ?.split('\n')
      .some((image) => image.trim() === '') === true
  )
    return refuseEmptyImage();
  const summaryFile = values.get('summary');
  const isWithout = values.get('no-summary') === 'true';
  if (summaryFile === '') return { problems: ['--summary is empty. Check the variable that it comes from.'] };
  if (summaryFile !== undefined && isWithout) return { problems: ['Use --summary or --no-summary, not both.'] };
  const given = { ...decided, ...(isWithout ? { summary: 'false' } : {}) };
  // The flag of this name is no input.
  const raw: RawInputs = (name) => given[name] ?? (name === 'summary' ? '' : values.get(name)) ?? '';
  return {
    command,
    raw,
    ...defined({ summaryFile }),
    isJson: values.get('json') === 'true',
    isLive: isLive(values),
    hasDetailedExitCode: values.get('detailed-exit-code') === 'true',
  };
}

/** Without the check, an empty variable would deploy with the current image. */
function refuseEmptyImage(): Problems {
  const advice = 'Check the variable that it comes from, or remove the flag to keep the current image.';
  return { problems: [`--image is empty. ${advice}`] };
}
