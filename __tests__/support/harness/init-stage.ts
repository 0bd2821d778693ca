/** `slipway init` in an empty workspace, and a local ECS to which its files are deployed. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { callApi, callEcr } from '../../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import {
  createRegistryClient,
  pushImage,
} from '../../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { FEATURES } from '../../../src/iam/policy.ts';
import { nodeOfRunner, ROOT, type StepResult } from './action-run.ts';
import { recordWords } from './printed-words.ts';
import { readSteps } from './run-workflow.ts';
import { openStage, QUICK_HEALTH_CHECK, type ScenarioStage, untilSteady } from './scenario-stage.ts';

/** Flags for the account and region of the local ECS, and for a repository on GitHub. */
export const PLACE = ['--account', '123456789012', '--region', 'us-east-1'];
export const GITHUB = ['--code-repository', 'octo/shop'];

export interface Ended {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

export interface InitStage extends ScenarioStage {
  /** `slipway init` without a terminal. Only `--from-service` has credentials, so that any other call would fail. */
  init(...args: readonly string[]): Promise<Ended>;
  /** The shipped command line in the workspace of the job. */
  slipway(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended>;
  read(path: string): string;
  readJson(path: string): JsonObject;
  /** Paths of all files of the workspace, in order. */
  listFiles(): readonly string[];
  /** A call over HTTP, as another client. */
  callEcs(operation: string, input: JsonObject): Promise<JsonObject>;
  /**
   * As the stack of the template does: registers the first revision from the file and creates the service with it.
   * @param folder of the two definitions, empty or with a `/` at its end
   * @param port of the container behind a load balancer
   */
  createFromFiles(folder: string, port?: number): Promise<void>;
  /** Denies every call of Slipway that `aws/permissions.json` does not allow. */
  allowOnlyItsPermissions(): void;
  /** The inputs under `with:` of the last step of a workflow. */
  readInputs(workflow: string): Readonly<Record<string, string>>;
  /** The last step of a workflow, with an image that is in the registry. */
  deploy(workflow: string, tag: string): Promise<StepResult>;
  /** Returns the image by its digest. */
  pushTo(repository: string, tag: string): Promise<string>;
}

export async function openInitStage(): Promise<InitStage> {
  const stage = await openStage({ speed: 200, tasks: 'simulated' });
  const read = (path: string) => readFileSync(join(stage.job.workspace, path), 'utf8');
  const readJson = (path: string): JsonObject => JSON.parse(read(path));
  const readInputs = (workflow: string) => {
    const given = readSteps(read(workflow)).at(-1)?.with ?? {};
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  };
  const slipway: InitStage['slipway'] = (environment, ...args) => run(stage, environment, args);
  return {
    ...stage,
    slipway,
    init: (...args) => slipway(args.includes('--from-service') ? stage.environment : {}, 'init', ...args),
    read,
    readJson,
    listFiles: () => listFiles(stage.job.workspace),
    callEcs: (operation, input) => callEcs(stage, operation, input),
    createFromFiles: async (folder, port) => {
      await callEcs(stage, 'RegisterTaskDefinition', readJson(`${folder}task-definition.json`));
      await createService(stage, readJson(`${folder}service-definition.json`), port);
    },
    allowOnlyItsPermissions: () => allowOnly(stage, readJson('aws/permissions.json')),
    readInputs,
    deploy: (workflow, tag) => {
      const further = { build: 'never', 'image-tag': tag, 'wait-max-delay-seconds': '1' };
      return stage.job.run({ inputs: { ...readInputs(workflow), ...further }, environment: stage.environment });
    },
    pushTo: (repository, tag) => pushTo(stage, repository, tag),
  };
}

function run(
  stage: ScenarioStage,
  environment: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Ended> {
  const child = spawn(nodeOfRunner(), [join(ROOT, 'dist', 'cli', 'index.js'), ...args], {
    cwd: stage.job.workspace,
    env: { PATH: process.env.PATH ?? '', HOME: stage.job.home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { output: '', errors: '' };
  child.stdout.on('data', (bytes: Buffer) => {
    said.output += bytes.toString();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    said.errors += bytes.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      recordWords({ log: said.output + said.errors });
      resolve({ exitCode: code ?? -1, ...said });
    });
  });
}

function listFiles(folder: string): readonly string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return found.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

async function callEcs({ local }: ScenarioStage, operation: string, input: JsonObject): Promise<JsonObject> {
  const { status, body } = await callApi(local, { service: 'ecs', operation, input });
  expect([operation, status, body.message]).toEqual([operation, 200, undefined]);
  return body;
}

/** With what the stack gives a service and the file does not have. */
async function createService(stage: ScenarioStage, definition: JsonObject, port: number | undefined): Promise<void> {
  const name = String(definition.serviceName);
  const isFargate = definition.launchType === 'FARGATE';
  const awsvpcConfiguration = { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] };
  await callEcs(stage, 'CreateService', {
    ...definition,
    desiredCount: 2,
    ...(isFargate ? { networkConfiguration: { awsvpcConfiguration } } : {}),
    ...(port === undefined ? {} : { loadBalancers: [putLoadBalancer(stage, { name, port, isFargate })] }),
  });
  await untilSteady(stage, name);
}

interface Balanced {
  readonly name: string;
  readonly port: number;
  readonly isFargate: boolean;
}

function putLoadBalancer({ local }: ScenarioStage, { name, port, isFargate }: Balanced): JsonObject {
  local.putTargetGroup({
    name,
    ...(isFargate ? { targetType: 'ip' as const } : {}),
    ...QUICK_HEALTH_CHECK,
    deregistrationDelaySeconds: 0,
  });
  const group = local.targetGroups().find((one) => one.name === name);
  return { targetGroupArn: String(group?.targetGroupArn), containerName: name, containerPort: port };
}

function allowOnly({ local }: ScenarioStage, permissions: JsonObject): void {
  const allowed = (permissions.Statement as JsonObject[]).flatMap(({ Action }) => Action);
  const others = FEATURES.flatMap(({ statements }) => statements)
    .flatMap(({ Action }) => Action)
    .filter((action) => !allowed.includes(action));
  const operations = [...new Set(others.map((action) => action.slice(action.indexOf(':') + 1)))];
  local.setFaults(operations.map((operation) => ({ operation, on: 'every', fault: { kind: 'denied' } })));
}

async function pushTo({ local }: ScenarioStage, repository: string, tag: string): Promise<string> {
  // It may exist already.
  await callEcr(local, 'CreateRepository', { repositoryName: repository });
  const { digest } = await pushImage(createRegistryClient(local), repository, { tag, layer: tag });
  return `${local.registryHost}/${repository}@${digest}`;
}
