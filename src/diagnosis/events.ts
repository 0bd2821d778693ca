import type { Message } from '../ports/message.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Why a rollout failed: reported once for each red service, before the run ends. */
export type DiagnosisEvent =
  | Message
  | { readonly type: 'diagnosed'; readonly service: string; readonly diagnosis: Diagnosis };
