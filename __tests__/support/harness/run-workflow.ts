/**
 * Walks the steps of a job as the runner does: expressions, variables for later steps, post steps last and backwards.
 */
import { parse } from 'yaml';
import { runProgram } from '../../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { COMMIT, type StepResult } from './action-run.ts';
import type { ScenarioStage } from './scenario-stage.ts';

/** A step of a workflow. */
export interface WorkflowStep {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | boolean | number>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

/** What a step left: of a `run:` only how it ended. */
export type RanStep = Partial<StepResult> & Pick<StepResult, 'exitCode' | 'log' | 'outputs'>;

/** The folder of our action that takes the place of an official one, by its name behind `aws-actions/`. */
const COUNTERPARTS: Readonly<Record<string, string>> = {
  'amazon-ecr-login': 'login',
  'amazon-ecs-render-task-definition': 'render',
  'amazon-ecs-deploy-task-definition': '.',
};

/** The steps of the only job of a workflow, as text. */
export function readSteps(workflow: string): readonly WorkflowStep[] {
  const jobs = Object.values(parse(workflow).jobs) as readonly { readonly steps: readonly WorkflowStep[] }[];
  return jobs.flatMap(({ steps }) => steps);
}

/**
 * Runs the steps until one fails. Steps that check out or find credentials are skipped: the stage has both.
 * @param values of expressions such as `github.token`
 * @returns what each step left, in order
 */
export async function runSteps(
  steps: readonly WorkflowStep[],
  stage: ScenarioStage,
  values: Readonly<Record<string, string>> = {},
): Promise<readonly RanStep[]> {
  return runRest(steps, { stage, variables: stage.environment, outputs: {}, values });
}

interface Position {
  readonly stage: ScenarioStage;
  /** Of the steps before. */
  readonly variables: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, StepResult['outputs']>>;
  readonly values: Readonly<Record<string, string>>;
}

async function runRest([step, ...rest]: readonly WorkflowStep[], at: Position): Promise<readonly RanStep[]> {
  if (step === undefined) return [];
  if (step.run !== undefined) return runScript(step, rest, at);
  const action = actionFolder(step.uses ?? '');
  return action === undefined ? runRest(rest, at) : runAction({ step, action }, rest, at);
}

/** Undefined: not an action that deploys. */
function actionFolder(uses: string): string | undefined {
  const [, official] = /^aws-actions\/([\w-]+)@/.exec(uses) ?? [];
  if (official !== undefined) return COUNTERPARTS[official];
  const [, ours] = /^OWNER\/slipway(?:\/(\w+))?@/.exec(uses) ?? [];
  return uses.startsWith('OWNER/slipway') ? (ours ?? '.') : undefined;
}

interface ActionStep {
  readonly step: WorkflowStep;
  readonly action: string;
}

async function runAction({ step, action }: ActionStep, rest: readonly WorkflowStep[], at: Position) {
  const later: RanStep[] = [];
  const inputs = Object.entries(step.with ?? {}).map(([name, value]) => [name, fill(String(value), at)] as const);
  const result = await at.stage.job.run({
    action,
    inputs: Object.fromEntries(inputs),
    environment: at.variables,
    meanwhile: async ({ exitCode, outputs, variables }) => {
      if (exitCode === 0) later.push(...(await runRest(rest, passOn(step, at, { outputs, variables }))));
    },
  });
  return [result, ...later];
}

function passOn(step: WorkflowStep, at: Position, left: Pick<StepResult, 'outputs' | 'variables'>): Position {
  const outputs = step.id === undefined ? at.outputs : { ...at.outputs, [step.id]: left.outputs };
  return { ...at, outputs, variables: { ...at.variables, ...left.variables } };
}

async function runScript(step: WorkflowStep, rest: readonly WorkflowStep[], at: Position): Promise<readonly RanStep[]> {
  const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value, at)] as const);
  const environment = { ...at.variables, HOME: at.stage.job.home, ...Object.fromEntries(own) };
  const script = `cd '${at.stage.job.workspace}'\n${fill(step.run ?? '', at)}`;
  const { exitCode, stdout, stderr } = await runProgram('sh', ['-ec', script], { environment });
  const ran = { exitCode, log: `${stdout}${stderr}`, outputs: {} };
  return exitCode === 0 ? [ran, ...(await runRest(rest, at))] : [ran];
}

/** Expressions that the pages have: outputs of steps, the commit, and what the caller gives. */
function fill(text: string, { outputs, values }: Position): string {
  return text
    .replaceAll(/\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}/g, (_, id, name) => outputs[id]?.[name] ?? '')
    .replaceAll(/\$\{\{ github\.sha \}\}/g, COMMIT)
    .replaceAll(/\$\{\{ ([\w.]+) \}\}/g, (all, name) => values[name] ?? all);
}
