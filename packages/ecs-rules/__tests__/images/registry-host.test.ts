import { describe, expect, test } from '@jest/globals';
import { dualStackHost, replaceAccount, toOutputName } from '../../src/images/registry-host.ts';

const HOST = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

describe('the dual-stack host', () => {
  test.each([
    { of: 'a registry', host: HOST, named: '123456789012.dkr-ecr.eu-west-1.on.aws' },
    {
      of: 'a registry under FIPS',
      host: '123456789012.dkr.ecr-fips.us-east-1.amazonaws.com',
      named: '123456789012.dkr-ecr-fips.us-east-1.on.aws',
    },
    { of: 'ECR Public', host: 'public.ecr.aws', named: 'ecr-public.aws.com' },
    { of: 'China', host: '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', named: undefined },
    { of: 'a registry of this machine', host: '127.0.0.1:5000', named: undefined },
  ])('of $of is the documented one, if any', ({ host, named }) => {
    expect(dualStackHost(host)).toBe(named);
  });
});

describe('the host of another account', () => {
  test.each([
    { form: 'the usual host', host: HOST, named: '998877665544.dkr.ecr.eu-west-1.amazonaws.com' },
    {
      form: 'a dual-stack host',
      host: '123456789012.dkr-ecr.eu-west-1.on.aws',
      named: '998877665544.dkr-ecr.eu-west-1.on.aws',
    },
    { form: 'a host without an account', host: '127.0.0.1:5000', named: '127.0.0.1:5000' },
  ])('keeps $form but for the account', ({ host, named }) => {
    expect(replaceAccount('998877665544', host)).toBe(named);
  });
});

test('the names of outputs are those of the official login', () => {
  expect([HOST, 'public.ecr.aws'].map(toOutputName)).toEqual([
    '123456789012_dkr_ecr_eu_west_1_amazonaws_com',
    'public_ecr_aws',
  ]);
});
