import { createHash, type Hash, randomUUID } from 'node:crypto';
import { appendFileSync, createWriteStream, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Blobs on disk, by digest. They are streamed and never loaded completely into memory. */
export interface Blobs {
  /** The path of a blob. Only the catalogue knows whether it exists. */
  pathOf(digest: string): string;
  startUpload(): string;
  /** Bytes taken so far; undefined when there is no such upload. */
  uploadSize(id: string): number | undefined;
  /**
   * Appends what comes, to its end. @returns bytes taken in all; undefined when there is no such upload, or it is busy
   */
  append(id: string, bytes: Readable): Promise<number | undefined>;
  /** The same for a part in memory. */
  appendPart(id: string, part: Uint8Array): number | undefined;
  /** Ends an upload. The blob is kept only if its bytes have the digest. */
  finish(id: string, digest: string): FinishedUpload;
  cancel(id: string): void;
}

export type FinishedUpload =
  | { readonly ok: true; readonly size: number }
  | { readonly ok: false; readonly why: 'unknown' | 'digest' };

interface Upload {
  readonly path: string;
  readonly hash: Hash;
  size: number;
  isBusy: boolean;
}

/** Stores blobs in a folder of their own, which is created if it does not exist. */
export async function openBlobs(folder: string): Promise<Blobs> {
  const uploads = new Map<string, Upload>();
  const pathOf = (digest: string): string => join(folder, 'blobs', blobFileName(digest));
  await mkdir(join(folder, 'blobs'), { recursive: true });
  await mkdir(join(folder, 'uploads'), { recursive: true });
  return {
    pathOf,
    startUpload() {
      const id = randomUUID();
      const path = join(folder, 'uploads', id);
      uploads.set(id, { path, hash: createHash('sha256'), size: 0, isBusy: false });
      return id;
    },
    uploadSize: (id) => uploads.get(id)?.size,
    async append(id, bytes) {
      const upload = uploads.get(id);
      return upload === undefined || upload.isBusy ? undefined : appendTo(upload, bytes);
    },
    appendPart(id, part) {
      const upload = uploads.get(id);
      if (upload === undefined || upload.isBusy) return undefined;
      appendFileSync(upload.path, part);
      return count(upload, part);
    },
    finish(id, digest) {
      const upload = uploads.get(id);
      if (upload === undefined || upload.isBusy) return { ok: false, why: 'unknown' };
      uploads.delete(id);
      return keepUpload(upload, digest, pathOf(digest));
    },
    cancel(id) {
      const upload = uploads.get(id);
      uploads.delete(id);
      if (upload !== undefined) rmSync(upload.path, { force: true });
    },
  };
}

/** The name of a blob's file. */
export function blobFileName(digest: string): string {
  return digest.replace(':', '-');
}

async function appendTo(upload: Upload, bytes: Readable): Promise<number> {
  upload.isBusy = true;
  try {
    await pipeline(bytes, measure(upload), createWriteStream(upload.path, { flags: 'a' }));
    return upload.size;
  } finally {
    upload.isBusy = false;
  }
}

/** Passes bytes through, counted and hashed. */
function measure(upload: Upload): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      count(upload, chunk);
      pass(null, chunk);
    },
  });
}

function count(upload: Upload, bytes: Uint8Array): number {
  upload.hash.update(bytes);
  upload.size += bytes.length;
  return upload.size;
}

function keepUpload(upload: Upload, digest: string, path: string): FinishedUpload {
  if (`sha256:${upload.hash.digest('hex')}` !== digest) {
    rmSync(upload.path, { force: true });
    return { ok: false, why: 'digest' };
  }
  renameSync(upload.path, path);
  return { ok: true, size: upload.size };
}
