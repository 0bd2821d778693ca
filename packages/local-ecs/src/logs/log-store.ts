/** Log groups with their settings and streams, as calls made them. In memory only. */
import { ApiError } from '../engine/api-error.ts';
import type { LogLine } from './log-line.ts';

export interface StoredStream {
  readonly name: string;
  /** Milliseconds since the epoch, as all times here. */
  readonly createdAt: number;
  /** Oldest first: the last 10,000. */
  readonly lines: readonly LogLine[];
}

export interface StoredGroup {
  readonly name: string;
  /** Absent: no call created it. */
  readonly createdAt?: number;
  readonly retentionInDays?: number;
  readonly kmsKeyId?: string;
  readonly logGroupClass: string;
  readonly isProtected: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly streams: ReadonlyMap<string, StoredStream>;
}

export interface LogStore {
  /** By name: those that a call created or changed. */
  readonly groups: Map<string, StoredGroup>;
  /** When a group or a stream (`GROUP:STREAM`) was deleted: streams of tasks from before are gone. */
  readonly deletedAt: Map<string, number>;
}

export function createLogStore(): LogStore {
  return { groups: new Map(), deletedAt: new Map() };
}

export function openGroup(name: string): StoredGroup {
  return { name, logGroupClass: 'STANDARD', isProtected: false, tags: {}, streams: new Map() };
}

export function withStream(group: StoredGroup, stream: StoredStream): StoredGroup {
  return { ...group, streams: new Map(group.streams).set(stream.name, stream) };
}

/** Texts of CloudWatch Logs, as observed in its answers. */
export function refuseAbsent(what: 'log group' | 'log stream'): ApiError {
  return new ApiError('ResourceNotFoundException', `The specified ${what} does not exist.`);
}

export function refuseExisting(what: 'log group' | 'log stream'): ApiError {
  return new ApiError('ResourceAlreadyExistsException', `The specified ${what} already exists`);
}
