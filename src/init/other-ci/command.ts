import { VERSION } from '../../text/version.ts';
import { listDeployInputs } from '../deploy-inputs.ts';
import type { Deployment, ServiceDocuments } from '../documents.ts';
import { listPaths } from '../paths.ts';
import { readFacts } from '../service-facts.ts';

/** The job summary, which each pipeline keeps. */
export const SUMMARY_FILE = 'summary.md';

/** What a pipeline runs for a service. Names and paths have no character that a shell or YAML would read. */
export function renderCommand(documents: ServiceDocuments, deployment: Deployment): string {
  const facts = readFacts(documents, deployment);
  const paths = listPaths(documents.name, deployment.services.length === 1);
  const flags = listDeployInputs(facts, paths, deployment).map(([name, value]) => ` --${name} ${value}`);
  return `npx --yes slipway@${VERSION} deploy${flags.join('')} --summary ${SUMMARY_FILE}`;
}

/** The files whose changes concern a service; undefined: all. */
export function listWatched(name: string, { services }: Deployment): string | undefined {
  const { folder } = listPaths(name, services.length === 1);
  return folder === '' ? undefined : `${folder}/**/*`;
}
