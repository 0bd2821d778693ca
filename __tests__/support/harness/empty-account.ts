/**
 * An empty account on this machine: a local ECS without cluster and instances, in which a story makes everything by AWS
 * calls.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, importBaseImage, openLocalEcs, settleOptions } from '@slipway/local-ecs/internal';
import { type AwsCli, createAwsCli } from '../../../packages/local-ecs/__tests__/support/harness/aws-cli.ts';
import { untilTrue } from '../../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { environmentOf } from '../../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { openAccountImages } from './account-images.ts';
import { ROOT } from './action-run.ts';
import { type PushedImage, removeImages } from './example-stage.ts';
import { isAtRest } from './scenario-stage.ts';

export interface EmptyAccount {
  /** The real AWS CLI, one process a call. */
  readonly aws: AwsCli;
  /** The environment of any other client. */
  readonly environment: Readonly<Record<string, string>>;
  /** A JSON file of the example. */
  read(file: string): JsonObject;
  /** Builds an image from a folder of the example and pushes it to a repository of the account. Returns its reference. */
  push(image: PushedImage): Promise<string>;
  /** Registers container instances with a cluster. Returns their ARNs. */
  registerInstances(cluster: string, count: number): Promise<readonly string[]>;
  /** Calls ECS with this input. Returns the answer. */
  ecs(command: string, input: JsonObject): Promise<JsonObject>;
  /** Waits until the deployment of a service is completed. Returns the service. */
  untilSteady(service: ServiceName): Promise<JsonObject>;
  /** Scales a service to 0, waits until it has no tasks, and deletes it. Returns the status of the deleted service. */
  retire(service: ServiceName): Promise<string>;
  /** What a story did apart from calls that AWS would answer too. */
  review(): Review;
  close(): Promise<void>;
}

export interface ServiceName {
  readonly cluster: string;
  readonly service: string;
}

export interface Review {
  /** Calls that were not answered with `ok`, each with the type of its exception. */
  readonly refused: readonly string[];
  /** Requests to the control address. */
  readonly controlRequests: readonly string[];
}

/**
 * @param example folder in examples/
 * @param network instances have the addresses 127.0.NETWORK.1 and on: each file has a network of its own, since host
 * ports are fixed
 */
export async function openEmptyAccount(example: string, network: number): Promise<EmptyAccount> {
  const base = `slipway-test-account:${example}-${process.pid}`;
  const requests = watchRequests();
  const [local] = await Promise.all([openLocal(), importBaseImage(base)]);
  const aws = createAwsCli(local);
  const folder = join(ROOT, 'examples', example);
  const ecs = (command: string, input: JsonObject) =>
    aws.read('ecs', command, '--cli-input-json', JSON.stringify(input));
  const images = openAccountImages({ aws, folder, base });
  let registered = 0;
  return {
    aws,
    ecs,
    environment: environmentOf(local),
    read: (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')),
    push: images.push,
    registerInstances: (cluster, count) => {
      const addresses = Array.from({ length: count }, (_, at) => `127.0.${network}.${registered + at + 1}`);
      registered += count;
      return Promise.all(addresses.map((privateIp) => registerInstance(ecs, { cluster, privateIp })));
    },
    untilSteady: (service) => untilSteady(ecs, service),
    retire: (service) => retire(ecs, service),
    review: () => ({
      refused: local.calls().flatMap(({ operation, answer }) => (answer === 'ok' ? [] : [`${operation}: ${answer}`])),
      controlRequests: requests.paths().filter((path) => path.startsWith('/_slipway')),
    }),
    close: async () => {
      requests.stop();
      images.close();
      await local.close();
      await removeImages(base, local.registryHost);
    },
  };
}

type CallEcs = EmptyAccount['ecs'];

/** As `slipway local --tasks containers --speed 20`, with a file that creates neither cluster nor instances. */
async function openLocal(): Promise<Emulator> {
  const options = settleOptions({ port: 0, speed: 20, tasks: 'containers', clusters: [], instances: 0 });
  if ('refused' in options) throw new Error(JSON.stringify(options.refused));
  return openLocalEcs(options, () => undefined);
}

/** The path of each request to a server of this process, such as the local ECS. */
function watchRequests() {
  const paths: string[] = [];
  const note = (message: unknown): void => void paths.push((message as { request: IncomingMessage }).request.url ?? '');
  const channel = 'http.server.request.start';
  subscribe(channel, note);
  return { paths: (): readonly string[] => paths, stop: () => unsubscribe(channel, note) };
}

async function registerInstance(
  ecs: CallEcs,
  { cluster, privateIp }: { readonly cluster: string; readonly privateIp: string },
): Promise<string> {
  const instanceIdentityDocument = JSON.stringify({ instanceType: 'm5.large', privateIp });
  const { containerInstance } = await ecs('register-container-instance', { cluster, instanceIdentityDocument });
  return String((containerInstance as JsonObject).containerInstanceArn);
}

async function untilSteady(ecs: CallEcs, { cluster, service: name }: ServiceName): Promise<JsonObject> {
  let service: JsonObject = {};
  await untilTrue(async () => {
    const { services } = await ecs('describe-services', { cluster, services: [name] });
    [service = {}] = services as readonly JsonObject[];
    return isAtRest(service);
  }, `service ${name} is at rest`);
  return service;
}

async function retire(ecs: CallEcs, name: ServiceName): Promise<string> {
  await ecs('update-service', { ...name, desiredCount: 0 });
  await untilTrue(async () => (await untilSteady(ecs, name)).runningCount === 0, `service ${name.service} has no task`);
  const { service } = await ecs('delete-service', { ...name });
  return String((service as JsonObject).status);
}
