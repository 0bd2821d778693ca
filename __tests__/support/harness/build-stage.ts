import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { removeImage } from '@slipway/local-ecs/internal';
import { callEcr } from '../../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { createRegistryClient } from '../../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { runProgram } from '../../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { shimDocker } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import type { StepResult } from './action-run.ts';
import { aSteadyService, openStage, type ScenarioStage } from './scenario-stage.ts';

/** Jobs that build with the real docker, by buildx or by the classic builder, and push to a local ECR. */

/** As `tools/buildx.mjs` found and started them. */
interface BuildTools {
  readonly docker: string;
  readonly plugin: string;
  /** Address of an engine with the containerd image store. */
  readonly store: string;
  /** Address of an engine without it; empty for the one that docker finds by itself. */
  readonly plain: string;
}

const TOOLS: BuildTools | undefined = JSON.parse(process.env.SLIPWAY_TEST_BUILDX ?? 'null') ?? undefined;

/** buildx on an engine with the containerd image store, on one without it, or docker without buildx. */
export type BuilderKind = 'buildx' | 'buildx, docker driver' | 'classic';

type Values = Readonly<Record<string, string>>;

export interface BuildStage extends ScenarioStage {
  /** Runs the action with these inputs, and with variables that its build may use. */
  build(builder: BuilderKind, inputs: Values, variables?: Values): Promise<BuildResult>;
  /** Forgets what the engine with the containerd image store has built. */
  forgetBuilds(): Promise<void>;
  /** A manifest of the repository `hello`, by tag or digest. */
  readManifest(reference: string): Promise<JsonObject>;
  /** Configuration and layers of an image of one platform, as text. */
  readImage(digest: string): Promise<string>;
}

export interface BuildResult extends StepResult {
  /** The docker commands of the run, one a line. */
  readonly commands: readonly string[];
}

const FOLLOW = { cluster: 'production', service: 'hello', repository: 'hello', 'wait-max-delay-seconds': '1' };

/** A steady service, an empty repository, and a context with the static busybox in it. */
export async function openBuildStage(): Promise<BuildStage> {
  if (TOOLS === undefined) throw new Error('There is no docker buildx for these tests: run them with npm test.');
  const tools = TOOLS;
  const stage = await openStage({ speed: 200, tasks: 'simulated', instances: 12 });
  await aSteadyService(stage);
  await callEcr(stage.local, 'CreateRepository', { repositoryName: 'hello' });
  copyFileSync('/bin/busybox', join(stage.job.workspace, 'busybox'));
  const { fetch } = createRegistryClient(stage.local);
  const readManifest: BuildStage['readManifest'] = async (reference) =>
    JSON.parse(await (await fetch('GET', `/v2/hello/manifests/${reference}`)).text());
  const readBlob = async ({ digest }: JsonObject): Promise<Buffer> =>
    Buffer.from(await (await fetch('GET', `/v2/hello/blobs/${digest}`)).arrayBuffer());
  return {
    ...stage,
    build: (builder, inputs, variables = {}) => build({ stage, tools, builder }, inputs, variables),
    forgetBuilds: async () => {
      const environment = { DOCKER_HOST: tools.store, DOCKER_CONFIG: configure(stage, tools, 'buildx') };
      await runProgram(tools.docker, ['buildx', 'prune', '--all', '--force'], { environment });
    },
    readManifest,
    readImage: async (digest) => {
      const { config, layers } = (await readManifest(digest)) as { config: JsonObject; layers: JsonObject[] };
      const contents = await Promise.all(layers.map(async (layer) => gunzipSync(await readBlob(layer))));
      return [await readBlob(config), ...contents].map(String).join('\n');
    },
    close: async () => {
      await removeBuilt(stage);
      await stage.close();
    },
  };
}

interface Setting {
  readonly stage: ScenarioStage;
  readonly tools: BuildTools;
  readonly builder: BuilderKind;
}

async function build(setting: Setting, inputs: Values, variables: Values): Promise<BuildResult> {
  const { stage, tools, builder } = setting;
  const log = join(stage.job.home, 'docker.log');
  const host = builder === 'buildx' ? tools.store : tools.plain;
  const environment = {
    ...stage.environment,
    ...(host === '' ? {} : { DOCKER_HOST: host }),
    DOCKER_CONFIG: configure(stage, tools, builder),
    PATH: shimDocker(stage.job.home, writeShim(tools, builder, log)),
    ...variables,
  };
  const before = readLines(log).length;
  const result = await stage.job.run({ inputs: { ...FOLLOW, ...inputs }, environment });
  return { ...result, commands: readLines(log).slice(before) };
}

/**
 * A `docker` that writes down its arguments. Without buildx it has neither the command nor the builder behind `build`.
 */
function writeShim({ docker }: BuildTools, builder: BuilderKind, log: string): string {
  const hide = 'case "$1" in buildx) echo "docker: unknown command: docker buildx" >&2; exit 1;; esac';
  const classic = `${hide}\nexport DOCKER_BUILDKIT="\${DOCKER_BUILDKIT:-0}"`;
  return `echo "$*" >> '${log}'\n${builder === 'classic' ? classic : ''}\nexec '${docker}' "$@"`;
}

/** A docker configuration folder, with the plugin in the folder for plugins of the user. */
function configure({ job }: ScenarioStage, { plugin }: BuildTools, builder: BuilderKind): string {
  const folder = join(job.home, builder === 'classic' ? 'docker-classic' : 'docker');
  if (existsSync(folder)) return folder;
  mkdirSync(join(folder, 'cli-plugins'), { recursive: true });
  if (builder !== 'classic') symlinkSync(plugin, join(folder, 'cli-plugins', 'docker-buildx'));
  return folder;
}

function readLines(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}

/** From the engine of this machine; those of the tests' own are removed as a whole. */
async function removeBuilt({ local }: ScenarioStage): Promise<void> {
  const { stdout } = await runProgram('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']);
  for (const name of stdout.split('\n')) if (name.startsWith(`${local.registryHost}/`)) await removeImage(name);
}
