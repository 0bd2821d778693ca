import type { ServiceSetup, Setup } from '../../../src/init/setup.ts';

export function aServiceSetup(overrides: Partial<ServiceSetup> = {}): ServiceSetup {
  const web = { port: 8080, healthCheckPath: '/healthz' };
  return { name: 'web', web, cpu: 256, memory: 512, desiredCount: 2, ...overrides };
}

export const WORKER: ServiceSetup = { name: 'mail-worker', cpu: 512, memory: 1024, desiredCount: 1 };

export function aSetup(overrides: Partial<Setup> = {}): Setup {
  return {
    cluster: 'production',
    capacity: 'FARGATE',
    services: [aServiceSetup()],
    ci: 'github',
    codeRepository: 'octo-org/shop',
    environment: 'production',
    accountId: '123456789012',
    region: 'eu-west-1',
    ...overrides,
  };
}
