import { types } from 'node:util';

/** The message of a Node error, and its code (`ECONNREFUSED`, …) if it has one. */
export interface NodeError {
  readonly message: string;
  readonly code: string | undefined;
}

/** Reads anything thrown; errors made in another realm of the process are known too, which `instanceof` misses. */
export function readNodeError(thrown: unknown): NodeError {
  if (!types.isNativeError(thrown)) return { message: String(thrown), code: undefined };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return { message: thrown.message, code };
}
