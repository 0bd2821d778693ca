/** What happens while an image is built, reused and pushed. */
import type { Message } from '../ports/message.ts';
import type { LoginEvent } from '../registry/events.ts';

export type ImageEvent =
  | Message
  | LoginEvent
  /** A group of the log opens; everything until `group-closed` is folded under it. */
  | { readonly type: 'group-opened'; readonly title: string }
  | { readonly type: 'group-closed' }
  | { readonly type: 'image-reused'; readonly reference: string; readonly digest: string; readonly why: string }
  | {
      readonly type: 'image-pushed';
      readonly reference: string;
      readonly digest: string;
      readonly tags: readonly string[];
    };
