/** All that `slipway init` may know, with names as AWS takes them, those that YAML reads as something else among them. */
import * as fc from 'fast-check';
import type { ServiceSetup, Setup } from '../../../src/init/setup.ts';

/** Of an ECR repository, the strictest of all that a service's name is used for (Amazon ECR API reference). */
const serviceName = fc.oneof(
  fc.constantFrom('on', 'no', 'null', '0', '1e3', '0x1f', 'web', 'we-b', 'w-eb', 'web-n2', 'cluster', 'load-balancer'),
  fc.stringMatching(/^[a-z0-9]{1,8}(?:[-_][a-z0-9]{1,8}){0,2}$/),
);
const clusterName = fc.oneof(
  fc.constantFrom('yes', '12', 'production', 'ecs_1'),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
);
/** Elastic Load Balancing API reference, CreateTargetGroup. */
const healthCheckPath = fc.oneof(
  fc.constantFrom('/', '/healthz', '/a?b=1&c=%20', '/$', '/#1', "/it's", '/a: b', '/"'),
  fc.stringMatching(/^\/[\x20-\x7e]{0,20}$/),
);

function anyService(name: string): fc.Arbitrary<ServiceSetup> {
  return fc
    .record({
      name: fc.constant(name),
      web: fc.option(fc.record({ port: fc.integer({ min: 1, max: 65_535 }), healthCheckPath })),
      cpu: fc.constantFrom(256, 1024, 16_384),
      memory: fc.constantFrom(512, 2048, 65_536),
      desiredCount: fc.nat(20),
    })
    .map(({ web, ...service }) => (web === null ? service : { ...service, web }));
}

export const anySetup: fc.Arbitrary<Setup> = fc
  .record({
    cluster: clusterName,
    capacity: fc.constantFrom('FARGATE' as const, 'EC2' as const),
    services: fc
      .uniqueArray(serviceName, { minLength: 1, maxLength: 4 })
      .chain((names) => fc.tuple(...names.map(anyService))),
    ci: fc.constantFrom('github' as const, 'gitlab' as const, 'circleci' as const, 'jenkins' as const),
    codeRepository: fc.option(fc.constantFrom('octo-org/shop', 'a.b/c_d', '1/2')),
    environment: fc.oneof(fc.constantFrom('production', 'a: b #c', '{x}'), fc.string({ minLength: 1, maxLength: 12 })),
    accountId: fc.constant('123456789012'),
    region: fc.constantFrom('eu-west-1', 'cn-north-1'),
  })
  .map(({ codeRepository, ...setup }) => (codeRepository === null ? setup : { ...setup, codeRepository }));
