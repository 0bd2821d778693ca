import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { StateKeeper } from '../ports/run-state.ts';
import type { FollowEvent } from './events.ts';
import type { FollowNotes } from './service-progress.ts';

/** What a driver works with. */
export type FollowWorld = Omit<Ports, 'identify' | 'files'> & Reporter<FollowEvent> & FollowNotes & StateKeeper;
