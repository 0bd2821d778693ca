import { expect, test } from '@jest/globals';
import { prepareDocument } from '../../src/rehearsal/prepare-document.ts';
import { aDocument } from '../support/builders/rehearsal-builders.ts';

const NONE = new Map<string, string>();

function containerOf(...given: Parameters<typeof prepareDocument>) {
  return prepareDocument(...given).document.containerDefinitions[0];
}

test('secrets become variables with their values, and the others placeholders that are named', () => {
  const secrets = ['DB_URL', 'API_KEY'].map((name) => ({ name, valueFrom: `arn:aws:ssm:::parameter/${name}` }));
  const document = aDocument({ environment: [{ name: 'MODE', value: 'live' }], secrets });

  const { placeholders } = prepareDocument(document, new Map([['DB_URL', 'postgres://']]));
  const container = containerOf(document, new Map([['DB_URL', 'postgres://']]));

  expect([...placeholders]).toEqual([['web', ['API_KEY']]]);
  expect(container).not.toHaveProperty('secrets');
  expect(container?.environment).toEqual([
    { name: 'MODE', value: 'live' },
    { name: 'DB_URL', value: 'postgres://' },
    { name: 'API_KEY', value: 'slipway-rehearsal-placeholder' },
  ]);
});

test('host ports of the bridge are free ones, so that nothing on the runner is in the way', () => {
  const document = aDocument({ portMappings: [{ containerPort: 5000, hostPort: 80 }] });

  expect(containerOf(document, NONE)?.portMappings).toEqual([{ containerPort: 5000 }]);
});

test('containers on the network of the host share one of their own', () => {
  const document = { ...aDocument({ portMappings: [{ containerPort: 80, hostPort: 80 }] }), networkMode: 'host' };

  expect(prepareDocument(document, NONE).document.networkMode).toBe('awsvpc');
});

test('volumes are empty, and the data that is missing is named', () => {
  const volumes = [
    { name: 'files', efsVolumeConfiguration: { fileSystemId: 'fs-1' } },
    { name: 'socket', host: { sourcePath: '/var/run' } },
    { name: 'scratch', host: {} },
  ];

  const { document, missing } = prepareDocument({ ...aDocument(), volumes }, NONE);

  expect(document.volumes).toEqual([{ name: 'files' }, { name: 'socket' }, { name: 'scratch' }]);
  expect(missing).toEqual([
    'the data of volume files (Amazon EFS)',
    'the data of volume socket (the container instance)',
  ]);
});

test('environment files are left out, and so is a GPU', () => {
  const document = aDocument({
    environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::config/web.env' }],
    resourceRequirements: [{ type: 'GPU', value: '1' }],
  });

  expect(prepareDocument(document, NONE).missing).toEqual([
    'the environment files of container web',
    'the GPU or accelerator of container web',
  ]);
  expect(containerOf(document, NONE)).not.toHaveProperty('environmentFiles');
});

test('a health check runs each second, with as many retries as make up the same time', () => {
  const healthCheck = { command: ['CMD', 'true'], interval: 30, retries: 3, startPeriod: 10 };

  expect(containerOf(aDocument({ healthCheck }), NONE)?.healthCheck).toEqual({
    ...healthCheck,
    interval: 1,
    retries: 90,
  });
});
