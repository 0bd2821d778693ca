import { validationError } from './elb-input.ts';

/**
 * A name of a load balancer or a target group: up to 32 letters, digits and dashes, without a dash at an end (API
 * reference, CreateLoadBalancer and CreateTargetGroup). Texts observed.
 * @param what as in `Load balancer`
 */
export function checkElbName(name: string, what: string): void {
  if (name.length > 32) throw validationError(`${what} name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw validationError(
      `${what} name '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`,
    );
  }
  if (/^-|-$/.test(name)) throw validationError(`${what} name '${name}' cannot begin or end with '-'`);
}
