/** The permissions of the role that deploys: those of docs/permissions.md that the inputs of the workflow need. */
import { narrowStatements } from '../iam/narrow-statements.ts';
import type { Statement } from '../iam/policy.ts';
import { renderPolicy } from '../iam/policy-text.ts';
import type { Deployment } from './documents.ts';
import { deployRoleName, findPartition, roleArn, secretArns } from './names.ts';
import { readFacts, type ServiceFacts } from './service-facts.ts';

/** Of every deploy, with its diagnosis and ledger. */
const ALWAYS = [
  ...['ReadAndUpdateTheService', 'ReadRevisions', 'RegisterRevisions', 'PassTheRolesOfTheTask'],
  ...['ReadAndStopServiceDeployments', 'ListTasks', 'DescribeTasks'],
  ...['ReadLastLogLines', 'KeepTheLedger'],
];

/** Statements by their `Sid` in `src/iam/policy.ts`. */
export function listPermissions(deployment: Deployment): readonly Statement[] {
  const { cluster, accountId, region } = deployment;
  const services = deployment.services.map((documents) => addSecrets(readFacts(documents, deployment), deployment));
  return narrowStatements(new Set([...ALWAYS, ...listNeeded(services)]), {
    partition: findPartition(region),
    region,
    account: accountId,
    cluster,
    services,
    deployRole: roleArn(deployment, deployRoleName(cluster)),
  });
}

/** Secrets that the execution role of the template may read: a task definition may name them later. */
function addSecrets(facts: ServiceFacts, { cluster, isRunning, ...place }: Deployment): ServiceFacts {
  return isRunning ? facts : { ...facts, secrets: [...facts.secrets, secretArns(place, cluster, facts.name)] };
}

function listNeeded(services: readonly ServiceFacts[]): readonly string[] {
  const needed: readonly (readonly [boolean, ...string[]])[] = [
    [services.some(({ repository }) => repository !== undefined), 'LogInToTheRegistry', 'FindReuseAndPushImages'],
    [services.some(({ usesInstances }) => usesInstances), 'ListContainerInstances', 'DescribeContainerInstances'],
    [services.some(({ hasLoadBalancer }) => hasLoadBalancer), 'ReadTargetGroups'],
    [services.some(({ roles }) => roles.length > 0), 'CheckRoles'],
    [services.some(({ secrets }) => secrets.length > 0), 'CheckSecrets'],
    [services.some(({ hasParameters }) => hasParameters), 'CheckParameters'],
    [services.some(({ logGroups }) => logGroups.length > 0), 'CheckLogGroups'],
  ];
  return needed.flatMap(([isNeeded, ...sids]) => (isNeeded ? sids : []));
}

/** The content of the file. */
export function renderPermissions(deployment: Deployment): string {
  return `${renderPolicy(listPermissions(deployment))}\n`;
}
