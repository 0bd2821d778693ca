import type { Setup } from '../setup.ts';
import { renderCluster } from './cluster.ts';
import { renderDeployPolicy } from './deploy-policy.ts';
import { renderHeader } from './header.ts';
import { listIdentityParameters, renderIdentity } from './identity.ts';
import { HAS_CERTIFICATE, LOAD_BALANCER_PARAMETERS, renderLoadBalancer } from './load-balancer.ts';
import { type NamedService, nameServices } from './named-service.ts';
import { listNetworkParameters } from './network.ts';
import { renderOutputs } from './outputs.ts';
import { type Condition, type Parameter, renderConditions, renderParameters } from './parameters.ts';
import { renderRepository } from './repository.ts';
import { CREATE_SERVICES, CREATES_SERVICES, renderService } from './service.ts';
import { renderTargets } from './targets.ts';
import { renderTaskRoles } from './task-roles.ts';
import { comment, indent, joinBlocks } from './yaml.ts';

/**
 * A CloudFormation template, YAML, for everything that a deployment needs: who may deploy, the cluster, and for each
 * service its repository, roles, log group, target group, service and scaling. The VPC is a parameter.
 */
export function renderTemplate(setup: Setup): string {
  const services = nameServices(setup.services);
  const web = services.filter((service) => service.web !== undefined);
  const sections = [
    renderHeader(setup, listParameters(setup, web)),
    renderParameters(listParameters(setup, web)),
    renderConditions(listConditions(setup, web)),
    'Resources:',
    ...renderResources(setup, services, web).map((block) => indent(block, 2)),
    renderOutputs(web.length > 0),
  ];
  return `${joinBlocks(sections)}\n`;
}

function listParameters(setup: Setup, web: readonly NamedService[]): readonly Parameter[] {
  return [
    ...listNetworkParameters(setup),
    ...(web.length > 0 ? LOAD_BALANCER_PARAMETERS : []),
    ...listIdentityParameters(setup),
    CREATE_SERVICES,
  ];
}

function listConditions({ ci }: Setup, web: readonly NamedService[]): readonly Condition[] {
  return [
    CREATES_SERVICES,
    ...(ci === 'jenkins' ? [] : [{ name: 'CreatesOidcProvider', parameter: 'OidcProviderArn', value: '' }]),
    ...(web.length > 0 ? [HAS_CERTIFICATE] : []),
  ];
}

/** Sections in the order in which a reader needs them. */
function renderResources(setup: Setup, services: readonly NamedService[], web: readonly NamedService[]): string[] {
  const [first] = web;
  return [
    joinBlocks([comment('---- Who may deploy ----'), renderIdentity(setup)]),
    joinBlocks([comment('---- Cluster ----'), renderCluster(setup, first !== undefined)]),
    ...(first === undefined ? [] : [joinBlocks([comment('---- Load balancer ----'), renderLoadBalancer(first)])]),
    ...services.map((service) => renderAllOf(service, setup, web.indexOf(service))),
  ];
}

/** @param index the position among the services with a port; -1 for the others */
function renderAllOf(service: NamedService, setup: Setup, index: number): string {
  const { capacity } = setup;
  const { id, name, web } = service;
  const listener = web === undefined ? undefined : index === 0 ? 'Listener' : `${id}Rule`;
  return joinBlocks([
    comment(`---- Service ${name} ----`),
    renderRepository(service),
    renderTaskRoles(setup, service),
    renderDeployPolicy(setup, service),
    ...(web === undefined ? [] : [renderTargets({ service, web, capacity, index })]),
    renderService(service, { capacity, listener }),
  ]);
}
