import type { Message } from '../ports/message.ts';

export type LoginEvent = Message | { readonly type: 'logged-in' | 'logged-out'; readonly registry: string };
