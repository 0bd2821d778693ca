import type { Statement } from '../../iam/policy.ts';
import { describeSetup } from '../describe-setup.ts';
import { listPermissions } from '../permissions.ts';
import type { ServiceSetup, Setup } from '../setup.ts';
import type { NamedService } from './named-service.ts';
import { indent, scalar, substituted } from './yaml.ts';

/** CloudFormation replaces it in a text of `!Sub`. */
function pseudoParameter(name: 'Partition' | 'Region' | 'AccountId'): string {
  return `\${AWS::${name}}`;
}

/** The ARN of a resource of the account, in the account, Region and partition of the stack. Other texts stay. */
function moveToStack(text: string): string {
  const [prefix, , service = '', region, , ...resource] = text.split(':');
  if (prefix !== 'arn') return text;
  const place = [service, region === '' ? '' : pseudoParameter('Region'), pseudoParameter('AccountId')];
  return [prefix, pseudoParameter('Partition'), ...place, ...resource].join(':');
}

/** Those of `aws/permissions.json`. */
function listStatements(setup: Setup, services: readonly ServiceSetup[]): readonly Statement[] {
  return listPermissions(describeSetup({ ...setup, services }, ''));
}

/** Stands for any service. A statement without it is the same for all of them. */
const ANY: ServiceSetup = { name: 'any-service', cpu: 256, memory: 512, desiredCount: 1 };

function listSidsOfServices(setup: Setup): ReadonlySet<string> {
  const own = listStatements(setup, [ANY]).filter(({ Resource }) => Resource.some((one) => one.includes(ANY.name)));
  return new Set(own.map(({ Sid }) => Sid));
}

/** The statements that are the same for all services. */
export function renderStatements(setup: Setup): string {
  const own = listSidsOfServices(setup);
  return listStatements(setup, setup.services)
    .filter(({ Sid }) => !own.has(Sid))
    .map(renderStatement)
    .join('\n');
}

/**
 * The policy with the statements of one service, attached to the deploy role. It is a policy of its own because the
 * policies inside a role have 10,240 characters together (IAM quotas).
 */
export function renderDeployPolicy(setup: Setup, service: NamedService): string {
  const { id, name } = service;
  const own = listSidsOfServices(setup);
  const statements = listStatements(setup, [service]).filter(({ Sid }) => own.has(Sid));
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
    `  Resource:${renderValues(Resource.map(moveToStack), substituted)}`,
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
      const fields = Object.entries(values).map(([key, value]) => `  ${key}: ${substituted(moveToStack(value))}`);
      return [`${operator}:`, ...fields].join('\n');
    })
    .join('\n');
}
