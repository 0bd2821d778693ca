import { asDeployError } from '../ports/deploy-error.ts';

/** What was read, or why it was not, as a clause. */
export async function attempt<Value>(read: () => Promise<Value>): Promise<Value | string> {
  try {
    return await read();
  } catch (thrown) {
    const { kind, message } = asDeployError(thrown);
    if (kind === 'internal') throw thrown;
    return `could not be read: ${message}`;
  }
}
