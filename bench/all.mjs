/**
 * Compares a whole deploy with the official actions: login, render and deploy of aws-actions. Prints CPU, peak memory,
 * wall time and API calls side by side, medians of steps that run in turn in one run. Run it by hand, on Node 24, after
 * `npm run build`: `node bench/all.mjs [--rounds N] [--official DIR]`. DIR has clones of the official actions in
 * `amazon-ecr-login`, `amazon-ecs-render-task-definition` and `amazon-ecs-deploy-task-definition`; without it only
 * Slipway is measured.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureChains } from './deploy/chains.mjs';
import { measureStarts } from './deploy/starts.mjs';
import { printTable } from './deploy/table.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' }, official: { type: 'string' } } });
const rounds = Number(values.rounds);
const { official } = values;
if (official !== undefined && !existsSync(join(official, 'amazon-ecs-deploy-task-definition', 'action.yml'))) {
  throw new Error(`--official ${official}: no amazon-ecs-deploy-task-definition with an action.yml`);
}
console.log(`Node.js ${process.version}, medians of ${rounds} rounds`);
printTable(await measureChains({ rounds, official }));
printTable(await measureStarts({ rounds, official }));
