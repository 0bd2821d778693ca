import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuildx } from './buildx.mjs';
import { findPolicyErrors } from './check-policy.mjs';
import { findBannedPrints, findUnprinted } from './check-words.mjs';
import { ensureDocker } from './docker.mjs';
import { runTests } from './jest.mjs';
import { ensureModules, ROOT } from './prepare.mjs';
import { run } from './run.mjs';

/**
 * Installs what is missing, builds, and runs jest; arguments go to jest. Then checks what Slipway called against its IAM
 * policy, and what it printed against docs/troubleshooting.md and the banned words. Ends with the names of skipped
 * tests, and jest's totals on the last line.
 */
await ensureModules();
mkdirSync(join(ROOT, '.cache'), { recursive: true });
const endDocker = await ensureDocker();
await run(process.execPath, [join('tools', 'build.mjs')], { cwd: ROOT });
const buildx = await ensureBuildx();

const calls = join(ROOT, '.cache', 'calls');
const words = join(ROOT, '.cache', 'words');
for (const old of [calls, words]) rmSync(old, { recursive: true, force: true });
const recorded = { SLIPWAY_TEST_CALLS: calls, SLIPWAY_TEST_WORDS: words };
const cached = { NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compiled') };
const env = { ...buildx.environment, ...recorded, ...cached };
const ended = runTests(process.argv.slice(2), env).finally(async () => {
  await buildx.end();
  await endDocker();
});
const { code, testResults, passed, failed, pending } = await ended;
// Arguments choose among the tests, and those that need Docker are left out where there is none.
const isWhole = process.argv.length === 2 && failed + pending === 0;
const faults = await findPolicyErrors(calls, isWhole);
for (const fault of faults) console.error(`IAM policy: ${fault}`);
const unprinted = findUnprinted(words, isWhole);
for (const fault of unprinted) console.error(`docs/troubleshooting.md: ${fault}`);
const banned = findBannedPrints(words);
for (const line of banned) console.error(`Banned word: ${line}`);
const skipped = listSkipped(testResults);
console.log(`Skipped: ${skipped.length} ${skipped.length === 1 ? 'test' : 'tests'}`);
for (const name of skipped) console.log(`Skipped test: ${name}`);
console.log(`Tests: ${passed} passed, ${failed} failed`);
process.exit(code === 0 && faults.length + unprinted.length + banned.length > 0 ? 1 : code);

function listSkipped(files) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  return tests.filter(({ status }) => status === 'pending').map(({ fullName }) => fullName);
}
