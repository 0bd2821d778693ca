/** Runs one step as the runner does, on the Node.js that runs the benchmark, and measures its process. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const USAGE = fileURLToPath(new URL('usage.cjs', import.meta.url));
const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH'];
const COMMIT = 'c0ffee0123456789c0ffee0123456789c0ffee01';

let runs = 0;

/**
 * @param step `folder` with an action.yml, `inputs`, `environment`, `files` by name in the workspace; `mayFail` accepts
 * an exit code other than 0; `onStart` gets the child; `job` is the folder of an earlier step of the same job
 * @returns `cpuSeconds`, `peakMiB`, `wallSeconds`, `outputs`, `job`; `clean` removes the folder of the job
 */
export async function runStep(step) {
  const folder = step.job ?? mkdtempSync(join(tmpdir(), 'slipway-bench-'));
  const usage = join(folder, 'usage.json');
  for (const name of COMMAND_FILES) writeFileSync(join(folder, name), '');
  for (const [name, text] of Object.entries(step.files ?? {})) writeFileSync(join(folder, name), text);
  const action = parse(readFileSync(join(step.folder, 'action.yml'), 'utf8'));
  const env = { ...runnerVariables(folder), ...step.environment, ...inputVariables(action, step.inputs) };
  const begin = performance.now();
  const { code, said } = await runNode(join(step.folder, action.runs.main), { ...env, BENCH_USAGE: usage }, step);
  const wallSeconds = (performance.now() - begin) / 1000;
  if (code !== 0 && step.mayFail !== true) throw new Error(`${step.folder} ended with ${code}:\n${said}`);
  const used = step.onStart === undefined ? JSON.parse(readFileSync(usage, 'utf8')) : {};
  const outputs = readOutputs(readFileSync(join(folder, 'GITHUB_OUTPUT'), 'utf8'));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  return { ...used, wallSeconds, outputs, job: folder, clean };
}

function runNode(file, env, { onStart }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--require', USAGE, file], { env, cwd: env.GITHUB_WORKSPACE });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
    onStart?.(child);
  });
}

/** Each step is of a later run of the same workflow. */
function runnerVariables(folder) {
  runs += 1;
  return {
    PATH: process.env.PATH,
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
    GITHUB_REPOSITORY: 'octo/web',
    GITHUB_SHA: COMMIT,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_WORKFLOW: 'deploy',
    GITHUB_WORKFLOW_REF: 'octo/web/.github/workflows/deploy.yml@refs/heads/main',
    GITHUB_JOB: 'deploy',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: String(Date.now()),
    GITHUB_RUN_NUMBER: String(runs),
    GITHUB_RUN_ATTEMPT: '1',
    ...Object.fromEntries(COMMAND_FILES.map((name) => [name, join(folder, name)])),
  };
}

/** The runner sets each input of action.yml: as given, its default, or an empty text. */
function inputVariables(action, given) {
  const declared = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']);
  const inputs = Object.entries({ ...Object.fromEntries(declared), ...given });
  return Object.fromEntries(inputs.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, String(value)]));
}

/** Records of the form `name<<END`, the value, `END`. */
function readOutputs(text) {
  return Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value]),
  );
}
