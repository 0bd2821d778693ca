import type { Emulator } from '../emulator/emulator.ts';
import { readGivenToken } from './control-token.ts';
import type { LocalOptions } from './settle-options.ts';

/** The message after the start: the address, the resources, the page, and the variables to export. */
export function formatStartMessage(local: Emulator, options: LocalOptions): readonly string[] {
  const { account, region } = local.host.state().settings;
  const tasks = options.tasks === 'containers' ? 'run as containers' : 'are simulated';
  return [
    `Local ECS and ECR at ${local.address}: account ${account}, ${region}, ${describePace(options)}.`,
    ...options.clusters.map(
      (cluster) => `Cluster ${cluster} has ${countInstances(local, cluster)} container instances; tasks ${tasks}.`,
    ),
    ...(options.tasks === 'containers' ? [describeReach(local)] : []),
    ...local.targetGroups().map((group) => `Target group ${group.name}: ${group.targetGroupArn}`),
    ...(options.data === undefined ? [] : [`State is stored in ${options.data}.`]),
    ...describeAccess(local, options),
    ...(local.token === undefined ? [`Page in the browser: ${local.address}/`] : []),
    'Point any AWS client at it:',
    `  export AWS_ENDPOINT_URL=${local.address} AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
    '  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local',
    'Stop it with Ctrl-C.',
  ];
}

/** A token of the environment is not printed. */
function describeAccess({ token }: Emulator, { listen }: LocalOptions): readonly string[] {
  const open =
    'It listens on all addresses of this machine. Any access key works: whoever reaches the port can use it.';
  const needed = 'The control address needs the header';
  return [
    ...(listen === '127.0.0.1' ? [] : [open]),
    ...(token === undefined
      ? []
      : [`${needed} Authorization: Bearer ${readGivenToken() === undefined ? token : '$SLIPWAY_LOCAL_TOKEN'}`]),
  ];
}

/** Whether containers reach this machine. */
function describeReach({ containerAddress }: Emulator): string {
  if (containerAddress === undefined) {
    return 'Containers do not reach this machine: they get no AWS_ENDPOINT_URL, and reach no host port.';
  }
  return `Containers reach it at ${containerAddress}; GET /_slipway/instances shows where they reach host ports.`;
}

function describePace({ clock, speed }: LocalOptions): string {
  if (clock === 'virtual') return 'time stops until POST /_slipway/clock advances it';
  return speed === 1 ? 'in real time' : `${speed} times real time`;
}

function countInstances(local: Emulator, cluster: string): number {
  return local.instances().filter((instance) => instance.cluster === cluster).length;
}
