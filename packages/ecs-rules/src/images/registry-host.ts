/** Hosts of registries of Amazon ECR, and what is named after them. */
import { isEcrHost } from './image-reference.ts';

/** A private registry of Amazon ECR: there is one for each account and region. */
export interface RegistryPlace {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
}

const OWN_HOST = /^(\d{12})\.dkr\.(ecr|ecr-fips)\.([a-z0-9-]+)\.amazonaws\.com$/;

/** Account and region of a private registry's host; undefined for any other host. */
export function readEcrHost(host: string): RegistryPlace | undefined {
  if (!isEcrHost(host)) return undefined;
  const [, account, region] = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./.exec(host) ?? [];
  return account === undefined || region === undefined ? undefined : { account, region };
}

/** The host of the same registry service for another account. A host that names no account stays as it is. */
export function replaceAccount(account: string, host: string): string {
  return host.replace(/^\d{12}(?=\.dkr[.-])/, account);
}

/**
 * The host that answers over IPv6, too (ECR User Guide, "Making requests to Amazon ECR registries"; ECR Public User
 * Guide, the same). Undefined where none is documented. GetAuthorizationToken does not return it.
 */
export function dualStackHost(host: string): string | undefined {
  if (host === PUBLIC_HOST) return 'ecr-public.aws.com';
  const [, account, service, region] = OWN_HOST.exec(host) ?? [];
  return account === undefined ? undefined : `${account}.dkr-${service}.${region}.on.aws`;
}

/** Where images of ECR Public are; its GetAuthorizationToken answers no host. */
export const PUBLIC_HOST = 'public.ecr.aws';

/** The end of the names of a registry's outputs, as the official login forms it. */
export function toOutputName(host: string): string {
  return host.replaceAll(/[^A-Za-z0-9_]/g, '_');
}
