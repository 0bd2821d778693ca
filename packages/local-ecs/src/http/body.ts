import type { Readable } from 'node:stream';

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
