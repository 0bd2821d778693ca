/** Who may take the role that deploys: the trust policy of the CI's OpenID Connect provider. */
import type { Deployment } from './documents.ts';
import { findPartition } from './names.ts';

interface Issuer {
  /** The provider's URL without its scheme, as IAM names it. */
  readonly provider: string;
  /** Of the token. */
  readonly audience: string;
  readonly subject: string;
  /** Whether the subject has a wildcard. */
  readonly isPattern: boolean;
}

/** The content of the file; undefined: the CI has no provider, so its agents need a role of their own. */
export function renderTrustPolicy(deployment: Deployment): string | undefined {
  const issuer = describeIssuer(deployment);
  if (issuer === undefined) return undefined;
  const { provider, audience, subject, isPattern } = issuer;
  const { region, accountId } = deployment;
  const isSubject = { [`${provider}:sub`]: subject };
  const isAudience = { [`${provider}:aud`]: audience };
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:${findPartition(region)}:iam::${accountId}:oidc-provider/${provider}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: isPattern
      ? { StringEquals: isAudience, StringLike: isSubject }
      : { StringEquals: { ...isAudience, ...isSubject } },
  };
  return `${JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)}\n`;
}

/**
 * GitHub Docs, "Configuring OpenID Connect in Amazon Web Services"; GitLab Docs, "Configure OpenID Connect in AWS to
 * retrieve temporary credentials"; CircleCI Docs, "Using OpenID Connect tokens in jobs".
 */
function describeIssuer({ ci, codeRepository = '', environment }: Deployment): Issuer | undefined {
  switch (ci) {
    case 'github':
      return {
        provider: 'token.actions.githubusercontent.com',
        audience: 'sts.amazonaws.com',
        subject: `repo:${codeRepository}:environment:${environment}`,
        isPattern: false,
      };
    case 'gitlab':
      return {
        provider: 'gitlab.com',
        audience: 'https://gitlab.com',
        subject: `project_path:${codeRepository}:ref_type:branch:ref:main`,
        isPattern: false,
      };
    case 'circleci':
      return {
        provider: 'oidc.circleci.com/org/<ORGANIZATION_ID>',
        audience: '<ORGANIZATION_ID>',
        subject: 'org/<ORGANIZATION_ID>/project/<PROJECT_ID>/user/*',
        isPattern: true,
      };
    case 'jenkins':
      return undefined;
  }
}
