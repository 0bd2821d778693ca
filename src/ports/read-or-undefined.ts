import { asDeployError, type DeployError, type DeployErrorKind } from './deploy-error.ts';

/**
 * Reads what can be done without: undefined where it fails.
 * @param thrown kinds of errors that are thrown all the same
 * @param onRefusal called with the error that is not
 */
export async function readOrUndefined<Value>(
  read: () => Promise<Value>,
  thrown: readonly DeployErrorKind[],
  onRefusal: (error: DeployError) => void = () => {},
): Promise<Value | undefined> {
  try {
    return await read();
  } catch (caught) {
    const error = asDeployError(caught);
    if (thrown.includes(error.kind)) throw error;
    onRefusal(error);
    return undefined;
  }
}
