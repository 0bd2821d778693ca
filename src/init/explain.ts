/** What was written and what to do next, in at most ten lines. */
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { Deployment, ServiceDocuments } from './documents.ts';
import { type InitFile, PERMISSIONS_PATH, TEMPLATE_PATH, TRUST_PATH } from './list-files.ts';
import { listSecretVariables } from './list-secret-variables.ts';
import { deployRoleName } from './names.ts';

/** Of the name of a variable, in characters. */
const LONGEST_NAME = 60;

/** One line for each kind of file, then what to do. */
export function explainFiles(files: readonly InitFile[], deployment: Deployment): readonly string[] {
  return [...listKinds(files, deployment), ...listSteps(files, deployment)];
}

/** The files of several services are one line: `services/…/task-definition.json`. */
function listKinds(files: readonly InitFile[], { services }: Deployment): readonly string[] {
  const kinds = new Map(files.map(({ path, what }) => [shortenPath(path, services), what]));
  const longest = Math.max(...[...kinds.keys()].map(({ length }) => length));
  return [...kinds].map(([path, what]) => `${path.padEnd(longest)}  ${what}`);
}

function shortenPath(path: string, services: readonly ServiceDocuments[]): string {
  if (services.length === 1) return path;
  return path.replace(/^services\/[^/]+/, 'services/…').replace(/\/deploy-[^/]+\.yml$/, '/deploy-….yml');
}

function listSteps(files: readonly InitFile[], deployment: Deployment): readonly string[] {
  const steps = [
    ...describeIds(files),
    ...describeResources(files, deployment),
    ...describeAction(files),
    ...describePackage(deployment),
    ...describeSecrets(deployment),
  ];
  return steps.map((step, at) => `${at + 1}. ${step}`);
}

function describeResources(files: readonly InitFile[], { cluster }: Deployment): readonly string[] {
  const has = (path: string) => files.some((file) => file.path === path);
  if (has(TEMPLATE_PATH))
    return [`Create the resources and the services. The steps are at the top of ${TEMPLATE_PATH}.`];
  if (!has(TRUST_PATH)) return [`Give the role of the CI's agent the permissions of ${PERMISSIONS_PATH}.`];
  const role = `--role-name ${deployRoleName(cluster)}`;
  return [
    `aws iam create-role ${role} --assume-role-policy-document file://${TRUST_PATH}`,
    `aws iam put-role-policy ${role} --policy-name deploy --policy-document file://${PERMISSIONS_PATH}`,
  ];
}

/** Ids that only the CI shows. */
function describeIds(files: readonly InitFile[]): readonly string[] {
  const trust = files.find(({ path }) => path === TRUST_PATH)?.content ?? '';
  const ids = [...new Set(trust.match(/<[A-Z_]+>/g) ?? [])];
  return ids.length === 0 ? [] : [`Replace ${ids.join(' and ')} in ${TRUST_PATH}.`];
}

function describeAction(files: readonly InitFile[]): readonly string[] {
  const isOpen = files.some(({ content }) => content.includes('uses: OWNER/slipway@COMMIT'));
  return isOpen ? ['Replace OWNER and COMMIT in the workflows: where Slipway is, and the commit to pin.'] : [];
}

/** The name in npm belongs to whoever publishes it first. */
function describePackage({ ci }: Deployment): readonly string[] {
  if (ci === 'github') return [];
  return ['The pipeline runs npx slipway. Until that package is published, run dist/cli/index.js of a clone instead.'];
}

/** Their values are part of the task definition that ECS shows, so they are kept. */
function describeSecrets({ services, isRunning }: Deployment): readonly string[] {
  const names = isRunning ? [...new Set(services.flatMap(listSecretVariables))] : [];
  if (names.length === 0) return [];
  const shown = names.map((name) => quoteOutsideText(name, LONGEST_NAME)).join(', ');
  return [`${shown} may have a secret as value. Move it to AWS Secrets Manager before you commit.`];
}
