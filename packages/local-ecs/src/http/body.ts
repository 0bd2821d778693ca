import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readNodeError } from '../errors/node-error.ts';

/** All bytes of a body; undefined when it is longer than `limit`. The stream stays open, so that a reply can go out. */
export async function readBytes(body: Readable, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const unzip = promisify(gunzip);

/**
 * The bytes as they were before the client compressed them, as the SDKs do with PutMetricData (Smithy 2.0, request
 * compression). Undefined when there are more than `limit`; unchanged when they are no gzip.
 */
export async function decompress(
  bytes: Buffer,
  encoding: string | undefined,
  limit: number,
): Promise<Buffer | undefined> {
  if (encoding?.trim().toLowerCase() !== 'gzip') return bytes;
  try {
    return await unzip(bytes, { maxOutputLength: limit });
  } catch (thrown) {
    return readNodeError(thrown).code === 'ERR_BUFFER_TOO_LARGE' ? undefined : bytes;
  }
}
