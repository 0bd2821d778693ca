import type { Message } from '../ports/message.ts';

/** What registering reports. */
export type RegistrationEvent =
  | Message
  | { readonly type: 'revision-registered'; readonly revision: string; readonly isReused: boolean };
