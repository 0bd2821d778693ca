import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Deployment } from './documents.ts';
import { renderDeployWorkflow } from './github/deploy-workflow.ts';
import { renderRollbackWorkflow } from './github/rollback-workflow.ts';
import { renderPipeline } from './other-ci/pipeline.ts';
import { listPaths } from './paths.ts';
import { renderPermissions } from './permissions.ts';
import { readFacts } from './service-facts.ts';
import { renderTrustPolicy } from './trust-policy.ts';

export interface InitFile {
  /** In the repository of the code, with `/` between folders. */
  readonly path: string;
  readonly content: string;
  /** What it is for: a sentence, the same for the files of several services. */
  readonly what: string;
}

export const TEMPLATE_PATH = 'aws/template.yml';
export const TRUST_PATH = 'aws/trust-policy.json';
export const PERMISSIONS_PATH = 'aws/permissions.json';

/**
 * Every file, in the order in which a person reads them.
 * @param template of CloudFormation; absent for services that run already
 */
export function listFiles(deployment: Deployment, template?: string): readonly InitFile[] {
  return [...listDocuments(deployment), ...listCi(deployment), ...listPolicies(deployment), ...listTemplate(template)];
}

function listDocuments({ services }: Deployment): readonly InitFile[] {
  const isOnly = services.length === 1;
  return [
    ...services.map(({ name, taskDefinition }) => ({
      path: listPaths(name, isOnly).taskDefinition,
      content: toText(taskDefinition),
      what: 'Task definition. Add environment variables and secrets here.',
    })),
    ...services.map(({ name, serviceDefinition }) => ({
      path: listPaths(name, isOnly).serviceDefinition,
      content: toText(serviceDefinition),
      what: 'Settings of the service. Each deploy reports how the service differs.',
    })),
  ];
}

function toText(document: JsonObject): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function listCi(deployment: Deployment): readonly InitFile[] {
  const { ci } = deployment;
  if (ci === 'github') return listWorkflows(deployment);
  return [{ ...renderPipeline(ci, deployment), what: 'Builds and deploys each commit on main.' }];
}

function listWorkflows(deployment: Deployment): readonly InitFile[] {
  const { services } = deployment;
  const isOnly = services.length === 1;
  const deploys = services.map((documents) => {
    const { name } = documents;
    const path = `.github/workflows/${isOnly ? 'deploy' : `deploy-${name}`}.yml`;
    const deployed = { facts: readFacts(documents, deployment), paths: listPaths(name, isOnly), workflow: path };
    const what = isOnly
      ? 'Builds and deploys each commit on main.'
      : 'Builds and deploys a service if its folder changes.';
    return { path, content: renderDeployWorkflow(deployed, deployment), what };
  });
  return [
    ...deploys,
    {
      path: '.github/workflows/rollback.yml',
      content: renderRollbackWorkflow(deployment),
      what: 'Rolls back, started by hand.',
    },
  ];
}

function listPolicies(deployment: Deployment): readonly InitFile[] {
  const trust = renderTrustPolicy(deployment);
  return [
    ...(trust === undefined ? [] : [{ path: TRUST_PATH, content: trust, what: 'Who may take the role that deploys.' }]),
    { path: PERMISSIONS_PATH, content: renderPermissions(deployment), what: 'What that role may do, and no more.' },
  ];
}

function listTemplate(template: string | undefined): readonly InitFile[] {
  if (template === undefined) return [];
  return [{ path: TEMPLATE_PATH, content: template, what: 'CloudFormation: the resources in AWS, with these roles.' }];
}
