import { describe, expect, test } from '@jest/globals';
import { parseCredentials, parseValueFrom } from '../../src/requirements/parse-reference.ts';
import type { Place, Resource } from '../../src/requirements/requirement.ts';

const PLACE: Place = { account: '111122223333', region: 'eu-west-1' };
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-a1B2c3';
const PARAMETER = 'arn:aws:ssm:eu-west-1:111122223333:parameter';

function aSecret(name: string, id: string): Resource {
  return { kind: 'secret', name, ids: [id] };
}

function aParameter(name: string, ...ids: readonly string[]): Resource {
  return { kind: 'parameter', name, ids };
}

interface Reference {
  readonly text: string;
  readonly is: Resource | undefined;
}

const VALUES: Readonly<Record<string, Reference>> = {
  'the ARN of a secret': { text: SECRET, is: aSecret('prod/db-a1B2c3', SECRET) },
  'with a JSON key': { text: `${SECRET}:password::`, is: aSecret('prod/db-a1B2c3', SECRET) },
  'with a stage and a version': { text: `${SECRET}::AWSPREVIOUS:9d4cb84b`, is: aSecret('prod/db-a1B2c3', SECRET) },
  'the name of a parameter': { text: '/prod/db', is: aParameter('/prod/db', '/prod/db') },
  'a name of one level, which has the same ARN with a slash': { text: 'db', is: aParameter('db', 'db', '/db') },
  'a name with a version': { text: '/prod/db:3', is: aParameter('/prod/db', '/prod/db') },
  'the ARN of a parameter': { text: `${PARAMETER}/prod/db`, is: aParameter('/prod/db', '/prod/db') },
  'the ARN of a name of one level': { text: `${PARAMETER}/db`, is: aParameter('/db', 'db', '/db') },
  'the ARN of a parameter with a label': { text: `${PARAMETER}/prod/db:live`, is: aParameter('/prod/db', '/prod/db') },
  'a secret of another account': { text: SECRET.replace('111122223333', '444455556666'), is: undefined },
  'a secret of another region': { text: SECRET.replace('eu-west-1', 'us-east-1'), is: undefined },
  'a parameter of another account': { text: `${PARAMETER}/db`.replace('111122223333', '444455556666'), is: undefined },
  'an ARN of another service': { text: 'arn:aws:s3:eu-west-1:111122223333:db', is: undefined },
  'an ARN without a resource': { text: 'arn:aws:secretsmanager:eu-west-1:111122223333:', is: undefined },
  'a reference from Parameter Store to a secret': { text: '/aws/reference/secretsmanager/prod/db', is: undefined },
  'a public parameter of AWS': { text: '/aws/service/ecs/optimized-ami', is: undefined },
  'a text that is no name': { text: 'my password', is: undefined },
  nothing: { text: '', is: undefined },
};

test.each(Object.entries(VALUES))('valueFrom: %s', (_, { text, is }) => {
  expect(parseValueFrom(text, PLACE)).toEqual(is);
});

describe('credentialsParameter', () => {
  test.each<[string, Reference]>([
    ['the ARN of a secret', { text: SECRET, is: aSecret('prod/db-a1B2c3', SECRET) }],
    ['the name of a secret', { text: 'docker-hub', is: aSecret('docker-hub', 'docker-hub') }],
    ['an ARN of a parameter', { text: `${PARAMETER}/db`, is: undefined }],
    ['a text that is no name', { text: 'docker hub', is: undefined }],
  ])('%s', (_, { text, is }) => {
    expect(parseCredentials(text, PLACE)).toEqual(is);
  });
});
