import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { userArn } from '../engine/arn.ts';
import type { Answer } from '../engine/contract.ts';
import { refusedAnswer } from '../http/aws-json.ts';
import type { ApiCall } from '../http/read-call.ts';
import type { InjectedFault } from './faults.ts';

/** The exceptions that faults answer instead of a call. */

/** Whose endpoint it is; the account has twelve digits. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

type FaultedCall = Pick<ApiCall, 'service' | 'operation' | 'input' | 'protocol'>;

/** Undefined for a fault that lets the call be applied, or that answers with no exception. */
export function answerInjectedFault(fault: InjectedFault, call: FaultedCall, place: Place): Answer | undefined {
  const isQuery = call.protocol === 'query';
  switch (fault.kind) {
    case 'error':
      return refusedAnswer(fault.type, fault.message, fault.status);
    case 'denied':
      return refusedAnswer(isQuery ? 'AccessDenied' : 'AccessDeniedException', describeDenial(call, place));
    case 'expired':
      return refusedAnswer(
        isQuery ? 'ExpiredToken' : 'ExpiredTokenException',
        'The security token included in the request is expired',
      );
    case 'throttled':
      return refusedAnswer(isQuery ? 'Throttling' : 'ThrottlingException', 'Rate exceeded');
    default:
      return undefined;
  }
}

/** Text as IAM's policy evaluation writes it (IAM User Guide, troubleshooting access denied messages). */
function describeDenial(call: FaultedCall, place: Place): string {
  const service = /^elb(?:v2)?$/.test(call.service) ? 'elasticloadbalancing' : call.service;
  const action = `${service}:${call.operation}`;
  return `User: ${userArn(place.account)} is not authorized to perform: ${action} on resource: ${findDeniedResource(call, place)} because no identity-based policy allows the ${action} action`;
}

/** `*` where the action knows no resource, or the input names none. */
function findDeniedResource({ service, operation, input }: FaultedCall, { account, region }: Place): string {
  const arn = (resource: string): string => `arn:aws:${service}:${region}:${account}:${resource}`;
  switch (service) {
    case 'ecs':
      return findEcsResource(operation, input, arn);
    case 'ecr': {
      const repository = readText(input.repositoryName) ?? readText(input.repositoryNames);
      return repository === undefined ? '*' : arn(`repository/${repository}`);
    }
    case 'logs':
      return arn(`log-group:${readText(input.logGroupName) ?? ''}:log-stream:${readText(input.logStreamName) ?? ''}`);
    case 'secretsmanager': {
      const id = readText(input.SecretId) ?? '';
      return id.startsWith('arn:') ? id : arn(`secret:${id}`);
    }
    case 'events': {
      const bus = readText(input.EventBusName) ?? 'default';
      return arn(`rule/${bus === 'default' ? '' : `${bus}/`}${readText(input.Rule) ?? readText(input.Name) ?? ''}`);
    }
    case 'scheduler':
      return arn(`schedule/${readText(input.GroupName) ?? 'default'}/${readText(input.Name) ?? ''}`);
    default:
      return '*';
  }
}

/**
 * Of task definitions the actions that register, run or tag them know one from another (Service Authorization
 * Reference).
 */
function findEcsResource(operation: string, input: JsonObject, arn: (resource: string) => string): string {
  const { serviceDeploymentArn, serviceDeploymentArns, serviceRevisionArns, resourceArn, tasks, task } = input;
  const whole = [serviceDeploymentArn, serviceDeploymentArns, serviceRevisionArns, resourceArn, tasks, task]
    .map(readText)
    .find((text) => text?.startsWith('arn:'));
  if (whole !== undefined) return whole;
  const cluster = lastPart(readText(input.cluster) ?? 'default');
  const service = readText(input.service) ?? readText(input.serviceName) ?? readText(input.services);
  if (service !== undefined) return arn(`service/${cluster}/${lastPart(service)}`);
  const family = readText(input.family);
  // Not documented; assumed: the revision has no number yet.
  if (operation === 'RegisterTaskDefinition' && family !== undefined) return arn(`task-definition/${family}:*`);
  if (operation === 'ListContainerInstances') return arn(`cluster/${cluster}`);
  const definition = readText(input.taskDefinition);
  return operation === 'RunTask' && definition !== undefined ? arn(`task-definition/${lastPart(definition)}`) : '*';
}

/** A text, or the first of a list. */
function readText(value: Json | undefined): string | undefined {
  const first: Json | undefined = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

function lastPart(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
