import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { DeployError } from '../../ports/deploy-error.ts';
import type { PlacementFailure } from '../../ports/task-records.ts';
import { lastSegment } from '../../text/arn.ts';
import { listSome } from '../../text/list-some.ts';

interface Meaning {
  readonly means: string;
  readonly advice: string;
}

/** ECS Developer Guide, API failure reasons. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  'RESOURCE:CPU': {
    means: 'no container instance has enough CPU left',
    advice: 'Add a container instance, or lower the cpu of the task.',
  },
  'RESOURCE:MEMORY': {
    means: 'no container instance has enough memory left',
    advice: 'Add a container instance, or lower the memory of the task.',
  },
  'RESOURCE:PORTS': {
    means: 'the host ports are taken on every container instance',
    advice: 'Set hostPort to 0 in the task definition, or add a container instance.',
  },
  'RESOURCE:ENI': {
    means: 'no container instance has a network interface left',
    advice: 'Add a container instance, or turn on awsvpcTrunking.',
  },
  'RESOURCE:GPU': { means: 'no container instance has a GPU left', advice: 'Add a container instance with a GPU.' },
  AGENT: {
    means: 'no container instance has an agent that is connected',
    advice: 'Check the instances: aws ecs list-container-instances',
  },
  LOCATION: {
    means: 'no container instance is in the availability zones of the subnets',
    advice: 'Give run-task-subnets of zones that have instances.',
  },
  ATTRIBUTE: {
    means: 'no container instance has an attribute that the task definition needs',
    advice: 'Compare requiresAttributes of the revision with the attributes of the instances.',
  },
};

const FARGATE_FULL: Meaning = {
  means: 'AWS Fargate has no room in these subnets now',
  advice: 'Run the step again later, or give run-task-subnets in more availability zones.',
};

const UNKNOWN: Meaning = {
  means: 'a reason that Slipway does not know',
  advice: 'See the reason in the ECS Developer Guide, API failure reasons.',
};

const WIDTH = 300;
const MOST_INSTANCES = 3;

/** All failures in one sentence, each reason once, and the step against the first. */
export function describeFailures(failures: readonly PlacementFailure[]): {
  readonly words: string;
  readonly advice: string;
} {
  if (failures.length === 0) {
    return { words: 'ECS answered with neither a task nor a reason', advice: 'Run the step again.' };
  }
  const reasons = [...new Set(failures.map(({ reason }) => reason))];
  const words = reasons.map((reason) => describeReason(reason, failures));
  return { words: words.join('; '), advice: findMeaning(reasons[0] ?? '').advice };
}

function describeReason(reason: string, failures: readonly PlacementFailure[]): string {
  const those = failures.filter((failure) => failure.reason === reason);
  const details = [...new Set(those.flatMap(({ detail }) => detail ?? []))].map((one) => `, ${one}`).join('');
  const instances = those.flatMap(({ arn }) => (arn === undefined ? [] : [lastSegment(arn)]));
  const where = instances.length === 0 ? '' : ` (${listSome(instances, MOST_INSTANCES)})`;
  return quoteOutsideText(`${reason}: ${findMeaning(reason).means}${details}${where}`, WIDTH);
}

function findMeaning(reason: string): Meaning {
  if (/^Capacity is unavailable/i.test(reason)) return FARGATE_FULL;
  return Object.hasOwn(MEANINGS, reason) ? (MEANINGS[reason] ?? UNKNOWN) : UNKNOWN;
}

/** A refusal of RunTask that has a better next step than its own words (wording observed; not documented). */
export function explainRefusal(error: DeployError): DeployError {
  if (!/No Container Instances were found/i.test(error.message)) return error;
  const advice =
    'Set run-task-launch-type to FARGATE, give the cluster default capacity providers, or add an instance.';
  return new DeployError({ kind: error.kind, message: error.message, advice, cause: error });
}
