import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runJest } from './jest.mjs';
import { ensureModules, ROOT } from './prepare.mjs';
import { run } from './run.mjs';

/**
 * Runs the proofs of `__tests__/proof` in their long form, then prints their figures. Takes 20 to 30 minutes on two
 * cores; arguments go to jest, for example the name of one proof.
 */
await ensureModules();
await run(process.execPath, [join('tools', 'build.mjs')], { cwd: ROOT });

const figures = join(ROOT, '.cache', 'proof-figures.jsonl');
mkdirSync(join(ROOT, '.cache'), { recursive: true });
rmSync(figures, { force: true });
const started = Date.now();
const code = await runJest(
  ['--maxWorkers=2', '--selectProjects=all others', '--testPathPatterns=__tests__/proof/', ...process.argv.slice(2)],
  {
    env: {
      SLIPWAY_PROOF: 'long',
      SLIPWAY_PROOF_FIGURES: figures,
      NODE_COMPILE_CACHE: join(ROOT, '.cache', 'compiled'),
    },
  },
);
const known = readFigures();
const histories = known.filter(({ what }) => what === 'histories').reduce((sum, { figure }) => sum + figure, 0);
if (histories > 0) known.push({ proof: 'all verdicts', what: 'histories', figure: histories });
for (const { proof, what, figure, goal } of known) {
  console.log(
    `${proof}: ${what} ${typeof figure === 'number' ? figure.toLocaleString('en') : figure}${goal === undefined ? '' : ` (goal ${goal})`}`,
  );
}
console.log(`${Math.round((Date.now() - started) / 60_000)} minutes`);
process.exit(code);

function readFigures() {
  if (!existsSync(figures)) return [];
  return readFileSync(figures, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
