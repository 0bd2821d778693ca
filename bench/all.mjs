/**
 * Compares a whole deploy with the official actions: login, render and deploy of aws-actions. Prints CPU, peak memory,
 * wall time and API calls side by side, medians of steps that run in turn in one run. Run it by hand, on Node 24, after
 * `npm run build`: `node bench/all.mjs [--rounds N] [--official DIR] [--services N] [--build]`. DIR has clones of the
 * official actions in `amazon-ecr-login`, `amazon-ecs-render-task-definition` and `amazon-ecs-deploy-task-definition`;
 * without it only Slipway is measured. With --services also one step with so many services, next to one with a single
 * service. With --build also a step that builds the image, next to `docker build` and `docker push`, and one that
 * promotes it: as root, with docker buildx and the engines that `tools/buildx.mjs` starts.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBuilds } from './deploy/build-path.mjs';
import { measureChains } from './deploy/chains.mjs';
import { measureServices } from './deploy/services.mjs';
import { measureStarts } from './deploy/starts.mjs';
import { printTable } from './deploy/table.mjs';

const text = { type: 'string' };
const { values } = parseArgs({
  options: { rounds: { ...text, default: '9' }, official: text, services: text, build: { type: 'boolean' } },
});
const rounds = Number(values.rounds);
const { official } = values;
if (official !== undefined && !existsSync(join(official, 'amazon-ecs-deploy-task-definition', 'action.yml'))) {
  throw new Error(`--official ${official}: no amazon-ecs-deploy-task-definition with an action.yml`);
}
console.log(`Node.js ${process.version}, medians of ${rounds} rounds`);
printTable(await measureChains({ rounds, official }));
printTable(await measureStarts({ rounds, official }));
if (values.build) printTable(await measureBuilds({ rounds }), 'docker');
if (values.services !== undefined) printTable(await measureServices(Number(values.services)), 'one service');
