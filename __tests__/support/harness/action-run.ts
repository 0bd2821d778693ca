/** Runs the shipped action as the runner does: Node 24, INPUT_ variables, command files, then the post step. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { readCommandFile } from '../../../packages/ecs-rules/__tests__/support/harness/runner-reader.ts';
import { recordWords } from './printed-words.ts';

/** The repository. */
export const ROOT = join(import.meta.dirname, '../../..');
/** The commit that the event names. */
export const COMMIT = 'c0ffee0123456789c0ffee0123456789c0ffee01';

/** One job on a machine of its own: a workspace, a temporary folder and a home. */
export interface Job {
  readonly workspace: string;
  readonly home: string;
  readonly temporary: string;
  write(file: string, text: string): void;
  /** Runs the main step and then the post step. */
  run(step: Step): Promise<StepResult>;
  /** Files that lie in the runner's temporary folder. */
  leftovers(): readonly string[];
  remove(): void;
}

export interface Step {
  /** The folder of a sub-action, as under `uses:` behind the repository; absent: the action of the root. */
  readonly action?: string;
  /** As under `with:`. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Called with the main step's process once it runs. */
  readonly onStart?: (child: ChildProcess) => void;
  /** Later steps of the job: they run after the main step and before the post step. */
  readonly meanwhile?: (main: Pick<StepResult, 'exitCode' | 'outputs' | 'variables' | 'log'>) => Promise<void>;
}

/** What a step leaves, as the runner reads it. */
export interface StepResult {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** Variables for the steps that come after. */
  readonly variables: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Stdout and stderr of the main step. */
  readonly log: string;
  readonly postLog: string;
  readonly postExitCode: number;
  /** Everything that anybody could read: log, outputs, state, summary. */
  readonly everything: string;
}

export function openJob(): Job {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-job-'));
  const [workspace = '', home = '', temporary = ''] = ['work', 'home', 'temp'].map((name) => join(folder, name));
  for (const each of [workspace, home, temporary]) mkdirSync(each);
  return {
    workspace,
    home,
    temporary,
    write: (file, text) => {
      mkdirSync(dirname(join(workspace, file)), { recursive: true });
      writeFileSync(join(workspace, file), text);
    },
    run: (step) => runStep({ folder, workspace, home, temporary }, step),
    leftovers: () => readdirSync(temporary, { recursive: true }).map(String),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface Folders {
  readonly folder: string;
  readonly workspace: string;
  readonly home: string;
  readonly temporary: string;
}

async function runStep(folders: Folders, step: Step): Promise<StepResult> {
  const action = readAction(step.action ?? '.');
  const files = openCommandFiles(folders.folder);
  const environment = { ...runnerVariables(folders), ...files.variables, ...step.environment };
  const inputs = { ...action.defaults, ...step.inputs };
  const given = { ...environment, ...asVariables('INPUT_', inputs) };
  const main = await runNode(action.main, given, step.onStart);
  const state = Object.fromEntries(readCommandFile(files.read('GITHUB_STATE')));
  const outputs = Object.fromEntries(readCommandFile(files.read('GITHUB_OUTPUT')));
  const variables = Object.fromEntries(readCommandFile(files.read('GITHUB_ENV')));
  await step.meanwhile?.({ exitCode: main.exitCode, outputs, variables, log: main.output });
  const post = await runNode(action.post, { ...given, ...prefixed('STATE_', state) });
  const summary = files.read('GITHUB_STEP_SUMMARY');
  const said = [main.output, post.output, summary, JSON.stringify(outputs), JSON.stringify(state)];
  recordWords({ log: [main.output, post.output, JSON.stringify(outputs)].join('\n'), summary });
  return {
    exitCode: main.exitCode,
    outputs,
    variables,
    summary,
    log: main.output,
    postLog: post.output,
    postExitCode: post.exitCode,
    everything: said.join('\n'),
  };
}

interface Action {
  readonly main: string;
  readonly post: string;
  readonly defaults: Readonly<Record<string, string>>;
}

/** The runner sets a variable for every input of action.yml: its default, or an empty text. */
function readAction(name: string): Action {
  // The runner joins the paths with the folder as they are.
  const folder = `${ROOT}/${name}`;
  const action = parse(readFileSync(`${folder}/action.yml`, 'utf8'));
  const inputs: [string, { default?: string }][] = Object.entries(action.inputs);
  return {
    main: `${folder}/${action.runs.main}`,
    post: `${folder}/${action.runs.post}`,
    defaults: Object.fromEntries(inputs.map(([name, input]) => [name, input.default ?? ''])),
  };
}

function asVariables(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return prefixed(
    prefix,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name.replaceAll(' ', '_').toUpperCase(), value])),
  );
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}

function runnerVariables(folders: Folders): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: folders.home,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folders.workspace,
    RUNNER_TEMP: folders.temporary,
    GITHUB_REPOSITORY: 'octo/hello',
    GITHUB_SHA: COMMIT,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_RUN_ATTEMPT: '1',
  };
}

const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH'] as const;

function openCommandFiles(parent: string) {
  const folder = mkdtempSync(join(parent, 'commands-'));
  const path = (name: string) => join(folder, name);
  for (const name of COMMAND_FILES) writeFileSync(path(name), '');
  return {
    variables: Object.fromEntries(COMMAND_FILES.map((name) => [name, path(name)])),
    read: (name: (typeof COMMAND_FILES)[number]) => readFileSync(path(name), 'utf8'),
  };
}

/** Node 24 as `npm test` fetched it, else the one that runs the tests. */
export function nodeOfRunner(): string {
  return process.env.SLIPWAY_TEST_NODE ?? process.execPath;
}

/** The bundles are compiled once for all runs: it halves the time that a step takes to start. */
function compileCache(): Record<string, string> {
  const folder = process.env.NODE_COMPILE_CACHE;
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}

function runNode(
  script: string,
  env: Readonly<Record<string, string>>,
  onStart: (child: ChildProcess) => void = () => {},
): Promise<{ readonly exitCode: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(nodeOfRunner(), [script], {
      env: { ...compileCache(), ...env },
      cwd: env.GITHUB_WORKSPACE,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => parts.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => parts.push(bytes));
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output: Buffer.concat(parts).toString('utf8') }));
    onStart(child);
  });
}
