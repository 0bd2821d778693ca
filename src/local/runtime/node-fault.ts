import { types } from 'node:util';

/** What Node says of a failure: its words, and its code (`ECONNREFUSED`, …) where it has one. */
export interface NodeFault {
  readonly message: string;
  readonly code: string | undefined;
}

/** Reads anything thrown; errors made in another realm of the process are known too, which `instanceof` misses. */
export function readNodeFault(thrown: unknown): NodeFault {
  if (!types.isNativeError(thrown)) return { message: String(thrown), code: undefined };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return { message: thrown.message, code };
}
