/** A folder of examples/ as the root of a user's repository, and a local ECS whose tasks are real containers. */

import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  type Emulator,
  importBaseImage,
  loadConfig,
  openLocalEcs,
  removeImage,
  settleOptions,
} from '@slipway/local-ecs/internal';
import { parse } from 'yaml';
import { createDockerClient } from '../../../packages/local-ecs/__tests__/support/harness/docker-client.ts';
import {
  askOnce,
  findFreePort,
  type Reply,
} from '../../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { ROOT, type StepResult } from './action-run.ts';
import { describeInstances, type ScenarioStage, standOn, untilSteady } from './scenario-stage.ts';

/** Values of the expressions of a workflow, such as `vars.PROVIDER`. */
export type Expressions = Readonly<Record<string, string>>;

export interface ExampleStage extends ScenarioStage {
  /** A busybox image that the Dockerfiles of the folder take as `BASE`. */
  readonly base: string;
  /** A file of the folder: JSON or YAML. */
  read(file: string): JsonObject;
  /** Runs the workflow's step of Slipway. `inputs` replace those under its `with:`; an empty one is not given. */
  deploy(step: ExampleStep): Promise<StepResult>;
  /** Runs Slipway with these inputs alone. */
  run(inputs: Inputs): Promise<StepResult>;
  /**
   * Builds an image from a folder and pushes it to a new or known repository of the local ECS. Returns its reference.
   */
  push(image: PushedImage): Promise<string>;
  /** A target group of `local.yml`. */
  findTargetGroup(name: string): TargetGroup;
  /** Creates the service of a file as written, and waits until it is at rest. */
  createService(file: string): Promise<void>;
}

type Inputs = Readonly<Record<string, string>>;

export interface ExampleStep {
  readonly expressions?: Expressions;
  readonly inputs?: Inputs;
}

export interface PushedImage {
  readonly repository: string;
  readonly tag: string;
  /** Path from the root of the example; the root itself unless given. */
  readonly context?: string;
  /** Build arguments; `BASE` is the busybox image unless given. */
  readonly args?: Readonly<Record<string, string>>;
}

export interface TargetGroup {
  readonly port: number;
  /** Asks the load balancer. */
  ask(path?: string): Promise<Reply>;
  countHealthy(): number;
}

/** As a user who runs `slipway local --config local.yml`, but faster, and next to others on this machine. */
async function openLocal(folder: string, network: number): Promise<Emulator> {
  const config = await loadConfig(join(folder, 'local.yml'));
  if ('errors' in config) throw new Error(config.errors.join(' '));
  const { instances, targetGroups = [] } = config.given;
  const own = describeInstances(network, { from: 1, count: Number(instances) });
  const ports = await Promise.all(targetGroups.map(findFreePort));
  const free = targetGroups.map((group, at) => ({ ...group, listenPort: ports[at] ?? 0 }));
  const options = settleOptions({ port: 0, speed: 20, instances: own, targetGroups: free }, config.given);
  if ('refused' in options) throw new Error(JSON.stringify(options.refused));
  return openLocalEcs(options, () => undefined);
}

/**
 * @param name folder in examples/
 * @param network instances have the addresses 127.0.NETWORK.1 and on: each file has a network of its own, since host
 * ports are fixed
 */
export async function openExample(name: string, network: number): Promise<ExampleStage> {
  const base = `slipway-test-base:${name}-${process.pid}`;
  const folder = join(ROOT, 'examples', name);
  const [local] = await Promise.all([openLocal(folder, network), importBaseImage(base)]);
  const stage = standOn(local);
  cpSync(folder, stage.job.workspace, { recursive: true });
  const read = (file: string): JsonObject => parse(readFileSync(join(stage.job.workspace, file), 'utf8'));
  const run = (inputs: Inputs): Promise<StepResult> => {
    const args = inputs.repository ? { 'build-args': `BASE=${base}\n${inputs['build-args'] ?? ''}` } : {};
    const given = { 'wait-max-delay-seconds': '1', ...inputs, ...args };
    return stage.job.run({ inputs: given, environment: stage.environment });
  };
  return {
    ...stage,
    base,
    read,
    run,
    deploy: ({ expressions = {}, inputs = {} }) => run({ ...readInputs(read('workflow.yml'), expressions), ...inputs }),
    push: (image) => push(stage, { ...image, args: { BASE: base, ...image.args } }),
    findTargetGroup: (wanted) => findTargetGroup(stage, wanted),
    createService: (file) => createService(stage, read(file)),
    close: async () => {
      await stage.close();
      await removeImages(base, stage.local.registryHost);
    },
  };
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly WorkflowStep[] }>>;
}

interface WorkflowStep {
  readonly uses?: string;
  readonly with?: Inputs;
}

/** The `with:` of the workflow's step of Slipway. @throws Error for an expression that has no value here */
function readInputs(workflow: JsonObject, expressions: Expressions): Inputs {
  const { jobs } = workflow as unknown as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const inputs = steps.find(({ uses = '' }) => uses.startsWith('OWNER/slipway@'))?.with ?? {};
  return Object.fromEntries(Object.entries(inputs).map(([name, text]) => [name, fillIn(text, expressions)]));
}

function fillIn(text: string, expressions: Expressions): string {
  return text.replaceAll(/\$\{\{ ([\w.]+) \}\}/g, (_, expression: string) => {
    const value = expressions[expression];
    if (value === undefined) throw new Error(`the workflow's ${expression} has no value`);
    return value;
  });
}

function findTargetGroup(stage: ScenarioStage, name: string): TargetGroup {
  const find = (): JsonObject => stage.local.targetGroups().find((group) => group.name === name) ?? {};
  const port = Number(find().listenPort);
  const listTargets = () => (find().targets ?? []) as readonly JsonObject[];
  return {
    port,
    ask: (path = '/') => askOnce(port, { path }),
    countHealthy: () => listTargets().filter(({ state }) => state === 'healthy').length,
  };
}

async function push(stage: ScenarioStage, image: PushedImage): Promise<string> {
  const { registryHost } = stage.local;
  const { repository, tag, context = '.', args = {} } = image;
  const reference = `${registryHost}/${repository}:${tag}`;
  const given = Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
  stage.local.callAsOther({
    service: 'ecr',
    operation: 'CreateRepository',
    input: { repositoryName: repository },
  });
  const docker = createDockerClient();
  const { password } = stage.local.images.authorize();
  await docker.must(['build', ...given, '--tag', reference, resolve(stage.job.workspace, context)]);
  await docker.must(['login', '--username', 'AWS', '--password-stdin', registryHost], password);
  await docker.must(['push', reference]);
  docker.close();
  return reference;
}

async function createService(stage: ScenarioStage, input: JsonObject): Promise<void> {
  stage.call('CreateService', input);
  await untilSteady(stage, String(input.serviceName));
}

/** Those that were pushed to the local ECS, and the base image. */
export async function removeImages(base: string, registryHost: string): Promise<void> {
  const docker = createDockerClient();
  const listed = await docker.must(['image', 'ls', '--format', '{{.Repository}} {{.ID}}']);
  const ours = listed.split('\n').filter((line) => line.startsWith(`${registryHost}/`));
  for (const id of new Set(ours.map((line) => line.split(' ')[1] ?? ''))) await removeImage(id);
  await removeImage(base);
  docker.close();
}
