/** Classic Load Balancers as effects. */
import type { Effect, EngineSettings } from '../../contract.ts';
import type { InstanceRecord } from '../../state.ts';
import { type ReadTable, writeAddress } from '../serve-listeners.ts';
import { describeAsGroup } from './classic-settings.ts';
import type { ClassicListener, ClassicRecord } from './records.ts';

export interface ClassicTables {
  readonly settings: EngineSettings;
  readonly instances: ReadTable<InstanceRecord>;
}

/** Begins the key of an instance that was registered by a call, where a task has its ARN. */
const INSTANCE = 'instance/';

export function writeInstanceKey(id: string): string {
  return `${INSTANCE}${id}`;
}

/** The id in such a key; undefined for the ARN of a task. */
export function readInstanceKey(key: string): string | undefined {
  return key.startsWith(INSTANCE) ? key.slice(INSTANCE.length) : undefined;
}

/** How its targets are checked. */
export function describeClassicGroup(record: ClassicRecord): Effect {
  return { kind: 'serve-target-group', targetGroupArn: record.name, targetGroup: describeAsGroup(record) };
}

export function nameClassicListener(name: string, port: number): string {
  return `elb/${name}/${port}`;
}

/** The listener leads to its instance port on each instance. */
export function describeClassicListener(
  settings: EngineSettings,
  { name, number }: ClassicRecord,
  { port, protocol, instancePort }: ClassicListener,
): Effect {
  const targetGroups = [{ targetGroupArn: name, weight: 1 }];
  return {
    kind: 'serve-listener',
    listenerArn: nameClassicListener(name, port),
    listener: {
      loadBalancer: `elb/${name}`,
      address: writeAddress(settings, number),
      port,
      protocol,
      rules: [{ conditions: [], action: { kind: 'forward', targetGroups, instancePort } }],
    },
  };
}

/** The effect for an instance that was registered by a call; none when it no longer exists. */
export function describeInstanceTarget(
  { instances }: ClassicTables,
  { name, listeners: [first] }: ClassicRecord,
  id: string,
): readonly Effect[] {
  const instance = [...instances.values()].find((one) => one.ec2InstanceId === id);
  if (instance === undefined) return [];
  const place = { address: instance.address, port: first?.instancePort ?? 80 };
  return [{ kind: 'register-target', targetGroupArn: name, taskArn: writeInstanceKey(id), ...place }];
}

/** Everything of a load balancer, to be opened. */
export function listClassicEffects(tables: ClassicTables, record: ClassicRecord): readonly Effect[] {
  return [
    describeClassicGroup(record),
    ...record.listeners.map((listener) => describeClassicListener(tables.settings, record, listener)),
    ...record.instances.flatMap(({ id }) => describeInstanceTarget(tables, record, id)),
  ];
}
