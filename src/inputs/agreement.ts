/** Whether inputs, each right by itself, can be meant together. */
import { CONTAINER_SETTINGS, ROLE_INPUTS } from './container-inputs.ts';
import type { InputName, InputValues } from './declarations.ts';
import { findMissingImage } from './empty-image.ts';
import type { InputFault } from './fault.ts';
import { quote } from './fault.ts';
import type { GivenInputs } from './given-inputs.ts';
import { findTaskDisagreements } from './one-off-task-agreement.ts';
import { checkVolume, findTagAndVolumeDisagreements } from './tag-and-volume-agreement.ts';

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

/** The first that is given is used, in the order of the official render. */
const SOURCE_INPUTS: readonly InputName[] = ['task-definition', 'task-definition-arn', 'task-definition-family'];

const REVISION_INPUTS: readonly InputName[] = [
  'image',
  'repository',
  ...SOURCE_INPUTS,
  'task-definition-revision',
  'container-name',
  ...CONTAINER_SETTINGS,
  ...ROLE_INPUTS,
  'keep-null-value-keys',
];

const SERVICE_INPUTS: readonly InputName[] = [
  'desired-count',
  'force-new-deployment',
  'minimum-healthy-percent',
  'maximum-percent',
  'circuit-breaker',
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

/** All disagreements between inputs. */
export function findDisagreements(given: GivenInputs): readonly InputFault[] {
  return [
    ...checkImage(given),
    ...findMissingImage(given),
    ...checkSource(given),
    ...checkKeptMembers(given),
    ...checkEntries(given),
    ...checkService(given),
    ...checkPercents(given),
    ...checkWait(given),
    ...checkRollback(given),
    ...findTagAndVolumeDisagreements(given),
    ...checkVolume(['service-managed-ebs-volume-name', 'service-managed-ebs-volume'], given),
    ...findTaskDisagreements(given),
  ];
}

function checkImage({ isGiven }: GivenInputs): readonly InputFault[] {
  if (isGiven('image') && isGiven('repository')) {
    const problem = 'it cannot be given together with repository, which builds one';
    return [{ input: 'image', problem, advice: 'Keep image to deploy what is there, or repository to build' }];
  }
  if (isGiven('repository')) return [];
  return BUILD_INPUTS.filter(isGiven).map((input) => ({
    input,
    problem: 'it is about a build, and nothing is built without repository',
    advice: 'Give repository, or remove this input',
  }));
}

function checkSource({ isGiven }: GivenInputs): readonly InputFault[] {
  if (!isGiven('task-definition-revision') || SOURCE_INPUTS.some(isGiven)) return [];
  const problem = 'a number alone names no revision';
  const advice = 'Give task-definition-family with it, or use task-definition-arn';
  return [{ input: 'task-definition-revision', problem, advice }];
}

/** Sources of the task definition that are not used because another one goes first. */
export function noticeIgnored({ isGiven }: GivenInputs): readonly InputFault[] {
  const [used, ...others] = SOURCE_INPUTS.filter(isGiven);
  if (used === undefined) return [];
  const isNumberUnused = isGiven('task-definition-revision') && used !== 'task-definition-family';
  const ignored: readonly InputName[] = isNumberUnused ? [...others, 'task-definition-revision'] : others;
  const problem = `it is ignored, because the task definition comes from ${used}`;
  return ignored.map((input) => ({ input, problem, advice: `Remove ${input}, or remove ${used}` }));
}

function checkKeptMembers({ isGiven }: GivenInputs): readonly InputFault[] {
  if (!isGiven('keep-null-value-keys') || isGiven('task-definition') || isGiven('rollback-to')) return [];
  const problem = 'it is about the file of the task definition, and none is given';
  return [{ input: 'keep-null-value-keys', problem, advice: 'Give task-definition, or remove this input' }];
}

/** ECS refuses a container that has a secret and a variable of one name (ECS Developer Guide, secrets). */
function checkEntries({ values }: GivenInputs): readonly InputFault[] {
  const variables = new Set((values['environment-variables'] ?? []).map((entry) => entry.name));
  return (values.secrets ?? [])
    .filter((entry) => variables.has(entry.name))
    .map(({ name }) => ({
      input: 'secrets',
      problem: `${quote(name)} is among environment-variables, too`,
      advice: 'Keep it in one of them',
    }));
}

function checkService({ values, isGiven }: GivenInputs): readonly InputFault[] {
  if (isGiven('service')) return checkClusters(values);
  return SERVICE_INPUTS.filter(isGiven).map((input) => ({
    input,
    problem: 'it is about a service, and none is given',
    advice: 'Give service, or remove this input',
  }));
}

/** The ARN of a service names its cluster, and ECS looks in the cluster that the call names. */
function checkClusters(values: Partial<InputValues>): readonly InputFault[] {
  const cluster = values.cluster?.split('/').at(-1);
  if (cluster === undefined) return [];
  return (values.service ?? []).flatMap((service) => {
    const own = /:service\/([^/]+)\/[^/]+$/.exec(service)?.[1];
    if (own === undefined || own === cluster) return [];
    const problem = `${quote(service)} is in the cluster ${quote(own)}, and cluster says ${quote(cluster)}`;
    return [{ input: 'service', problem, advice: `Set cluster to ${own}` }];
  });
}

function checkPercents({ values }: GivenInputs): readonly InputFault[] {
  if (values['minimum-healthy-percent'] !== 100 || values['maximum-percent'] !== 100) return [];
  const problem = '100 with a minimum-healthy-percent of 100 lets ECS neither stop a task nor start one more';
  const advice = 'Lower minimum-healthy-percent, or raise maximum-percent to 200 (not for a DAEMON service)';
  return [{ input: 'maximum-percent', problem, advice }];
}

function checkWait({ values }: GivenInputs): readonly InputFault[] {
  const pauseMs = values['wait-max-delay-seconds'];
  const limitMs = values['wait-for-minutes'];
  if (pauseMs === undefined || limitMs === undefined || pauseMs <= limitMs) return [];
  const problem = 'the pause is longer than wait-for-minutes, the limit of the whole follow';
  return [{ input: 'wait-max-delay-seconds', problem, advice: 'Make it shorter than wait-for-minutes' }];
}

function checkRollback({ isGiven }: GivenInputs): readonly InputFault[] {
  if (!isGiven('rollback-to')) return [];
  return REVISION_INPUTS.filter(isGiven).map((input) => ({
    input,
    problem: 'a rollback serves an older revision as it is, and this input would make a new one',
    advice: 'Remove it, or remove rollback-to',
  }));
}
