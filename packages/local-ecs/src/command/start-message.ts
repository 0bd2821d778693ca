import type { LocalEcs } from '../emulator/local-ecs.ts';
import type { LocalOptions } from './settle-options.ts';

/** The message after the start: the address, the resources, and the variables to export. */
export function formatStartMessage(local: LocalEcs, options: LocalOptions): readonly string[] {
  const { account, region } = local.host.state().settings;
  const tasks = options.tasks === 'containers' ? 'run as containers' : 'are simulated';
  return [
    `Local ECS and ECR at ${local.address}: account ${account}, ${region}, ${describePace(options)}.`,
    ...options.clusters.map(
      (cluster) => `Cluster ${cluster} has ${countInstances(local, cluster)} container instances; tasks ${tasks}.`,
    ),
    ...local.targetGroups().map((group) => `Target group ${group.name}: ${group.targetGroupArn}`),
    ...(options.data === undefined ? [] : [`State is stored in ${options.data}.`]),
    'Point any AWS client at it:',
    `  export AWS_ENDPOINT_URL=${local.address} AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
    '  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local',
    'Stop it with Ctrl-C.',
  ];
}

function describePace({ clock, speed }: LocalOptions): string {
  if (clock === 'virtual') return 'time stops until POST /_slipway/clock advances it';
  return speed === 1 ? 'in real time' : `${speed} times real time`;
}

function countInstances(local: LocalEcs, cluster: string): number {
  return local.instances().filter((instance) => instance.cluster === cluster).length;
}
