/** The local CodeDeploy on virtual time behind our own ports, and a deployment of `web:2` to start on it. */
import { toRevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { computeSha256 } from '@slipway/local-ecs/engine';
import type { VirtualEcs } from '../../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import { anAppSpec, GROUP } from '../../../packages/local-ecs/__tests__/support/generators/code-deploy-stories.ts';
import {
  toCodeDeployment,
  toDeploymentGroup,
  toDeploymentTarget,
} from '../../../src/adapters/aws/code-deploy-records.ts';
import { toServiceRecord } from '../../../src/adapters/aws/records.ts';
import { readAppSpec } from '../../../src/drivers/code-deploy/app-spec.ts';
import type { CodeDeployStart } from '../../../src/drivers/code-deploy/create-deployment.ts';
import type { CodeDeploy } from '../../../src/ports/code-deploy.ts';
import type { ServiceRecord } from '../../../src/ports/service-records.ts';
import type { World } from '../../../src/run/world.ts';
import { anEcs, aWorld, type FakeWorld } from './fake-world.ts';
import { withDates } from './with-dates.ts';

/** @param afterSleep called with the time since the start, in milliseconds */
export function openWorld(
  ecs: VirtualEcs,
  port: CodeDeploy,
  { afterSleep = () => {}, ...overrides }: Partial<World> & { readonly afterSleep?: (atMs: number) => void } = {},
): FakeWorld {
  const startedAt = ecs.now;
  // The record of a state is made once: at most polls nothing has changed.
  let seen: { readonly state: unknown; readonly service: ServiceRecord } | undefined;
  const see = () => {
    if (seen?.state !== ecs.state) seen = { state: ecs.state, service: seeService(ecs) };
    return seen.service;
  };
  return aWorld({
    codeDeploy: () => Promise.resolve(port),
    digest: computeSha256,
    ecs: anEcs({
      describeService: () => Promise.resolve(see()),
      stoppedTasks: () => Promise.resolve([]),
    }),
    clock: {
      now: () => ecs.now - startedAt,
      date: () => ecs.now,
      random: () => 0.5,
      sleep: (ms) => {
        ecs.pass(Math.max(1, Math.round(ms / 1000)));
        afterSleep(ecs.now - startedAt);
        return Promise.resolve();
      },
    },
    ...overrides,
  });
}

export function seeService(ecs: VirtualEcs): ServiceRecord {
  const service = ecs.service();
  return toServiceRecord(withDates(service), service);
}

/** A deployment of `web:2`, of half an hour at most. */
export async function aStart(
  ecs: VirtualEcs,
  port: CodeDeploy,
  { hooks = {}, ...overrides }: Partial<CodeDeployStart> & { readonly hooks?: JsonObject } = {},
): Promise<CodeDeployStart> {
  const read = await readAppSpec(anAppSpec(hooks), 'appspec.json');
  if ('errors' in read) throw new Error('the AppSpec file is not sound');
  const group = await port.describeGroup({ application: 'shop', group: 'web' });
  const service = seeService(ecs);
  return {
    plan: { appSpec: read.appSpec, group, shouldRollBackActive: false },
    service,
    revisionArn: toRevisionArn(service.revisionArn.replace(/\d+$/, '2')),
    limitMs: 30 * 60_000,
    shouldFailFast: true,
    ...overrides,
  };
}

export function openPort(ecs: VirtualEcs): CodeDeploy {
  const call = (operation: string, input: JsonObject) => ecs.call(`codedeploy:${operation}`, input);
  return {
    describeGroup: async (name) =>
      toDeploymentGroup(call('GetDeploymentGroup', GROUP).deploymentGroupInfo as never, name),
    activeDeployments: async () => {
      const includeOnlyStatuses = ['Created', 'Queued', 'InProgress', 'Ready'];
      return call('ListDeployments', { ...GROUP, includeOnlyStatuses }).deployments as readonly string[];
    },
    create: async ({ content, sha256 }) => {
      const revision = { revisionType: 'AppSpecContent', appSpecContent: { content, sha256 } };
      return String(call('CreateDeployment', { ...GROUP, revision }).deploymentId);
    },
    describe: async (deploymentId) => {
      const info = call('GetDeployment', { deploymentId }).deploymentInfo as JsonObject;
      return toCodeDeployment({ ...info, createTime: new Date(Number(info.createTime) * 1000) } as never);
    },
    target: async (deploymentId) => {
      const asked = { deploymentId, targetIds: ['default:web'] };
      const [target] = call('BatchGetDeploymentTargets', asked).deploymentTargets as readonly JsonObject[];
      return toDeploymentTarget(target?.ecsTarget as never);
    },
    stopWithRollback: async (deploymentId) => {
      call('StopDeployment', { deploymentId, autoRollbackEnabled: true });
    },
  };
}
