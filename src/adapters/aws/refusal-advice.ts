/** What to do about a request that ECS refused, where its words have a better answer than themselves. */
import { quoteWord } from '../../text/shell-word.ts';

/** A refusal: the exception's name, its message, and what it was about. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
  /** Such as `service web in cluster prod`. */
  readonly resource: string;
}

/** Undefined: the message says it best. The messages are observed; AWS does not document them. */
export function adviseRefusal({ name, message, resource }: Refusal): string | undefined {
  if (name === 'PlatformTaskDefinitionIncompatibilityException') return advisePlatform(resource);
  if (/unable to assume the service linked role/i.test(message)) {
    return 'Create the role once in this account: aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com';
  }
  if (/target group.*does not have an associated load balancer/i.test(message)) {
    const [arn] = /arn:[\w:/-]+:targetgroup\/[\w/-]+/.exec(message) ?? [];
    const command = arn === undefined ? '' : `: aws elbv2 describe-target-groups --target-group-arns ${quoteWord(arn)}`;
    return `Add a listener or a rule of a load balancer that forwards to this target group${command}`;
  }
  return undefined;
}

/** ECS Developer Guide, Fargate platform versions: an older one lacks capabilities. */
function advisePlatform(resource: string): string {
  const [, service, cluster] = /service (\S+) in cluster (\S+)$/.exec(resource) ?? [];
  const what = 'The Fargate platform version lacks a capability that the task definition needs';
  if (service === undefined || cluster === undefined) return `${what}. Use the platform version LATEST.`;
  const names = `--cluster ${quoteWord(cluster)} --service ${quoteWord(service)}`;
  return `${what}. Use the newest: aws ecs update-service ${names} --platform-version LATEST`;
}
