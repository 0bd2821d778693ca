import type { Setup } from '../setup.ts';
import { renderStatements } from './deploy-policy.ts';
import type { Parameter } from './parameters.ts';
import { comment, indent, joinBlocks, scalar } from './yaml.ts';

/** Who may deploy: the OIDC provider of the CI, and the trust policy of the deploy role. */

interface OidcProvider {
  /** Issuer without `https://`, as the condition keys begin (IAM User Guide, OIDC federation). */
  readonly issuer: string;
  readonly audience: string;
}

/** GitHub Docs, OpenID Connect in Amazon Web Services; GitLab Docs, Configure OpenID Connect in AWS. */
const PROVIDERS: Partial<Record<Setup['ci'], OidcProvider>> = {
  github: { issuer: 'token.actions.githubusercontent.com', audience: 'sts.amazonaws.com' },
  gitlab: { issuer: 'gitlab.com', audience: 'https://gitlab.com' },
};

const PROVIDER_ARN: Parameter = {
  name: 'OidcProviderArn',
  type: 'String',
  default: '',
  description: 'ARN of the OIDC provider of your CI, if the account has it already. Empty creates it.',
};

/** The subject that the token of a job must have. */
function describeSubject({ ci, codeRepository, environment }: Setup): Parameter {
  const name = 'OidcSubject';
  if (ci === 'gitlab') {
    const description = 'Which jobs may deploy, such as project_path:GROUP/PROJECT:ref_type:branch:ref:main';
    return { name, type: 'String', allowedPattern: 'project_path:.+', description };
  }
  const description =
    'Which jobs may deploy: those with this GitHub environment. Repositories created or renamed since 15 July 2026 ' +
    'have IDs in it: repo:OWNER@OWNER_ID/NAME@REPOSITORY_ID:environment:NAME';
  const subject = { name, type: 'String', allowedPattern: 'repo:.+', description };
  return codeRepository === undefined
    ? subject
    : { ...subject, default: `repo:${codeRepository}:environment:${environment.replaceAll(':', '%3A')}` };
}

export function listIdentityParameters(setup: Setup): readonly Parameter[] {
  if (setup.ci === 'jenkins') {
    const description = 'ARN of the IAM role with which the Jenkins agent that deploys runs';
    return [{ name: 'JenkinsRoleArn', type: 'String', allowedPattern: 'arn:.+:role/.+', description }];
  }
  if (setup.ci === 'circleci') {
    const id = { type: 'String', allowedPattern: '[0-9a-f-]{36}' };
    return [
      { name: 'CircleCiOrganizationId', ...id, description: 'Organization Settings, Overview' },
      { name: 'CircleCiProjectId', ...id, description: 'Project Settings, Overview. Its jobs may deploy' },
      PROVIDER_ARN,
    ];
  }
  return [describeSubject(setup), PROVIDER_ARN];
}

/** The OIDC provider, where the CI has one, and the deploy role. */
export function renderIdentity(setup: Setup): string {
  return joinBlocks([setup.ci === 'jenkins' ? undefined : renderProvider(setup.ci), renderRole(setup)]);
}

function renderProvider(ci: Setup['ci']): string {
  const provider = PROVIDERS[ci];
  const url = provider === undefined ? `!Sub ${CIRCLECI_URL}` : `https://${provider.issuer}`;
  const audience = provider === undefined ? '!Ref CircleCiOrganizationId' : provider.audience;
  return `${comment('An account has one provider per URL. Other roles may use it, so it stays when this stack is deleted.')}
OidcProvider:
  Type: AWS::IAM::OIDCProvider
  Condition: CreatesOidcProvider
  DeletionPolicy: RetainExceptOnCreate
  UpdateReplacePolicy: Retain
  Properties:
    Url: ${url}
    ClientIdList:
      - ${audience}`;
}

function renderRole(setup: Setup): string {
  return `${comment(`The CI takes this role. What it may do for all services is here, the rest in the DeployPolicy of each.
AWS allows no narrower resource than * for these reads and the login to ECR.`)}
DeployRole:
  Type: AWS::IAM::Role
  Properties:
    RoleName: ${scalar(`slipway-deploy-${setup.cluster}`)}
    AssumeRolePolicyDocument:${renderTrust(setup.ci)}
    Policies:
      - PolicyName: read-and-log-in
        PolicyDocument:
          Version: '2012-10-17'
          Statement:
${indent(renderStatements(setup), 12)}`;
}

function renderTrust(ci: Setup['ci']): string {
  const provider = PROVIDERS[ci];
  if (provider !== undefined) return renderDocument(trustProvider(provider));
  return ci === 'jenkins' ? renderDocument(TRUST_JENKINS) : ` ${TRUST_CIRCLECI}`;
}

function renderDocument(statement: string): string {
  return `\n${indent(`Version: '2012-10-17'\nStatement:\n${indent(statement, 2)}`, 6)}`;
}

const PROVIDER = '!If [CreatesOidcProvider, !Ref OidcProvider, !Ref OidcProviderArn]';

function trustProvider({ issuer, audience }: OidcProvider): string {
  return `- Effect: Allow
  Action: sts:AssumeRoleWithWebIdentity
  Principal:
    Federated: ${PROVIDER}
  Condition:
    StringEquals:
      ${issuer}:aud: ${audience}
      ${issuer}:sub: !Ref OidcSubject`;
}

const TRUST_JENKINS = `- Effect: Allow
  Action: sts:AssumeRole
  Principal:
    AWS: !Ref JenkinsRoleArn`;

const CIRCLECI_URL = `https://oidc.circleci.com/org/\${CircleCiOrganizationId}`;

/** As JSON text: the keys contain the organization, and CloudFormation replaces variables in values only. */
const TRUST_CIRCLECI = `!Sub
      # JSON, because the organization is part of the keys. The subject ends with the user who started the pipeline.
      - |
        {
          "Version": "2012-10-17",
          "Statement": [{
            "Effect": "Allow",
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Principal": { "Federated": "\${Provider}" },
            "Condition": {
              "StringEquals": {
                "oidc.circleci.com/org/\${CircleCiOrganizationId}:aud": "\${CircleCiOrganizationId}"
              },
              "StringLike": {
                "oidc.circleci.com/org/\${CircleCiOrganizationId}:sub":
                  "org/\${CircleCiOrganizationId}/project/\${CircleCiProjectId}/user/*"
              }
            }
          }]
        }
      - Provider: ${PROVIDER}`;
