import { FEATURES, type Statement } from '../../iam/policy.ts';
import { scopeStatement } from '../../iam/scope-policy.ts';
import type { Setup } from '../setup.ts';
import type { NamedService } from './named-service.ts';
import { indent, scalar, substituted } from './yaml.ts';

/** The permissions of docs/permissions.md that a deploy of these services uses. */
const USED: readonly string[] = [
  'Every deploy',
  '`repository`',
  'Service deployments',
  'Forecast and diagnosis',
  'What tasks need',
  'Autoscaling',
  'Log lines',
  'Ledger',
];

/** CloudFormation replaces it in a text of `!Sub`. */
function pseudoParameter(name: 'Partition' | 'Region' | 'AccountId'): string {
  return `\${AWS::${name}}`;
}

/** Stands for any service. A statement without it is the same for all of them. */
const ANY = 'any-service';

function listStatements({ cluster }: Setup, service: string): readonly Statement[] {
  const scope = {
    partition: pseudoParameter('Partition'),
    region: pseudoParameter('Region'),
    account: pseudoParameter('AccountId'),
    cluster,
    service,
    deployRole: `slipway-deploy-${cluster}`,
  };
  return FEATURES.filter(({ name }) => USED.includes(name))
    .flatMap(({ statements }) => statements)
    .map((statement) => scopeStatement(statement, scope));
}

function isOfOneService({ Resource }: Statement): boolean {
  return Resource.some((resource) => resource.includes(ANY));
}

/** The statements that are the same for all services. */
export function renderStatements(setup: Setup): string {
  return listStatements(setup, ANY)
    .filter((statement) => !isOfOneService(statement))
    .map(renderStatement)
    .join('\n');
}

/**
 * The policy with the statements of one service, attached to the deploy role. It is a policy of its own because the
 * policies inside a role have 10,240 characters together (IAM quotas).
 */
export function renderDeployPolicy(setup: Setup, { id, name }: NamedService): string {
  const own = listStatements(setup, ANY).map(isOfOneService);
  const statements = listStatements(setup, name).filter((_, index) => own[index]);
  return `${id}DeployPolicy:
  Type: AWS::IAM::ManagedPolicy
  Properties:
    Description: ${scalar(`What Slipway needs to deploy ${name}`)}
    Roles:
      - !Ref DeployRole
    PolicyDocument:
      Version: '2012-10-17'
      Statement:
${indent(statements.map(renderStatement).join('\n'), 8)}`;
}

function renderStatement({ Sid, Effect, Action, Resource, Condition }: Statement): string {
  const lines = [
    `- Sid: ${Sid}`,
    `  Effect: ${Effect}`,
    `  Action:${renderValues(Action, scalar)}`,
    `  Resource:${renderValues(Resource, substituted)}`,
    ...(Condition === undefined ? [] : [`  Condition:\n${indent(renderCondition(Condition), 4)}`]),
  ];
  return lines.join('\n');
}

const WIDTH = 90;

/** In the line of the field where they fit, otherwise as a list. */
function renderValues(values: readonly string[], render: (value: string) => string): string {
  const rendered = values.map(render);
  const [only = ''] = rendered;
  if (rendered.length === 1) return ` ${only}`;
  const line = ` [${rendered.join(', ')}]`;
  return line.length <= WIDTH ? line : rendered.map((value) => `\n    - ${value}`).join('');
}

function renderCondition(condition: NonNullable<Statement['Condition']>): string {
  return Object.entries(condition)
    .map(([operator, values]) => {
      const fields = Object.entries(values).map(([key, value]) => `  ${key}: ${substituted(value)}`);
      return [`${operator}:`, ...fields].join('\n');
    })
    .join('\n');
}
