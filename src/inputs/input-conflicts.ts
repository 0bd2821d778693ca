/** Whether inputs, each right by itself, can be meant together. */

import { type InputError, quote, type ValueError } from '@slipway/ecs-rules/text';
import { lastSegment } from '../text/arn.ts';
import { findAnswerConflicts } from './answer-conflicts.ts';
import { CONTAINER_SETTINGS, ROLE_INPUTS } from './container-inputs.ts';
import { type InputName, type InputValues, isInputName } from './declarations.ts';
import { DEPLOYMENT_INPUTS } from './deployment-inputs.ts';
import { findDriftConflicts } from './drift-conflicts.ts';
import type { GivenInputs } from './given-inputs.ts';
import { findMissingImage } from './missing-image.ts';
import { findTaskConflicts } from './one-off-task-conflicts.ts';
import { findScheduleConflicts } from './schedule-conflicts.ts';
import { checkVolume, findTagAndVolumeConflicts } from './tag-and-volume-conflicts.ts';
import { SOURCE_INPUTS } from './task-definition-inputs.ts';
import { findVerificationConflicts } from './verification-conflicts.ts';

const BUILD_INPUTS: readonly InputName[] = [
  'create-repository',
  'image-tag',
  'build',
  'context',
  'dockerfile',
  'target',
  'platforms',
  'build-args',
  'build-secrets',
  'labels',
  'cache-from',
  'cache-to',
  'build-flags',
];

const REVISION_INPUTS: readonly InputName[] = [
  'image',
  'repository',
  ...SOURCE_INPUTS,
  'task-definition-revision',
  'container-name',
  ...CONTAINER_SETTINGS,
  ...ROLE_INPUTS,
  'keep-null-value-keys',
  'service-definition',
  'apply-service-definition',
  'rehearse',
];

/** Settings of the deployment. */
const DEPLOYMENT_NAMES = Object.keys(DEPLOYMENT_INPUTS).filter(isInputName);

const SERVICE_INPUTS: readonly InputName[] = [
  'service-definition',
  'apply-service-definition',
  'desired-count',
  'force-new-deployment',
  'minimum-healthy-percent',
  'maximum-percent',
  'circuit-breaker',
  ...DEPLOYMENT_NAMES,
  'service-managed-ebs-volume-name',
  'service-managed-ebs-volume',
  'rollback-to',
  'deny-privilege-changes',
  'codedeploy-appspec',
  'codedeploy-application',
  'codedeploy-deployment-group',
  'codedeploy-deployment-description',
  'codedeploy-deployment-config',
];

/** All conflicts between inputs. */
export function findConflicts(given: GivenInputs): readonly InputError[] {
  return [
    ...checkImage(given),
    ...findMissingImage(given),
    ...checkSource(given),
    ...checkKeptFields(given),
    ...checkEntries(given),
    ...checkService(given),
    ...checkPercents(given),
    ...checkDeployment(given),
    ...checkWait(given),
    ...checkPause(given),
    ...findVerificationConflicts(given),
    ...checkRollback(given),
    ...checkRehearsal(given),
    ...findTagAndVolumeConflicts(given),
    ...checkVolume(['service-managed-ebs-volume-name', 'service-managed-ebs-volume'], given),
    ...findTaskConflicts(given),
    ...findDriftConflicts(given),
    ...findAnswerConflicts(given),
    ...findScheduleConflicts(given),
    ...checkImageServices(given),
    ...checkUnusedImages(given),
  ];
}

function checkImage({ isGiven }: GivenInputs): readonly InputError[] {
  if (isGiven('image') && isGiven('repository')) {
    const problem = 'must not be combined with repository';
    return [{ input: 'image', problem, advice: 'Use image to deploy an existing image, or repository to build one' }];
  }
  if (isGiven('repository')) return [];
  return BUILD_INPUTS.filter(isGiven).map((input) => ({
    input,
    problem: 'only used for a build, and nothing is built without repository',
    advice: 'Set repository, or remove this input',
  }));
}

/** An image for a service that the run does not update would silently be left out. */
function checkImageServices({ values }: GivenInputs): readonly InputError[] {
  const names = (values.service ?? []).map(lastSegment);
  const services = (values.image ?? []).flatMap(({ service }) => service ?? []);
  return [...new Set(services)]
    .filter((service) => !names.includes(service))
    .map((service) => ({
      input: 'image',
      problem: `${quote(service)} is not one of the services of this run`,
      advice: names.length === 0 ? 'Set service, or remove the service' : `Use one of: ${names.join(', ')}`,
    }));
}

/** A line for all services that none of them takes. */
function checkUnusedImages({ values: { image = [], service = [] } }: GivenInputs): readonly InputError[] {
  const hasOwn = (name: string, container: string) =>
    image.some((one) => one.service === lastSegment(name) && one.container === container);
  const isUnused = (container: string) => service.length > 0 && service.every((name) => hasOwn(name, container));
  const general = image.flatMap((one) => (one.service === undefined ? (one.container ?? []) : []));
  return general.filter(isUnused).map((container) => ({
    input: 'image',
    problem: `the line ${quote(`${container}=…`)} has no effect, because each service has its own line for that container`,
    advice: 'Remove one of the two',
  }));
}

function checkSource({ isGiven }: GivenInputs): readonly InputError[] {
  if (!isGiven('task-definition-revision') || SOURCE_INPUTS.some(isGiven)) return [];
  const problem = 'a number alone does not identify a revision';
  const advice = 'Also set task-definition-family, or use task-definition-arn instead';
  return [{ input: 'task-definition-revision', problem, advice }];
}

/** Sources of the task definition that are not used because another one goes first. */
export function noticeIgnored({ isGiven }: GivenInputs): readonly InputError[] {
  const [used, ...others] = SOURCE_INPUTS.filter(isGiven);
  if (used === undefined) return [];
  const isNumberUnused = isGiven('task-definition-revision') && used !== 'task-definition-family';
  const ignored: readonly InputName[] = isNumberUnused ? [...others, 'task-definition-revision'] : others;
  const problem = `ignored, because the task definition comes from ${used}`;
  return ignored.map((input) => ({ input, problem, advice: `Remove ${input}, or remove ${used}` }));
}

function checkKeptFields({ isGiven }: GivenInputs): readonly InputError[] {
  if (!isGiven('keep-null-value-keys') || isGiven('task-definition') || isGiven('rollback-to')) return [];
  const problem = 'only used with a task definition file, and none is set';
  return [{ input: 'keep-null-value-keys', problem, advice: 'Set task-definition, or remove this input' }];
}

/** ECS refuses a container that has a secret and a variable of one name (ECS Developer Guide, secrets). */
function checkEntries({ values }: GivenInputs): readonly InputError[] {
  const variables = new Set((values['environment-variables'] ?? []).map((entry) => entry.name));
  return (values.secrets ?? [])
    .filter((entry) => variables.has(entry.name))
    .map(({ name }) => ({
      input: 'secrets',
      problem: `${quote(name)} is also in environment-variables`,
      advice: 'Keep it in one of the two',
    }));
}

function checkService({ values, isGiven }: GivenInputs): readonly InputError[] {
  if (isGiven('service')) return [...checkClusters(values), ...checkDefinition({ values, isGiven })];
  return SERVICE_INPUTS.filter(isGiven).map((input) => ({
    input,
    ...explainNoService(input),
  }));
}

const NO_DEFINITION: InputError = {
  input: 'apply-service-definition',
  problem: 'there is no definition to apply',
  advice: 'Set service-definition, or remove this input',
};

function checkDefinition({ values, isGiven }: Pick<GivenInputs, 'values' | 'isGiven'>): readonly InputError[] {
  if (!isGiven('service-definition')) return values['apply-service-definition'] === true ? [NO_DEFINITION] : [];
  if (values.service?.length === 1) return [];
  const problem = 'defines one service, and service names several';
  return [{ input: 'service-definition', problem, advice: 'Use a step for each service' }];
}

function explainNoService(input: InputName): ValueError {
  return input === 'rollback-to'
    ? { problem: 'a rollback needs a service', advice: 'Set service' }
    : { problem: 'only used with a service, and none is set', advice: 'Set service, or remove this input' };
}

/** The ARN of a service names its cluster, but ECS searches the cluster that the call names. */
function checkClusters(values: Partial<InputValues>): readonly InputError[] {
  if (values.cluster === undefined) return [];
  const cluster = lastSegment(values.cluster);
  return (values.service ?? []).flatMap((service) => {
    const own = /:service\/([^/]+)\/[^/]+$/.exec(service)?.[1];
    if (own === undefined || own === cluster) return [];
    const problem = `${quote(service)} is in cluster ${quote(own)}, but cluster is set to ${quote(cluster)}`;
    return [{ input: 'service', problem, advice: `Set cluster to ${own}` }];
  });
}

function checkPercents({ values }: GivenInputs): readonly InputError[] {
  if (values['minimum-healthy-percent'] !== 100 || values['maximum-percent'] !== 100) return [];
  const problem = 'with 100 here and a minimum-healthy-percent of 100, ECS can neither stop nor start a task';
  const advice = 'Lower minimum-healthy-percent, or set maximum-percent to 200 (not for a DAEMON service)';
  return [{ input: 'maximum-percent', problem, advice }];
}

/** Each is refused by what it says itself. */
function checkDeployment({ values, isGiven }: GivenInputs): readonly InputError[] {
  const alarms = values['deployment-alarms'] ?? [];
  const early = values['early-success'];
  const least = values['minimum-healthy-percent'];
  const isOff = values['circuit-breaker'] === 'off';
  const ofBreaker = (['circuit-breaker-threshold', 'reset-on-healthy-task'] as const).filter(isGiven);
  return [
    ...(alarms.includes('off') && alarms.length > 1
      ? [
          {
            input: 'deployment-alarms',
            problem: '"off" is given next to alarms',
            advice: 'Use off alone, or only names',
          },
        ]
      : []),
    ...(isOff ? ofBreaker : []).map((input) => ({
      input,
      problem: 'has no effect with circuit-breaker: off',
      advice: 'Remove one of the two',
    })),
    ...(typeof early === 'object' && least !== undefined && early.healthyPercent < least
      ? [
          {
            input: 'early-success',
            problem: `${early.healthyPercent}% is below minimum-healthy-percent ${least}`,
            advice: 'Raise it',
          },
        ]
      : []),
  ];
}

function checkWait({ values }: GivenInputs): readonly InputError[] {
  const pauseMs = values['wait-max-delay-seconds'];
  const limitMs = values['wait-for-minutes'];
  if (pauseMs === undefined || limitMs === undefined || pauseMs <= limitMs) return [];
  return [{ input: 'wait-max-delay-seconds', problem: 'must be shorter than wait-for-minutes' }];
}

/** A run that does not wait sees no pause, and would pass without the requested approval. */
function checkPause({ values, isGiven }: GivenInputs): readonly InputError[] {
  if (!isGiven('wait-until')) return [];
  if (!isGiven('service')) {
    return [{ input: 'wait-until', problem: 'only used with a service, and none is set', advice: 'Set service' }];
  }
  if (values['wait-for-service-stability'] !== false) return [];
  const problem = 'has no effect with wait-for-service-stability: false';
  return [{ input: 'wait-until', problem, advice: 'Remove one of the two' }];
}

function checkRehearsal({ values, isGiven }: GivenInputs): readonly InputError[] {
  if (!isGiven('rehearse-secrets') || values.rehearse === true) return [];
  return [
    { input: 'rehearse-secrets', problem: 'only used with rehearse', advice: 'Set rehearse, or remove this input' },
  ];
}

function checkRollback({ isGiven }: GivenInputs): readonly InputError[] {
  if (!isGiven('rollback-to')) return [];
  return REVISION_INPUTS.filter(isGiven).map((input) => ({
    input,
    problem: 'a rollback redeploys an existing revision, so this input cannot be combined with rollback-to',
    advice: 'Remove one of the two',
  }));
}
