/** What a rehearsal shows. */
export interface RehearsalEvent {
  readonly type: 'rehearsed';
  /** Begins with a word of ours, since a line of the log begins with it; the rest is outside text. */
  readonly text: string;
}
