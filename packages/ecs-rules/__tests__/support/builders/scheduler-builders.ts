/** Builders for what the scheduler sees. */

import type { InstanceFacts } from '../../../src/cluster-query/cluster-query.ts';
import type { InstanceCapacity, TaskNeeds } from '../../../src/scheduler/placement.ts';
import type { PlacementRules } from '../../../src/scheduler/placement-rules.ts';
import type { ServiceView, TaskView } from '../../../src/scheduler/view.ts';

export const NEEDS: TaskNeeds = { cpu: 64, memoryMiB: 128, tcpPorts: [], udpPorts: [] };
export const NEEDS_PORT_80: TaskNeeds = { ...NEEDS, tcpPorts: [80] };

export function anInstance(id: string, change: Partial<InstanceCapacity> = {}): InstanceCapacity {
  return {
    id,
    availabilityZone: 'a',
    remainingCpu: 1024,
    remainingMemoryMiB: 2048,
    usedTcpPorts: [],
    usedUdpPorts: [],
    taskCount: 0,
    ownTaskCount: 0,
    ...change,
  };
}

/** An instance without any attribute or task. */
export function someFacts(change: Partial<InstanceFacts> = {}): InstanceFacts {
  return {
    ec2InstanceId: 'i-0',
    agentConnected: true,
    agentVersion: '1.0.0',
    registeredAt: 0,
    runningTasksCount: 0,
    attributes: {},
    taskGroups: [],
    ...change,
  };
}

/** No rule at all; `random` draws 0. */
export function someRules(change: Partial<PlacementRules> = {}): PlacementRules {
  return { isDistinct: false, memberOf: [], strategies: [], group: 'service:web', draw: () => 0, ...change };
}

/** A healthy running task of the deployment before PRIMARY. */
export function anOldTask(id: string, change: Partial<TaskView> = {}): TaskView {
  return {
    id,
    isOfPrimary: false,
    rank: 1,
    phase: 'running',
    isHealthy: true,
    isUnhealthy: false,
    isLeaving: false,
    availabilityZone: 'a',
    ...change,
  };
}

/** A healthy running task of PRIMARY. */
export function aNewTask(id: string, change: Partial<TaskView> = {}): TaskView {
  return anOldTask(id, { isOfPrimary: true, rank: 2, ...change });
}

/** Four wanted at 100/200 in the middle of a rollout. */
export function aView(change: Partial<ServiceView> = {}): ServiceView {
  return {
    desired: 4,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    tasks: [],
    needs: NEEDS,
    isRollout: true,
    mayStart: true,
    isStalled: false,
    ...change,
  };
}
