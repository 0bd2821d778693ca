import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { openContainerAccess } from '../../src/runtime/container-access.ts';
import type { ContainerAws } from '../../src/runtime/contract.ts';
import { type DockerCall, type DockerEngine, DockerEngineError } from '../../src/runtime/docker-engine.ts';
import { createReachableAddresses } from '../../src/runtime/reachable-address.ts';

/** Of a documentation range: no machine has it. */
const NOT_HERE = '203.0.113.1';

/** A Docker Engine that answers only these paths. */
function engineOf(answer: (call: DockerCall) => Json): DockerEngine {
  return {
    ask: async (call) => answer(call),
    open: async () => {
      throw new Error('no long answers');
    },
    close: () => undefined,
  };
}

function bridgeAt(gateway: string, info: JsonObject = {}): DockerEngine {
  const Config = [{ Subnet: gateway.replace(/\d+$/, '0/24'), Gateway: gateway }];
  return engineOf(({ path }) => (path === '/info' ? info : { IPAM: { Config } }));
}

const aws: ContainerAws = {
  region: 'eu-west-1',
  open: async () => ({ port: 4566, close: async () => undefined }),
  issueCredentials: () => {
    throw new Error('no task has a role');
  },
};

async function openAccess(engine: DockerEngine) {
  const warnings: string[] = [];
  const access = await openContainerAccess({ engine, aws, warn: (sentence) => warnings.push(sentence) });
  await access?.close();
  return { api: access?.api, warnings };
}

describe('what containers reach of this machine', () => {
  test('is on the address of the bridge, if this machine has it', async () => {
    expect(await openAccess(bridgeAt('127.0.77.81'))).toEqual({ api: 'http://127.0.77.81:4566', warnings: [] });
  });

  test('is nothing if Docker Engine runs in a virtual machine, and the reason is reported', async () => {
    expect(await openAccess(bridgeAt(NOT_HERE))).toEqual({
      api: undefined,
      warnings: [
        `Containers cannot reach this machine, and get no task metadata: listen EADDRNOTAVAIL: address not available ${NOT_HERE}`,
      ],
    });
  });

  test('is nothing if Docker Engine is rootless, even if this machine has such an address', async () => {
    const info = { SecurityOptions: ['name=seccomp,profile=default', 'name=rootless'] };

    expect(await openAccess(bridgeAt('127.0.77.81', info))).toEqual({
      api: undefined,
      warnings: ['Containers cannot reach this machine, and get no task metadata: Docker Engine is rootless'],
    });
  });
});

describe('an address that containers reach', () => {
  // No other test has an instance of this name: the same name has the same address on this machine.
  async function findAddress(engine: DockerEngine, isReachable = true) {
    const warnings: string[] = [];
    const addresses = createReachableAddresses({
      ...{ engine, labels: {}, mark: 'abcdef', isReachable: Promise.resolve(isReachable) },
      warn: (sentence) => warnings.push(sentence),
    });
    const address = await addresses.reachableAddress('instance', '127.0.77.1');
    return { address, known: addresses.knownAddress('instance', '127.0.77.1'), warnings };
  }

  test('does not exist if containers do not reach this machine, and Docker Engine is not asked', async () => {
    const refuse = engineOf(({ path }) => {
      throw new Error(path);
    });

    expect(await findAddress(refuse, false)).toEqual({ address: undefined, known: undefined, warnings: [] });
  });

  test('is removed again if it is not of this machine', async () => {
    const calls: string[] = [];
    const elsewhere = engineOf(({ method, path }) => {
      calls.push(`${method} ${path}`);
      return { Id: 'made' };
    });

    expect(await findAddress(elsewhere)).toEqual({
      address: undefined,
      known: undefined,
      warnings: [
        'Containers do not reach the host ports of instance 127.0.77.1: Docker Engine does not run on this machine itself',
      ],
    });
    expect(calls).toEqual(['POST /networks/create', 'DELETE /networks/made']);
  });

  test('is searched in further networks while they overlap with those of Docker Engine, within bounds', async () => {
    const subnets = new Set<string>();
    const full = engineOf(({ body }) => {
      subnets.add(JSON.stringify(body?.IPAM));
      throw new DockerEngineError(403, 'Pool overlaps with other one on this address space');
    });

    const { warnings } = await findAddress(full);

    expect([subnets.size, warnings]).toEqual([
      64,
      ['Containers do not reach the host ports of instance 127.0.77.1: 64 networks of 169.254.0.0/16 are in use'],
    ]);
  });
});
