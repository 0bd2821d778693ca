import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureNode24, ROOT } from './prepare.mjs';
import { tryRun } from './run.mjs';

/**
 * Runs jest on Node 24, which the processes under test get too.
 * @returns its exit code
 */
export async function runJest(args, { env = {}, stdio = 'inherit' } = {}) {
  const node = await ensureNode24();
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return tryRun(node, [...flags, fileURLToPath(import.meta.resolve('jest/bin/jest')), ...args], {
    cwd: ROOT,
    env: { ...process.env, SLIPWAY_TEST_NODE: node, ...env },
    stdio,
  });
}

/**
 * Runs all tests, or those that the arguments of jest choose. The tests with real containers run one after another and
 * mostly wait, so the other tests run at the same time; the report of those with containers follows at the end.
 * @returns an exit code, and the results of jest for each file
 */
export async function runTests(args, env) {
  if (args.length > 0) return collect([await runForResults('chosen', args, { env })]);
  const log = join(ROOT, '.cache', 'containers.log');
  const descriptor = openSync(log, 'w');
  const runs = await Promise.all([
    runForResults('others', ['--selectProjects=all others'], { env }),
    runForResults('containers', ['--selectProjects=containers'], { env, stderr: descriptor }),
  ]);
  closeSync(descriptor);
  process.stderr.write(readFileSync(log));
  return collect(runs);
}

/** With `--json` jest prints the results themselves on stdout; people read the report on stderr. */
async function runForResults(name, args, { env, stderr = 'inherit' }) {
  const results = join(ROOT, '.cache', `jest-${name}.json`);
  rmSync(results, { force: true });
  const code = await runJest(['--json', `--outputFile=${results}`, ...args], {
    env,
    stdio: ['ignore', 'ignore', stderr],
  });
  return { code, results: JSON.parse(readFileSync(results, 'utf8')) };
}

function collect(runs) {
  const sum = (field) => runs.reduce((total, { results }) => total + results[field], 0);
  return {
    code: Math.max(...runs.map(({ code }) => code)),
    testResults: runs.flatMap(({ results }) => results.testResults),
    passed: sum('numPassedTests'),
    failed: sum('numFailedTests'),
    pending: sum('numPendingTests'),
  };
}

// `node tools/jest.mjs ARGUMENT…`: jest itself.
if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(await runJest(process.argv.slice(2)));
