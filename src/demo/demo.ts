import { basename, relative } from 'node:path';
import { defined } from '@slipway/ecs-rules/values';
import {
  type BaseImage,
  findDockerError,
  type LocalOptions,
  prepareBaseImage,
  runProgram,
  settleOptions,
} from '@slipway/local-ecs/internal';
import type { GivenOptions } from '@slipway/local-ecs/options';
import type { RawInputs } from '../inputs/inputs.ts';
import { EXIT_CODES } from '../ports/verdict.ts';
import { createDemoClock } from './clock.ts';
import { redirectEnvironment } from './environment.ts';
import { ERROR_LINE, writeWorkspace } from './page.ts';
import { playActs } from './play.ts';
import { isAsExpected, renderRecap } from './recap.ts';
import { writeReport } from './report-file.ts';
import { DEMO_SPEED } from './speed.ts';
import { openStage, type Stage } from './stage.ts';

/** What the demo needs of the process. */
export interface DemoWorld {
  readonly write: (line: string) => void;
  /** One line to stderr. */
  readonly writeError: (line: string) => void;
  readonly signal: AbortSignal;
  /** Parses the arguments of a command that deploys. */
  readonly readCommand: (argv: readonly string[]) => RawInputs;
}

/**
 * `slipway demo`: the whole story on the local ECS, with real containers where Docker answers. Leaves only its HTML
 * report behind.
 */
export async function runDemo(options: GivenOptions, world: DemoWorld): Promise<number> {
  const exitCode = await playAndRemove(options, world);
  if (!world.signal.aborted) return exitCode;
  world.write('The demo was cancelled. Nothing is left running.');
  return EXIT_CODES.cancelled;
}

async function playAndRemove(options: GivenOptions, world: DemoWorld): Promise<number> {
  const base = await chooseBase(options, world);
  if (base === 'refused') return EXIT_CODES.refused;
  try {
    return world.signal.aborted ? EXIT_CODES.cancelled : await playWith(base, options, world);
  } finally {
    await base?.remove();
  }
}

async function playWith(base: BaseImage | undefined, given: GivenOptions, world: DemoWorld): Promise<number> {
  const tasks = base === undefined ? 'simulated' : 'containers';
  const { speed = DEMO_SPEED } = given;
  const options = settleOptions({ port: 0, speed, tasks, clusters: ['demo'], instances: 4 });
  if ('refused' in options) throw new Error('the options of the demo do not go together');
  const workspace = await writeWorkspace(base?.name ?? 'scratch');
  try {
    return await playOnStage(options, workspace.folder, world);
  } finally {
    await workspace.remove();
  }
}

async function playOnStage(options: LocalOptions, folder: string, world: DemoWorld): Promise<number> {
  const startedMs = performance.now();
  const stage = await openStage(options, world.write);
  try {
    if (options.tasks === 'simulated') stage.local.putScenario(BROKEN_IMAGE);
    introduce(stage, options, world.write);
    redirectEnvironment(process.env, stage.local.address);
    const clock = createDemoClock({ speed: options.speed, now: () => stage.local.clock().now });
    const played = await playActs({ ...world, tasks: options.tasks, page: stage.page, folder, clock });
    if (world.signal.aborted) return EXIT_CODES.cancelled;
    const report = await writeReport(played.results);
    const program = nameProgram(process.argv[1]);
    const recap = { ...played, ...defined({ report }), tookMs: performance.now() - startedMs, program };
    for (const line of ['', ...renderRecap(recap)]) world.write(line);
    return isAsExpected(played) ? 0 : 1;
  } finally {
    await stage.local.close();
    if (options.tasks === 'containers') await removeImagesOf(stage.local.registryHost);
  }
}

/** How to call this command line again: in a clone it is no command of the shell. */
function nameProgram(entry = ''): string {
  return basename(entry) === 'slipway' ? 'slipway' : `node ${relative(process.cwd(), entry)}`;
}

const BROKEN_IMAGE = {
  images: [{ image: '*broken*', exits: { afterMs: 1_000, code: 1 }, logs: [ERROR_LINE] }],
};

/** The image for real containers; undefined for simulated tasks, which are requested or all that is possible here. */
async function chooseBase({ tasks }: GivenOptions, world: DemoWorld): Promise<BaseImage | undefined | 'refused'> {
  if (tasks === 'simulated') return undefined;
  const error = await findDockerError();
  const base = error ?? (await prepareBaseImage());
  if (typeof base !== 'string') return base;
  if (tasks === 'containers') {
    world.writeError(`Tasks cannot run as containers: ${base} Run with --tasks simulated, or start Docker.`);
    return 'refused';
  }
  world.write(`Docker is not available, so tasks are simulated: ${base}`);
  return undefined;
}

function introduce(stage: Stage, options: LocalOptions, write: (line: string) => void): void {
  const { local } = stage;
  write(`A local ECS and ECR runs at ${local.address}. No AWS account is used.`);
  write(`Watch it in the browser: ${local.address}/`);
  write('Cluster demo: 4 container instances. Service hello: host port 80, circuit breaker with rollback.');
  write(`All times are those of the local ECS, whose clock is ${options.speed} times as fast as real time.`);
}

/** Docker keeps what was built and pushed under the registry's name until it is removed. */
async function removeImagesOf(registryHost: string): Promise<void> {
  const listed = await runProgram('docker', ['image', 'ls', '--digests', '--format', '{{.Repository}} {{.ID}}']);
  const ours = listed.stdout.split('\n').filter((line) => line.startsWith(`${registryHost}/`));
  const ids = new Set(ours.map((line) => line.split(' ')[1] ?? ''));
  if (ids.size > 0) await runProgram('docker', ['image', 'rm', '--force', ...ids]);
}
