import { spawn } from 'node:child_process';
import { DEMO_SPEED } from '../cli/flags.ts';
import type { ToldOptions } from '../cli/local-options.ts';
import { findDockerFault } from '../cli/serve-local-ecs.ts';
import { type LocalOptions, settleOptions } from '../cli/settle-options.ts';
import { EXIT_CODES } from '../rollout/verdict.ts';
import type { Environment } from '../runner/environment.ts';
import { type Act, listActs } from './acts.ts';
import { type BaseImage, prepareBaseImage } from './base-image.ts';
import { writeWorkspace } from './page.ts';
import { runProgram } from './program.ts';
import { type RequestCount, type RequestLoop, readPage, sendRequests } from './requests.ts';
import { openStage, type Stage } from './stage.ts';

/** What the demo needs of the process. */
export interface DemoWorld {
  readonly write: (line: string) => void;
  /** One line to stderr. */
  readonly writeError: (line: string) => void;
  readonly signal: AbortSignal;
  readonly environment: Environment;
}

/** `slipway demo`: the whole story on the local ECS, with real containers where Docker answers. Leaves nothing behind. */
export async function runDemo(asked: ToldOptions, world: DemoWorld): Promise<number> {
  const exitCode = await playAndRemove(asked, world);
  if (!world.signal.aborted) return exitCode;
  world.write('The demo was cancelled; nothing of it is left.');
  return EXIT_CODES.cancelled;
}

async function playAndRemove(asked: ToldOptions, world: DemoWorld): Promise<number> {
  const base = await chooseBase(asked, world);
  if (base === 'refused') return EXIT_CODES.refused;
  try {
    return world.signal.aborted ? EXIT_CODES.cancelled : await playWith(base, asked, world);
  } finally {
    await base?.remove();
  }
}

async function playWith(base: BaseImage | undefined, asked: ToldOptions, world: DemoWorld): Promise<number> {
  const tasks = base === undefined ? 'simulated' : 'containers';
  const { speed = DEMO_SPEED } = asked;
  const options = settleOptions({ port: 0, speed, tasks, clusters: ['demo'], instances: 5 });
  if ('refused' in options) throw new Error('the options of the demo do not go together');
  const workspace = await writeWorkspace(base?.name ?? 'scratch');
  try {
    return await playOnStage(options, workspace.folder, world);
  } finally {
    await workspace.remove();
  }
}

async function playOnStage(options: LocalOptions, folder: string, world: DemoWorld): Promise<number> {
  const stage = await openStage(options, world.write);
  try {
    if (options.tasks === 'simulated') stage.local.putScenario(BROKEN_IMAGE);
    introduce(stage, options, world.write);
    return await play({ stage, tasks: options.tasks, folder, world });
  } finally {
    await stage.local.close();
    if (options.tasks === 'containers') await removeImagesOf(stage.local.registryHost);
  }
}

const BROKEN_IMAGE = { images: [{ image: '*broken*', exits: { afterMs: 1_000, code: 1 } }] };

/** The image for real containers; undefined for simulated tasks, which are requested or all that is possible here. */
async function chooseBase({ tasks }: ToldOptions, world: DemoWorld): Promise<BaseImage | undefined | 'refused'> {
  if (tasks === 'simulated') return undefined;
  const fault = await findDockerFault();
  const base = fault ?? (await prepareBaseImage());
  if (typeof base !== 'string') return base;
  if (tasks === 'containers') {
    world.writeError(`Tasks cannot run as containers: ${base} Run with --tasks simulated, or start Docker.`);
    return 'refused';
  }
  world.write(`Tasks are simulated, not real containers: ${base}`);
  return undefined;
}

function introduce(stage: Stage, options: LocalOptions, write: (line: string) => void): void {
  write(`A local ECS and ECR answers at ${stage.local.address}; nothing leaves this machine, no AWS account is used.`);
  write(`Cluster demo: 5 container instances. Service hello: host port 80, min/max 100/200, circuit breaker on.`);
  write(`Its clock goes ${options.speed} times as fast as real.`);
}

interface Play {
  readonly stage: Stage;
  readonly tasks: 'containers' | 'simulated';
  readonly folder: string;
  readonly world: DemoWorld;
}

async function play(story: Play): Promise<number> {
  const { stage, tasks, world } = story;
  const isReal = tasks === 'containers';
  let loop: RequestLoop | undefined;
  let hasKept = true;
  for (const [at, act] of listActs(tasks).entries()) {
    if (world.signal.aborted) break;
    hasKept = (await playAct(story, at + 1, act)) && hasKept;
    if (world.signal.aborted) break;
    if (isReal) world.write(`The page says: ${(await readPage(stage.page)) ?? 'nothing'}`);
    if (isReal) loop ??= sendRequests(stage.page);
  }
  const count = await loop?.stop();
  if (count !== undefined && !world.signal.aborted) tellRequests(count, world.write);
  if (world.signal.aborted) return EXIT_CODES.cancelled;
  const isWell = hasKept && (count?.failed ?? 0) === 0;
  world.write(isWell ? 'All four acts came to what they promise.' : 'The demo did not come to what it promises.');
  return isWell ? 0 : 1;
}

async function playAct(story: Play, number: number, act: Act): Promise<boolean> {
  const { write } = story.world;
  write('');
  write(`━━ ${number}. ${act.title}`);
  write(`$ slipway ${act.command.join(' ')}`);
  const exitCode = await runSlipway(story, act.command);
  write(`(exit code ${exitCode})`);
  return exitCode === act.exitCode;
}

/** The very command line that people use, in a process of its own. */
function runSlipway(story: Play, command: readonly string[]): Promise<number> {
  const { world, stage, folder } = story;
  const kept = Object.entries(world.environment).filter(([name]) => !/^(AWS|GITHUB|INPUT|RUNNER)_/.test(name));
  const env = {
    ...Object.fromEntries(kept),
    AWS_ENDPOINT_URL: stage.local.address,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'demo',
    AWS_SECRET_ACCESS_KEY: 'demo',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const [, entry = ''] = process.argv;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [entry, ...command], {
      cwd: folder,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      // A terminal sends Ctrl-C to the whole group: the command would get it twice, and end without its last words.
      detached: true,
    });
    world.signal.addEventListener('abort', () => child.kill('SIGINT'));
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function tellRequests(count: RequestCount, write: (line: string) => void): void {
  const total = [...count.pages.values()].reduce((sum, times) => sum + times, 0);
  write('');
  write(`━━ Requests through the load balancer all along: ${total} answered, ${count.failed} failed`);
  for (const [page, times] of count.pages) write(`   ${times} × ${page}`);
}

/** Docker keeps what was built and pushed under the registry's name until it is removed. */
async function removeImagesOf(registryHost: string): Promise<void> {
  const listed = await runProgram('docker', ['image', 'ls', '--digests', '--format', '{{.Repository}} {{.ID}}']);
  const ours = listed.stdout.split('\n').filter((line) => line.startsWith(`${registryHost}/`));
  const ids = new Set(ours.map((line) => line.split(' ')[1] ?? ''));
  if (ids.size > 0) await runProgram('docker', ['image', 'rm', '--force', ...ids]);
}
