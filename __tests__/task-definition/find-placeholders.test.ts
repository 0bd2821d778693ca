import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { findPlaceholders } from '../../src/task-definition/find-placeholders.ts';
import { describePlaceholder, findPlaceholder } from '../../src/task-definition/placeholder.ts';
import { aContainer, aDocument } from './documents.ts';

const $ = '\u0024';

function inContainer(fields: JsonObject): JsonObject {
  return aDocument({ containerDefinitions: [aContainer(fields)] });
}

function variables(...names: readonly string[]): JsonObject {
  return inContainer({ environment: names.map((name) => ({ name, value: 'a' })) });
}

function log(logDriver: string, options: JsonObject): JsonObject {
  return inContainer({ logConfiguration: { logDriver, options } });
}

function pathsOf(document: JsonObject) {
  const { errors, warnings } = findPlaceholders(document);
  return { errors: errors.map(({ path }) => path), warnings: warnings.map(({ path }) => path) };
}

const FORMS = [
  ...[
    '<TAG>',
    '<your-tag>',
    '<IMAGE1_NAME>',
    '<%= tag %>',
    '{{TAG}}',
    '{{ tag | default("x") }}',
    '{% tag %}',
    '{TAG}',
  ],
  ...[`${$}{TAG}`, `${$}{TAG:-latest}`, `${$}TAG`, `${$}(TAG)`, `${$}{{ env.TAG }}`, '#{TAG}#', '#{TAG}', '%TAG%'],
  ...['[[TAG]]', '@TAG@', '{{ .Values.tag }}'],
];

describe('a placeholder of any form is found', () => {
  test.each(FORMS)('%s in an image', (form) => {
    expect(findPlaceholder(`registry.example/web:${form}`, 'name')).toBe(form);
  });

  test.each(FORMS)('%s in the name of a log group', (form) => {
    const isBraced = form === '{TAG}';

    expect(pathsOf(log('awslogs', { 'awslogs-group': form })).errors).toHaveLength(isBraced ? 0 : 1);
  });

  test.each([
    ['arn:aws:iam::ACCOUNT_ID:role/web', 'ACCOUNT_ID'],
    ['arn:aws:iam::XXXXXXXXXXXX:role/web', 'XXXXXXXXXXXX'],
    ['arn:aws:iam::12345678XXXX:role/web', '12345678XXXX'],
    ['arn:aws:iam::your-account-id:role/web', 'your-account-id'],
    ['arn:aws:secretsmanager:REGION:123456789012:secret:db', 'REGION'],
    ['arn:aws:ssm:region:aws_account_id:parameter/db', 'region'],
    ['aws_account_id.dkr.ecr.region.amazonaws.com/web:1', 'aws_account_id'],
    ['123456789012.dkr.ecr.AWS_REGION.amazonaws.com/web:1', 'AWS_REGION'],
    ['fs-XXXXXXXX', 'fs-XXXXXXXX'],
  ])('a word in its place: %s', (text, placeholder) => {
    expect(findPlaceholder(text, 'name')).toBe(placeholder);
  });

  test.each<readonly [string, JsonObject]>([
    ['family', { family: '<FAMILY>' }],
    ['family', { family: 'XXXX' }],
    ['taskRoleArn', { taskRoleArn: 'arn:aws:iam::<ACCOUNT_ID>:role/web' }],
    ['executionRoleArn', { executionRoleArn: `${$}EXECUTION_ROLE` }],
    ['cpu', { cpu: '{{ CPU }}' }],
    ['networkMode', { networkMode: '<MODE>' }],
    ['requiresCompatibilities[0]', { requiresCompatibilities: ['%LAUNCH_TYPE%'] }],
    ['runtimePlatform.cpuArchitecture', { runtimePlatform: { cpuArchitecture: `${$}{ARCH}` } }],
    ['volumes[0].host.sourcePath', { volumes: [{ name: 'a', host: { sourcePath: '/srv/<ENV>' } }] }],
    [
      'volumes[0].efsVolumeConfiguration.fileSystemId',
      { volumes: [{ name: 'a', efsVolumeConfiguration: { fileSystemId: `${$}{EFS_ID}` } }] },
    ],
    ['proxyConfiguration.containerName', { proxyConfiguration: { containerName: '{{PROXY}}' } }],
  ])('in %s', (path, fields) => {
    expect(pathsOf({ ...aDocument(), ...fields })).toEqual({ errors: [path], warnings: [] });
  });

  test.each<readonly [string, JsonObject]>([
    ['image', { image: 'IMAGE_PLACEHOLDER' }],
    ['image', { image: '__IMAGE__' }],
    ['image', { image: '__IMAGE__:latest' }],
    ['image', { image: '__REGISTRY__/web:1' }],
    ['image', { image: 'registry.example:5000/__NAME__@sha256:0' }],
    ['image', { image: 'XXXX:latest' }],
    ['image', { image: 'registry.example/XXXXX/web:1' }],
    ['image', { image: 'registry.example:5000/team/XXXX' }],
    ['image', { image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:XXXXXXXX' }],
    ['image', { image: 'web@sha256:XXXXXXXX' }],
    ['image', { image: 'web:1@sha256:XXXX' }],
    ['name', { name: 'XXXX' }],
    ['environment[0].name', { environment: [{ name: `${$}{NAME}`, value: 'a' }] }],
    ['environment[0].name', { environment: [{ name: '{{NAME}}', value: '{{VALUE}}' }] }],
    ['secrets[0].name', { secrets: [{ name: '<NAME>', valueFrom: '/a' }] }],
    ['hostname', { hostname: '<HOST>' }],
    ['memory', { memory: '<MEMORY>' }],
    ['essential', { essential: '{{ essential }}' }],
    ['environment', { environment: `${$}{VARIABLES}` }],
    ['secrets[0].valueFrom', { secrets: [{ name: 'A', valueFrom: `/${$}{ENV}/a` }] }],
    ['environmentFiles[0].value', { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::<BUCKET>/a.env' }] }],
    ['repositoryCredentials.credentialsParameter', { repositoryCredentials: { credentialsParameter: '<SECRET_ARN>' } }],
    ['mountPoints[0].sourceVolume', { mountPoints: [{ sourceVolume: '{{ volume }}', containerPath: '/x' }] }],
    ['dependsOn[0].containerName', { dependsOn: [{ containerName: `${$}SIDECAR`, condition: 'START' }] }],
    ['portMappings[0].containerPort', { portMappings: [{ containerPort: '{{ PORT }}' }] }],
  ])('in %s of a container', (path, fields) => {
    expect(pathsOf(inContainer(fields)).errors).toEqual([`containerDefinitions[0].${path}`]);
  });

  test('in the options of a log driver and their secrets', () => {
    const logConfiguration = {
      logDriver: 'splunk',
      options: { 'splunk-url': `https://${$}{HOST}:8088` },
      secretOptions: [{ name: 'splunk-token', valueFrom: 'arn:aws:ssm:us-east-1:<ACCOUNT>:parameter/t' }],
    };

    expect(pathsOf(inContainer({ logConfiguration })).errors).toEqual([
      'containerDefinitions[0].logConfiguration.options.splunk-url',
      'containerDefinitions[0].logConfiguration.secretOptions[0].valueFrom',
    ]);
  });
});

const ROUTER = { Name: 's3', bucket: `${$}{BUCKET}`, s3_key_format: `/${$}TAG[2]/%Y`, tag: `${$}kubernetes['x']` };

describe('nothing is found', () => {
  test.each<readonly [string, JsonObject]>([
    [
      'where a shell or the program expands it',
      inContainer({
        environment: [{ name: 'A', value: `${$}{B}<C>{{D}}%E%` }],
        command: ['sh', '-c', `exec ${$}APP <IN >OUT`],
        entryPoint: [`${$}{ENTRY}`],
        healthCheck: { command: ['CMD-SHELL', `curl -f localhost:${$}{PORT} || exit 1`] },
        dockerLabels: { 'traefik.rule': 'Host(`{host:<a>}`)', x: '{{ x }}' },
      }),
    ],
    ['in a log tag of Docker', log('gelf', { tag: '{{.Name}}/{{.ID}}', 'gelf-address': 'udp://log.example:12201' })],
    [
      'in patterns',
      log('awslogs', { 'awslogs-multiline-pattern': `^<\\w+>${$}`, 'awslogs-datetime-format': '%b%d%H%' }),
    ],
    ['in what the log router expands', log('awsfirelens', ROUTER)],
    ['in a driver that is unknown here', log('loki', { 'loki-external-labels': 'job={{.Name}}' })],
    ['in an address with hexadecimal escapes', log('splunk', { 'splunk-url': 'https://a/%C3%A9%2F' })],
    [
      'in the forms of ARNs',
      inContainer({
        secrets: [
          'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf',
          'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::',
          'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf::AWSPREVIOUS:',
          'arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/a/b',
          '/web/production/token',
        ].map((valueFrom, at) => ({ name: `A${at}`, valueFrom })),
        environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::bucket/a.env' }],
      }),
    ],
    ['in a role of AWS', aDocument({ taskRoleArn: 'arn:aws:iam::aws:role/service-role/x' })],
    ['in a path of Windows', aDocument({ volumes: [{ name: 'a', host: { sourcePath: 'C:\\data$x\\%TEMP%' } }] })],
    ['in images of all kinds', inContainer({ image: `public.ecr.aws/x/web@sha256:${'0'.repeat(64)}` })],
    [
      'in names of variables',
      variables('__NAME__', 'XXXX', '$HOME', 'a.b[0]', 'map[[key]]', 'A-B', 'ProgramFiles(x86)'),
    ],
    ['in a family with some X', aDocument({ family: 'web-XXXX' })],
    ['in a family of few X', aDocument({ family: 'XXX' })],
    [
      'in names of x',
      { family: 'xxxx', containerDefinitions: [aContainer({ name: 'xxxx', image: 'xxxx/xxxxx:xxxx' })] },
    ],
    ...['maxxxx/app', 'web:1.0-XXXX', 'registry.example/maxxxx:v1', 'my__app/web__x:1', 'web:MAXXXX', '_'].map(
      (image): readonly [string, JsonObject] => [`in the image ${image}`, inContainer({ image })],
    ),
    ['in an image of the local registry', inContainer({ image: '127.0.0.1:5000/web:v1' })],
  ])('%s', (_, document) => {
    expect(pathsOf(document)).toEqual({ errors: [], warnings: [] });
  });
});

test.each<readonly [string, JsonObject]>([
  ['tags', { tags: [{ key: 'env', value: '{{ENV}}' }] }],
  ['an expression', { placementConstraints: [{ type: 'memberOf', expression: 'attribute:a == <ENV>' }] }],
  ['a driver of volumes', { volumes: [{ name: 'a', dockerVolumeConfiguration: { driverOpts: { o: '<ADDRESS>' } } }] }],
  ['an image with underscores', inContainer({ image: 'web:__TAG__' })],
  ['the log router', log('awsfirelens', { delivery_stream: '<STREAM>' })],
])('what may be meant is a warning: %s', (_, fields) => {
  const found = pathsOf({ ...aDocument(), ...fields });

  expect([found.errors.length, found.warnings.length]).toEqual([0, 1]);
});

test.each([`APP_${$}{NAME}`, 'A{{x}}%s'])(
  '%s as the name of a variable is a doubt: ECS takes any character',
  (name) => {
    expect(pathsOf(variables(name))).toEqual({ errors: [], warnings: ['containerDefinitions[0].environment[0].name'] });
  },
);

test.each([
  ['{{ TAG }}', 'this placeholder was not replaced: {{ TAG }}'],
  ['{% if debug %}', 'this placeholder was not replaced: {% if debug %}'],
  ['{{imagecanaryenvironment:,:}}', 'this placeholder was not replaced'],
  ['{{"canary"}}', 'this placeholder was not replaced'],
])('%s is described without what may be content of the file', (placeholder, words) => {
  expect(describePlaceholder(placeholder)).toBe(words);
});
