import { describe, expect, test } from '@jest/globals';
import { describeSetup } from '../../src/init/describe-setup.ts';
import type { Setup } from '../../src/init/setup.ts';
import { renderTrustPolicy } from '../../src/init/trust-policy.ts';
import { readPage } from '../docs/pages.ts';
import { aSetup } from '../support/builders/setups.ts';

const trustOf = (overrides: Partial<Setup>) =>
  JSON.parse(renderTrustPolicy(describeSetup(aSetup(overrides), 'OWNER/slipway@COMMIT')) ?? 'null');

describe('the trust policy', () => {
  test('of GitHub names the repository and the environment, as the example of the documentation', () => {
    expect(trustOf({ codeRepository: 'OWNER/NAME' })).toEqual(
      JSON.parse(readPage('examples/iam/trust-environment.json')),
    );
  });

  test('of GitLab names the project and its default branch', () => {
    expect(trustOf({ ci: 'gitlab', codeRepository: 'group/shop' }).Statement[0].Condition).toEqual({
      StringEquals: {
        'gitlab.com:aud': 'https://gitlab.com',
        'gitlab.com:sub': 'project_path:group/shop:ref_type:branch:ref:main',
      },
    });
  });

  test('of CircleCI has placeholders for the ids that only CircleCI shows', () => {
    const [statement] = trustOf({ ci: 'circleci' }).Statement;

    expect(statement.Principal.Federated).toContain('oidc.circleci.com/org/<ORGANIZATION_ID>');
    expect(statement.Condition.StringLike).toEqual({
      'oidc.circleci.com/org/<ORGANIZATION_ID>:sub': 'org/<ORGANIZATION_ID>/project/<PROJECT_ID>/user/*',
    });
  });

  test('does not exist for Jenkins, whose agents have a role of their own', () => {
    expect(trustOf({ ci: 'jenkins' })).toBeNull();
  });

  test('is in the partition of the region', () => {
    expect(trustOf({ region: 'cn-north-1' }).Statement[0].Principal.Federated).toMatch(/^arn:aws-cn:iam::/);
  });
});
