/** Calls to AWS through a proxy, as the input or the usual variables say. */
import type { ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runProgram } from '../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { type Job, nodeOfRunner, openJob, ROOT, type StepResult } from '../support/harness/action-run.ts';

const NO_DOCKER = { PATH: '/nonexistent' };

interface Proxy {
  readonly port: number;
  /** Hosts that were requested, with the credentials that came along. */
  readonly asked: readonly string[];
  close(): void;
}

/** Leads every tunnel to one port, whatever host it is for. */
async function startProxy(target: number): Promise<Proxy> {
  const asked: string[] = [];
  const server: Server = createServer();
  const sockets = new Set<Socket>();
  server.on('connect', (request, client: Socket) => {
    const credentials = String(request.headers['proxy-authorization'] ?? '').replace('Basic ', '');
    asked.push(`${request.url} ${Buffer.from(credentials, 'base64')}`.trim());
    const upstream = connect(target, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => socket.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: portOf(server), asked, close };
}

/**
 * Answers every call as GetAuthorizationToken does, and as DescribeTasks does of a task that is gone. The local ECS
 * would refuse a name that is not of this machine.
 */
async function startEcr(): Promise<Server> {
  const authorizationToken = Buffer.from('AWS:a-password-of-ecr').toString('base64');
  const body = { authorizationData: [{ authorizationToken, proxyEndpoint: `https://${REGISTRY}` }], tasks: [] };
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'eu-west-1' };
const portOf = (server: Server) => (server.address() as AddressInfo).port;

let ecr: Server;
let job: Job;
let proxy: Proxy;
beforeEach(async () => {
  ecr = await startEcr();
  job = openJob();
  proxy = await startProxy(portOf(ecr));
});
afterEach(() => {
  proxy.close();
  job.remove();
  ecr.close();
});

/** A host that no resolver knows: only the proxy leads to it. */
const FAR = 'http://aws.invalid:8080';

function logIn(environment: Record<string, string>, inputs: Record<string, string> = {}): Promise<StepResult> {
  const variables = { ...CREDENTIALS, AWS_ENDPOINT_URL: FAR, ...NO_DOCKER, ...environment };
  return job.run({ action: 'login', inputs, environment: variables });
}

/** The same, cancelled once it waits for an answer that never comes: it would do so for a minute. */
function tryToLogIn(environment: Record<string, string>): Promise<StepResult> {
  const variables = { ...CREDENTIALS, AWS_ENDPOINT_URL: FAR, ...NO_DOCKER, ...environment };
  const onStart = (child: ChildProcess) => {
    child.stdout?.on('data', (bytes: Buffer) => {
      if (bytes.includes('Retrying, AWS does not answer')) child.kill('SIGINT');
    });
  };
  return job.run({ action: 'login', inputs: { 'max-retries': '0' }, environment: variables, onStart });
}

describe('a call to AWS', () => {
  test('goes through the proxy of the input, whose password is masked', async () => {
    const result = await logIn({}, { 'http-proxy': `http://me:canary%21@127.0.0.1:${proxy.port}` });

    expect([result.exitCode, result.outputs.registry]).toEqual([0, REGISTRY]);
    expect(proxy.asked).toEqual(['aws.invalid:8080 me:canary!']);
    const unmasked = result.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(unmasked.join('\n')).not.toContain('canary');
  });

  test('goes through the proxy of the environment, lower case before upper case', async () => {
    const result = await logIn({ http_proxy: `http://127.0.0.1:${proxy.port}`, HTTP_PROXY: 'http://127.0.0.1:1' });

    expect([result.exitCode, proxy.asked]).toEqual([0, ['aws.invalid:8080']]);
  });

  test('goes through a proxy of the environment that has no scheme as one of http', async () => {
    const HTTPS_PROXY = `127.0.0.1:${proxy.port}`;

    const result = await tryToLogIn({ HTTPS_PROXY, AWS_ENDPOINT_URL: 'https://aws.invalid' });

    // The server behind the proxy has no TLS: only the request for the tunnel is checked.
    expect([result.exitCode, [...new Set(proxy.asked)]]).toEqual([1, ['aws.invalid:443']]);
  });

  test('goes past the proxy to a loopback address and to a host of NO_PROXY', async () => {
    const HTTP_PROXY = `http://127.0.0.1:${proxy.port}`;
    const near = await logIn({ HTTP_PROXY, AWS_ENDPOINT_URL: `http://127.0.0.1:${portOf(ecr)}` });
    const excepted = await tryToLogIn({ HTTP_PROXY, NO_PROXY: 'aws.invalid' });

    expect([near.exitCode, excepted.exitCode]).toEqual([0, 1]);
    expect(proxy.asked).toEqual([]);
  });

  test('is refused with the name of the variable, not its value, when the proxy is none', async () => {
    const result = await logIn({ HTTP_PROXY: 'socks://me:canary@proxy:1' });

    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('The variable HTTP_PROXY is not a proxy URL.');
    expect(result.everything).not.toContain('canary');
  });

  test('of the post step, which cleans up after a run that was killed, goes through the proxy of the input', async () => {
    const task = { cluster: 'production', arn: 'arn:aws:ecs:eu-west-1:123456789012:task/production/0a1b' };
    const environment = {
      ...CREDENTIALS,
      AWS_ENDPOINT_URL: FAR,
      GITHUB_ACTIONS: 'true',
      STATE_run: JSON.stringify({ task }),
      'INPUT_HTTP-PROXY': `http://127.0.0.1:${proxy.port}`,
    };

    const post = await runProgram(nodeOfRunner(), [`${ROOT}/dist/post/index.js`], { environment });

    expect(proxy.asked).toEqual(['aws.invalid:8080']);
    expect(post.stdout).toContain(`The one-off task ${task.arn} is gone`);
  });
});
