import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Reads the object that an S3 ARN names. @throws Error in a sentence that names the ARN */
export type ReadEnvironmentFile = (arn: string) => Promise<string>;

const OBJECT = /^arn:[a-z-]+:s3:::([a-z0-9][a-z0-9.-]*)\/(.+)$/;

/**
 * Lets a folder stand for S3: `arn:aws:s3:::bucket/key.env` is `FOLDER/bucket/key.env`. Nothing outside of the folder
 * is read, by no `..` and by no symbolic link.
 */
export function createEnvironmentFiles(folder: string | undefined): ReadEnvironmentFile {
  return async (arn) => {
    const [, bucket = '', key = ''] = OBJECT.exec(arn) ?? [];
    const steps = [bucket, ...key.split('/')];
    const isPlain = steps.every((step) => step !== '' && step !== '.' && step !== '..' && !/[\\\0]/.test(step));
    if (!isPlain) throw new Error(`${arn} is not the ARN of an S3 object`);
    if (folder === undefined) throw new Error(`${arn} cannot be read: no S3 folder is configured`);
    const text = await readInside(folder, steps).catch(() => undefined);
    if (text === undefined) throw new Error(`${arn} cannot be read: file not found in the S3 folder`);
    return text;
  };
}

async function readInside(folder: string, steps: readonly string[]): Promise<string | undefined> {
  const root = await realpath(folder);
  const path = await realpath(join(root, ...steps));
  return path.startsWith(root + sep) ? readFile(path, 'utf8') : undefined;
}
