import { expect, test } from '@jest/globals';
import { describeDestinations } from '../../../src/adapters/aws/destination.ts';

const LOCAL = 'http://127.0.0.1:8090';

test.each([
  { name: 'nothing when the SDK chooses', ecs: undefined, ecr: undefined, words: undefined },
  { name: 'one address when all calls go there', ecs: LOCAL, ecr: LOCAL, words: LOCAL },
  { name: 'the services when only some go there', ecs: LOCAL, ecr: undefined, words: `${LOCAL} (ECS)` },
  {
    name: 'each address with its services',
    ecs: LOCAL,
    ecr: 'http://[::1]:5000/path',
    words: `${LOCAL} (ECS), http://[::1]:5000 (ECR)`,
  },
  {
    name: 'nothing when a VPC endpoint of Amazon is used',
    ecs: 'https://vpce-1a2b-3c4d.ecs.eu-west-1.vpce.amazonaws.com',
    ecr: undefined,
    words: undefined,
  },
  {
    name: 'an address that only looks like one of Amazon',
    ecs: 'https://ecs.amazonaws.com.example',
    ecr: undefined,
    words: 'https://ecs.amazonaws.com.example (ECS)',
  },
  { name: 'no password of an address', ecs: 'http://me:canary@proxy:1', ecr: undefined, words: 'http://proxy:1 (ECS)' },
])('what is reported of the calls is $name', ({ ecs, ecr, words }) => {
  const destinations = [
    { service: 'ECS', ...(ecs === undefined ? {} : { url: ecs }) },
    { service: 'ECR', ...(ecr === undefined ? {} : { url: ecr }) },
  ];

  expect(describeDestinations(destinations)).toBe(words);
});
