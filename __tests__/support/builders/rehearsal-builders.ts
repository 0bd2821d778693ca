/** Values of a rehearsal with overrides. */
import type { TaskFact } from '../../../src/ports/local-tasks.ts';
import type { TaskDefinitionDocument } from '../../../src/ports/task-definition.ts';
import type { FailedRehearsal } from '../../../src/rehearsal/failed-rehearsal.ts';
import type { Observed } from '../../../src/rehearsal/judge-rehearsal.ts';
import { readProgress } from '../../../src/rehearsal/progress.ts';
import type { ContainerPlan, RehearsalPlan } from '../../../src/rehearsal/rehearsal-plan.ts';

/** One container `web` with nothing to check but that it runs. */
export function aPlan(container: Partial<ContainerPlan> = {}, overrides: Partial<RehearsalPlan> = {}): RehearsalPlan {
  return {
    containers: [{ name: 'web', image: 'web:v1', isEssential: true, ports: [], stopTimeoutSeconds: 30, ...container }],
    mayEnd: false,
    portLimitMs: 12_000,
    silentLimitMs: 60_000,
    ...overrides,
  };
}

export function aStart(container = 'web', atMs = 0): TaskFact {
  return { kind: 'started', container, atMs, ports: [] };
}

export function anExit(
  exitCode: number,
  overrides: { container?: string; atMs?: number; reason?: string } = {},
): TaskFact {
  return { kind: 'exited', container: 'web', atMs: 1_000, exitCode, ...overrides };
}

export function anObservation(facts: readonly TaskFact[], overrides: Partial<Observed> = {}): Observed {
  return { progress: readProgress(facts), listening: new Set(), sockets: new Map(), nowMs: 6_000, ...overrides };
}

export function aDocument(
  container: Partial<TaskDefinitionDocument['containerDefinitions'][number]> = {},
): TaskDefinitionDocument {
  return { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:v1', ...container }] };
}

export function aFailure(facts: readonly TaskFact[], overrides: Partial<FailedRehearsal> = {}): FailedRehearsal {
  return {
    failure: { kind: 'exited' },
    progress: readProgress(facts),
    document: aDocument(),
    lines: new Map(),
    placeholders: new Map(),
    foreign: new Map(),
    platform: 'linux/amd64',
    ...overrides,
  };
}
