/** Walks the steps of a job as the runner does: expressions, variables for later steps, post steps last and backwards. */
import { parse } from 'yaml';
import { COMMIT, type StepResult } from './action-run.ts';
import { runProgram } from './run-program.ts';
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
export type Walked = Partial<StepResult> & Pick<StepResult, 'exitCode' | 'log' | 'outputs'>;

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
 * Walks until a step is red. Steps that check out or find credentials are passed over: the stage has both.
 * @returns what each step left, in order
 */
export async function walkSteps(steps: readonly WorkflowStep[], stage: ScenarioStage): Promise<readonly Walked[]> {
  return walk(steps, { stage, variables: stage.environment, outputs: {} });
}

interface Walk {
  readonly stage: ScenarioStage;
  /** Of the steps before. */
  readonly variables: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, StepResult['outputs']>>;
}

async function walk([step, ...rest]: readonly WorkflowStep[], at: Walk): Promise<readonly Walked[]> {
  if (step === undefined) return [];
  if (step.run !== undefined) return runScript(step, rest, at);
  const action = nameAction(step.uses ?? '');
  return action === undefined ? walk(rest, at) : runAction({ step, action }, rest, at);
}

/** Undefined: not an action that deploys. */
function nameAction(uses: string): string | undefined {
  const [, official] = /^aws-actions\/([\w-]+)@/.exec(uses) ?? [];
  if (official !== undefined) return COUNTERPARTS[official];
  const [, ours] = /^OWNER\/slipway(?:\/(\w+))?@/.exec(uses) ?? [];
  return uses.startsWith('OWNER/slipway') ? (ours ?? '.') : undefined;
}

interface ActionStep {
  readonly step: WorkflowStep;
  readonly action: string;
}

async function runAction({ step, action }: ActionStep, rest: readonly WorkflowStep[], at: Walk) {
  const later: Walked[] = [];
  const inputs = Object.entries(step.with ?? {}).map(([name, value]) => [name, fill(String(value), at)] as const);
  const result = await at.stage.job.run({
    action,
    inputs: Object.fromEntries(inputs),
    environment: at.variables,
    meanwhile: async ({ exitCode, outputs, variables }) => {
      if (exitCode === 0) later.push(...(await walk(rest, passOn(step, at, { outputs, variables }))));
    },
  });
  return [result, ...later];
}

function passOn(step: WorkflowStep, at: Walk, left: Pick<StepResult, 'outputs' | 'variables'>): Walk {
  const outputs = step.id === undefined ? at.outputs : { ...at.outputs, [step.id]: left.outputs };
  return { ...at, outputs, variables: { ...at.variables, ...left.variables } };
}

async function runScript(step: WorkflowStep, rest: readonly WorkflowStep[], at: Walk): Promise<readonly Walked[]> {
  const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value, at)] as const);
  const environment = { ...at.variables, HOME: at.stage.job.home, ...Object.fromEntries(own) };
  const script = `cd '${at.stage.job.workspace}'\n${fill(step.run ?? '', at)}`;
  const { exitCode, stdout, stderr } = await runProgram('sh', ['-ec', script], { environment });
  const walked = { exitCode, log: `${stdout}${stderr}`, outputs: {} };
  return exitCode === 0 ? [walked, ...(await walk(rest, at))] : [walked];
}

/** Expressions that the pages have: outputs of steps, and the commit. */
function fill(text: string, { outputs }: Walk): string {
  return text
    .replaceAll(/\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}/g, (_, id, name) => outputs[id]?.[name] ?? '')
    .replaceAll(/\$\{\{ github\.sha \}\}/g, COMMIT);
}
