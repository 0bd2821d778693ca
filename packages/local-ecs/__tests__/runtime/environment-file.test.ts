import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEnvironmentFiles } from '../../src/runtime/environment-file.ts';
import { makeFolder, removeFolder } from '../support/harness/scratch.ts';

let outside: string;
let folder: string;

beforeAll(() => {
  outside = makeFolder();
  folder = join(outside, 's3');
  mkdirSync(join(folder, 'config', 'web'), { recursive: true });
  writeFileSync(join(folder, 'config', 'web', 'prod.env'), 'A=1\n');
  writeFileSync(join(outside, 'private.env'), 'KEY=x\n');
  symlinkSync(join(outside, 'private.env'), join(folder, 'config', 'link.env'));
});

afterAll(() => removeFolder(outside));

describe('the folder that replaces S3', () => {
  test('contains the objects of buckets', async () => {
    expect(await createEnvironmentFiles(folder)('arn:aws:s3:::config/web/prod.env')).toBe('A=1\n');
  });

  test.each([
    ['an object that is not there', 'arn:aws:s3:::config/none.env', 'file not found'],
    ['a link out of the folder', 'arn:aws:s3:::config/link.env', 'file not found'],
    ['a key that climbs out', 'arn:aws:s3:::config/../../private.env', 'is not the ARN of an S3 object'],
    ['a bucket that climbs out', 'arn:aws:s3:::../private.env', 'is not the ARN of an S3 object'],
    ['an absolute key', 'arn:aws:s3:::config//etc/passwd', 'is not the ARN of an S3 object'],
    ['what is no ARN', 'config/web/prod.env', 'is not the ARN of an S3 object'],
  ])('refuses %s', async (_name, arn, said) => {
    await expect(createEnvironmentFiles(folder)(arn)).rejects.toThrow(said);
  });

  test('is missed where none was given', async () => {
    const read = createEnvironmentFiles(undefined)('arn:aws:s3:::config/web/prod.env');

    await expect(read).rejects.toThrow('no S3 folder is configured');
  });
});
