import { describe, expect, test } from '@jest/globals';
import { readAuthorization } from '../../src/http/authorization.ts';

describe('an Authorization header', () => {
  test.each([
    [
      'as SDKs write it',
      'AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-west-1/ecs/aws4_request, SignedHeaders=host, Signature=0',
    ],
    [
      'with its parts in another order',
      'AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0, Credential=AKID/20261121/eu-west-1/ecs/aws4_request',
    ],
    [
      'without blanks',
      'AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-west-1/ecs/aws4_request,SignedHeaders=host,Signature=0',
    ],
  ])('%s contains the access key, the region and the service', (_name, header) => {
    const caller = { accessKeyId: 'AKID', region: 'eu-west-1' };
    expect(readAuthorization(header)).toEqual({ kind: 'signed', caller, service: 'ecs' });
  });

  test.each([undefined, ''])('%p is missing', (header) => {
    expect(readAuthorization(header)).toEqual({ kind: 'missing' });
  });

  test.each(['Bearer token', 'AWS4-HMAC-SHA256 Signature=0', 'AWS4-HMAC-SHA256 Credential=AKID'])(
    '%s is malformed',
    (header) => {
      expect(readAuthorization(header)).toEqual({ kind: 'malformed' });
    },
  );
});
