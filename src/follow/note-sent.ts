import { asDeployError } from '../ports/deploy-error.ts';
import type { FollowNotes } from './service-progress.ts';

/** Sends a write, noted beforehand: a run that ends meanwhile knows that it may have happened. A refusal did not. */
export async function noteSent<Value>(
  service: string,
  { notes }: FollowNotes,
  write: () => Promise<Value>,
): Promise<Value> {
  notes.noteService(service, { isUpdateSent: true });
  try {
    return await write();
  } catch (thrown) {
    if (asDeployError(thrown).kind !== 'unreachable') notes.noteService(service, { isUpdateSent: false });
    throw thrown;
  }
}
