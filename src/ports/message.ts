/** A message for people that belongs to no other event. */
export type Message =
  | { readonly type: 'notice' | 'warning'; readonly text: string; readonly advice?: string }
  | { readonly type: 'debug'; readonly text: string };

/** Where a part of the program reports what happens. Each part declares its own events. */
export interface Reporter<Event> {
  readonly report: (event: Event) => void;
}
