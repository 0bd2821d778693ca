/**
 * The files of a data folder in memory, with each act on record: what a kill leaves is what the acts before it made.
 */
import type { DirectoryFiles } from '../../../src/data-directory/directory-files.ts';

/** One act of a process on its folder. */
export type FileAct =
  | { readonly kind: 'write' | 'append'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'truncate'; readonly name: string; readonly length: number };

export class RecordedFiles implements DirectoryFiles {
  readonly content = new Map<string, Uint8Array>();
  readonly acts: FileAct[] = [];
  /** Free bytes of the disk; beyond them a write takes a part and fails. */
  free = Number.POSITIVE_INFINITY;

  list(): readonly string[] {
    return [...this.content.keys()];
  }

  read(name: string): Uint8Array {
    const bytes = this.content.get(name);
    if (bytes === undefined) throw new Error(`ENOENT: ${name}`);
    return bytes.slice();
  }

  write(name: string, text: string): void {
    this.act({ kind: 'write', name, bytes: this.take(text) });
    this.checkSpace(text);
  }

  append(name: string, text: string): number {
    const bytes = this.take(text);
    this.act({ kind: 'append', name, bytes });
    this.checkSpace(text);
    return bytes.length;
  }

  rename(name: string, to: string): void {
    this.act({ kind: 'rename', name, to });
  }

  remove(name: string): void {
    this.act({ kind: 'remove', name });
  }

  truncate(name: string, length: number): void {
    this.act({ kind: 'truncate', name, length });
  }

  close(): void {}

  act(act: FileAct): void {
    this.acts.push(act);
    applyAct(this.content, act);
  }

  private take(text: string): Uint8Array {
    return new TextEncoder().encode(text).slice(0, this.free);
  }

  private checkSpace(text: string): void {
    if (new TextEncoder().encode(text).length > this.free) throw new Error('ENOSPC: no space left on device');
  }
}

function applyAct(content: Map<string, Uint8Array>, act: FileAct): void {
  const now = content.get(act.name) ?? new Uint8Array();
  if (act.kind === 'write') content.set(act.name, act.bytes);
  else if (act.kind === 'append') content.set(act.name, join(now, act.bytes));
  else if (act.kind === 'truncate') content.set(act.name, now.slice(0, act.length));
  else content.delete(act.name);
  if (act.kind === 'rename') content.set(act.to, now);
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array {
  const joined = new Uint8Array(one.length + other.length);
  joined.set(one);
  joined.set(other, one.length);
  return joined;
}

/** The folder that a process leaves that is killed after some of its acts. */
export function leaveAfter(acts: readonly FileAct[]): RecordedFiles {
  const files = new RecordedFiles();
  for (const act of acts) applyAct(files.content, act);
  return files;
}

/** The act as far as it came: only so many bytes were written. A rename is atomic. */
export function cutAct(act: FileAct, bytes: number): FileAct | undefined {
  return 'bytes' in act ? { ...act, bytes: act.bytes.slice(0, bytes) } : undefined;
}
