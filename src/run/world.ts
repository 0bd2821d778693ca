/** Everything that a run works with: the ports, where it reports, and what it keeps. Types only. */
import type { DockerConfig } from '../adapters/docker/docker-config.ts';
import type { Runner } from '../adapters/runner/actions.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { RunState } from '../ports/run-state.ts';
import type { RunEvent } from '../report/event.ts';
import type { RunNotes } from '../report/run-notes.ts';

export interface World extends Ports, Reporter<RunEvent> {
  /** What the run knows so far: what its reports are made from. */
  readonly notes: RunNotes;
  /** Kept for the post step, written before the act that it describes. */
  readonly remember: (state: RunState) => void;
}

type ConnectedPort =
  | 'identify'
  | 'ecs'
  | 'ledger'
  | 'ecr'
  | 'evidence'
  | 'codeDeploy'
  | 'requirements'
  | 'scaling'
  | 'cloudWatch'
  | 'localTasks'
  | 'schedules';

export type BaseWorld = Omit<World, ConnectedPort> & {
  readonly runner: Runner;
  readonly dockerConfig: DockerConfig;
};
