import { describe, expect, test } from '@jest/globals';
import { judgeRegistryFailure, pickCauseLine } from '../../src/registry/docker-failure.ts';

describe('a failure of a registry', () => {
  test.each([
    { said: 'toomanyrequests: Rate exceeded', failure: 'passing' },
    { said: 'received unexpected HTTP status: 500 Internal Server Error', failure: 'passing' },
    { said: 'net/http: TLS handshake timeout', failure: 'passing' },
    { said: 'write tcp 10.0.0.1:4->10.0.0.2:443: write: connection reset by peer', failure: 'passing' },
    { said: 'unexpected EOF', failure: 'passing' },
    { said: 'denied: User: arn:aws:iam::1:user/x is not authorized to perform: ecr:PutImage', failure: 'final' },
    { said: 'no basic auth credentials', failure: 'final' },
    {
      said: "name unknown: The repository with name 'web' does not exist in the registry with id '1'",
      failure: 'final',
    },
    {
      said: "tag invalid: The image tag 'v1' already exists in the 'web' repository and cannot be overwritten because the repository is immutable.",
      failure: 'final',
    },
    { said: 'denied: Your authorization token has expired. Reauthenticate and try again.', failure: 'expired' },
    { said: 'words that nobody knows', failure: 'final' },
  ])('"$said" is $failure', ({ said, failure }) => {
    expect(judgeRegistryFailure(said)).toBe(failure);
  });
});

describe('the line that says what went wrong', () => {
  test.each([
    {
      name: 'the last error, not the noise after it',
      said: '#1 done\nERROR: failed to solve: process failed\n------\n > [1/1]:\n',
      line: 'ERROR: failed to solve: process failed',
    },
    { name: 'the last line when none looks like an error', said: 'a\nb\n\n', line: 'b' },
    { name: 'a word for silence', said: '\n', line: 'no output' },
  ])('is $name', ({ said, line }) => {
    expect(pickCauseLine(said)).toBe(line);
  });
});
