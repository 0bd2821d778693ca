/** What a rehearsal shows, in words: outside text. */
export interface RehearsalEvent {
  readonly type: 'rehearsed';
  readonly text: string;
}
