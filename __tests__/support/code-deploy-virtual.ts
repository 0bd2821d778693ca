/** The local CodeDeploy on virtual time behind our own ports, and a deployment of `web:2` to start on it. */
import { toCodeDeployment, toDeploymentGroup, toDeploymentTarget } from '../../src/aws/code-deploy-records.ts';
import { toServiceRecord } from '../../src/aws/records.ts';
import { readAppSpec } from '../../src/code-deploy/app-spec.ts';
import type { CodeDeployStart } from '../../src/code-deploy/start.ts';
import type { JsonObject } from '../../src/json.ts';
import { computeSha256 } from '../../src/local/codedeploy/sha256.ts';
import type { ServiceRecord } from '../../src/rollout/observation.ts';
import type { CodeDeploy } from '../../src/world/code-deploy.ts';
import type { World } from '../../src/world.ts';
import { anAppSpec, GROUP } from './code-deploy-stories.ts';
import { anEcs, aWorld, type FakeWorld } from './fake-world.ts';
import { withDates } from './histories.ts';
import type { VirtualEcs } from './virtual-ecs.ts';

/** @param afterSleep told the time since the start, milliseconds */
export function openWorld(
  ecs: VirtualEcs,
  port: CodeDeploy,
  { afterSleep = () => {}, ...overrides }: Partial<World> & { readonly afterSleep?: (atMs: number) => void } = {},
): FakeWorld {
  const startedAt = ecs.now;
  return aWorld({
    codeDeploy: () => Promise.resolve(port),
    digest: computeSha256,
    ecs: anEcs({
      describeService: () => Promise.resolve(seeService(ecs)),
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
  return toServiceRecord(withDates(ecs.service()), ecs.service());
}

/** A deployment of `web:2`, of half an hour at most. */
export async function aStart(
  ecs: VirtualEcs,
  port: CodeDeploy,
  { hooks = {}, ...overrides }: Partial<CodeDeployStart> & { readonly hooks?: JsonObject } = {},
): Promise<CodeDeployStart> {
  const read = readAppSpec(anAppSpec(hooks), 'appspec.json');
  if ('faults' in read) throw new Error('the AppSpec file is not sound');
  const group = await port.describeGroup({ application: 'shop', group: 'web' });
  const service = seeService(ecs);
  return {
    plan: { appSpec: read.appSpec, group, isWayBack: false },
    service,
    revisionArn: service.revisionArn.replace(/\d+$/, '2'),
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
