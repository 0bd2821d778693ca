/** From raw inputs to the request: everything is checked here, once, before anything is called. */

import { toServiceDeploymentArn } from '@slipway/ecs-rules/arns';
import { type InputError, quoteOutsideText, type ValueError } from '@slipway/ecs-rules/text';
import type { AnswerRequest } from '../ports/pause-answer.ts';
import type { VerificationRequest } from '../ports/verification.ts';
import type { InputDeclaration } from './declaration.ts';
import { INPUT_NAMES, INPUTS, type InputName, type InputValues } from './declarations.ts';
import { refuseUnknownName } from './forms.ts';
import type { GivenInputs } from './given-inputs.ts';
import { findConflicts, noticeIgnored } from './input-conflicts.ts';
import type {
  BuildRequest,
  CodeDeployRequest,
  ContainerSettings,
  DeploymentSettings,
  DeployRequest,
  ImageRequest,
  ManagedVolume,
  OneOffTaskRequest,
  TaskDefinitionRequest,
} from './request.ts';

/** The raw text of an input; blank when it was not given. */
export type RawInputs = (name: InputName) => string;

/** Texts of a workflow, before anything is known of them. */
export interface GivenTexts {
  readonly raw: RawInputs;
  /** Names that were given, where they are known, so that a mistyped one is found. */
  readonly names: readonly string[];
  /** Inputs that may be given. Default: all. */
  readonly known?: readonly InputName[];
}

/** The request with what a person should know about the inputs, or every error that can be known without a call. */
export type RequestReading =
  | { readonly request: DeployRequest; readonly notices: readonly InputError[] }
  | { readonly errors: readonly InputError[] };

/**
 * Reads and checks all inputs.
 * @param names as in `GivenTexts`
 * @param known as in `GivenTexts`
 */
export function readRequest(
  raw: RawInputs,
  names: readonly string[] = [],
  known: readonly InputName[] = INPUT_NAMES,
): RequestReading {
  // The runner passes names in upper case, so case is ignored.
  const unknown = names
    .filter((name) => !known.some((one) => one.toLowerCase() === name.toLowerCase()))
    .map((name) => ({ input: quoteOutsideText(name, 60), ...refuseUnknownName(name, known) }));
  const read = readValues(raw);
  const given: GivenInputs = {
    values: read.values,
    isGiven: (name) => isGiven(name, raw),
    isKnown: (name) => known.includes(name),
  };
  const errors = [...unknown, ...read.errors, ...findConflicts(given)];
  return errors.length === 0 && isComplete(read.values)
    ? { request: buildRequest(read.values), notices: [...read.notices, ...noticeIgnored(given)] }
    : { errors };
}

/** An input with a default counts as given when it says something else: runners pass defaults on as if given. */
function isGiven(name: InputName, raw: RawInputs): boolean {
  const text = raw(name).trim();
  if (text === '') return false;
  const declaration: InputDeclaration<unknown> = INPUTS[name];
  const asDefault = declaration.parse(declaration.default ?? '');
  const parsed = declaration.parse(text);
  const isDefault = 'value' in parsed && 'value' in asDefault && parsed.value === asDefault.value;
  return !isDefault;
}

interface ReadValues {
  readonly values: Partial<InputValues>;
  readonly errors: readonly InputError[];
  readonly notices: readonly InputError[];
}

function readValues(raw: RawInputs): ReadValues {
  const reads = INPUT_NAMES.map((name) => ({ name, parsed: readValue(name, raw(name)) }));
  const values: Partial<InputValues> = Object.fromEntries(
    reads.flatMap(({ name, parsed }) => ('errors' in parsed ? [] : [[name, parsed.value]])),
  );
  const errors = reads.flatMap(({ name, parsed }) =>
    'errors' in parsed ? capErrors(parsed.errors).map((error) => ({ input: name, ...error })) : [],
  );
  const notices = reads.flatMap(({ name, parsed }) =>
    'errors' in parsed ? [] : (parsed.notices ?? []).map((notice) => ({ input: name, ...notice })),
  );
  return { values, errors, notices };
}

/** A long list of one and the same mistake would bury the errors of the other inputs. */
const MOST_ERRORS = 20;

function capErrors(errors: readonly ValueError[]): readonly ValueError[] {
  if (errors.length <= MOST_ERRORS) return errors;
  const rest = { problem: `${errors.length - MOST_ERRORS} more errors`, advice: 'Correct the ones above first' };
  return [...errors.slice(0, MOST_ERRORS), rest];
}

function readValue(name: InputName, text: string): ReturnType<InputDeclaration<unknown>['parse']> {
  const declaration: InputDeclaration<unknown> = INPUTS[name];
  return declaration.parse(text.trim() === '' ? (declaration.default ?? '') : text);
}

function isComplete(values: Partial<InputValues>): values is InputValues {
  return INPUT_NAMES.every((name) => name in values);
}

function buildRequest(values: InputValues): DeployRequest {
  return {
    image: chooseImage(values),
    shouldPinImages: values['pin-images'],
    registries: { type: values['registry-type'], accounts: values.registries },
    shouldMaskPasswords: values['mask-password'],
    shouldStayLoggedIn: values['skip-logout'],
    ...present('httpProxy', values['http-proxy']),
    taskDefinition: chooseTaskDefinition(values),
    containerNames: values['container-name'],
    containerSettings: collectSettings(values),
    keptEmptyFields: values['keep-null-value-keys'],
    ...present('taskRole', values['task-role-arn']),
    ...present('executionRole', values['execution-role-arn']),
    services: values.service,
    cluster: values.cluster,
    schedules: [...values['scheduled-rules'], ...values.schedules],
    shouldForceNewDeployment: values['force-new-deployment'],
    circuitBreaker: values['circuit-breaker'],
    deployment: chooseDeployment(values),
    codeDeploy: chooseCodeDeploy(values),
    shouldFollow: values['wait-for-service-stability'],
    followLimitMs: values['wait-for-minutes'],
    // The step answers that pause itself, so following ends there first.
    waitUntil: values['verify-at'] ?? values['wait-until'],
    ...present('verification', chooseVerification(values)),
    onFailure: values['on-failure'],
    shouldFailFast: values['fail-fast'],
    onCancel: values['on-cancel'],
    ...chooseGuards(values),
    shouldWriteSummary: values.summary,
    ...present('serviceDefinition', values['service-definition']),
    shouldApplyDefinition: values['apply-service-definition'],
    ...present('desiredCount', values['desired-count']),
    ...present('minimumHealthyPercent', values['minimum-healthy-percent']),
    ...present('maximumPercent', values['maximum-percent']),
    ...present('longestPauseMs', values['wait-max-delay-seconds']),
    ...present('hasManagedTags', values['enable-ecs-managed-tags']),
    ...present('propagateTags', values['propagate-tags']),
    ...present('managedVolume', chooseVolume(values, 'service-managed-ebs-volume')),
    ...present('maxRetries', values['max-retries']),
    ...present('oneOffTask', chooseOneOffTask(values)),
    ...present('rehearsal', values.rehearse ? { secrets: values['rehearse-secrets'] } : undefined),
    ...present('rollbackTo', values['rollback-to']),
    ...present('answer', chooseAnswer(values)),
    ...chooseReports(values),
  };
}

const MINUTE_MS = 60_000;

function chooseVerification(values: InputValues): VerificationRequest | undefined {
  const [urls, command] = [values['verify-url'], values['verify-command']];
  const [alarms, metrics] = [values['verify-alarms'], values['verify-metrics']];
  if (urls.length + alarms.length + metrics.length === 0 && command === undefined) return undefined;
  // CloudWatch shows what happened in the last minutes a minute or two later.
  const usualMs = alarms.length + metrics.length > 0 ? 5 * MINUTE_MS : MINUTE_MS;
  return {
    urls,
    ...present('command', command),
    alarms,
    metrics,
    forMs: values['verify-minutes'] ?? usualMs,
    ...present('at', values['verify-at']),
  };
}

function chooseCodeDeploy(values: InputValues): CodeDeployRequest {
  return {
    appSpecPath: values['codedeploy-appspec'],
    ...present('application', values['codedeploy-application']),
    ...present('group', values['codedeploy-deployment-group']),
    ...present('description', values['codedeploy-deployment-description']),
    ...present('configName', values['codedeploy-deployment-config']),
  };
}

function chooseDeployment(values: InputValues): DeploymentSettings {
  const alarms = values['deployment-alarms'];
  return {
    ...present('breakerThreshold', values['circuit-breaker-threshold']),
    ...present('isResetByHealthyTask', values['reset-on-healthy-task']),
    ...present('earlySuccess', values['early-success']),
    ...(alarms.length === 0 ? {} : { alarms: alarms.includes('off') ? 'off' : alarms }),
    ...present('bakeTimeMinutes', values['bake-time-minutes']),
    ...present('rebalancing', values['availability-zone-rebalancing']),
    ...present('gracePeriodSeconds', values['health-check-grace-period']),
    ...present('platformVersion', values['platform-version']),
  };
}

type Guard = 'isDryRun' | 'isDriftCheck' | 'expectedAccount' | `shouldAllow${string}` | 'shouldDenyPrivilegeChanges';

/** What the run may not do, or may do all the same. */
function chooseGuards(values: InputValues): Pick<DeployRequest, Extract<keyof DeployRequest, Guard>> {
  return {
    isDryRun: values['dry-run'] || values.drift,
    isDriftCheck: values.drift,
    shouldAllowStale: values['allow-stale'],
    shouldAllowUntrustedEvents: values['allow-untrusted-events'],
    shouldDenyPrivilegeChanges: values['deny-privilege-changes'],
    ...present('expectedAccount', values['expected-account']),
  };
}

function chooseAnswer(values: InputValues): AnswerRequest | undefined {
  const { action, 'service-deployment-arn': arn } = values;
  if (action === undefined) return undefined;
  const serviceDeploymentArn = arn === undefined ? undefined : toServiceDeploymentArn(arn);
  return { action, ...present('serviceDeploymentArn', serviceDeploymentArn), ...present('hookId', values['hook-id']) };
}

function chooseReports(values: InputValues): Pick<DeployRequest, 'reportPath' | 'reportHtml'> {
  return { ...present('reportPath', values['report-path']), ...present('reportHtml', values['report-html']) };
}

/** A field only when there is a value: absent fields are not sent to ECS. */
function present<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  const entry: { readonly [P in K]?: V } = {};
  return value === undefined ? entry : { ...entry, [key]: value };
}

function chooseImage(values: InputValues): ImageRequest {
  if (values.image.length > 0) return { kind: 'given', images: values.image };
  if (values.repository === undefined) return { kind: 'keep' };
  return {
    kind: 'build',
    repository: values.repository,
    shouldCreateRepository: values['create-repository'],
    ...collectBuild(values),
  };
}

function collectBuild(values: InputValues): BuildRequest {
  return {
    tags: values['image-tag'],
    mode: values.build,
    context: values.context,
    ...present('dockerfile', values.dockerfile),
    ...present('target', values.target),
    platforms: values.platforms,
    buildArguments: values['build-args'],
    buildSecrets: values['build-secrets'],
    labels: values.labels,
    cacheFrom: values['cache-from'],
    cacheTo: values['cache-to'],
    flags: values['build-flags'],
  };
}

function collectSettings(values: InputValues): ContainerSettings {
  return {
    environment: values['environment-variables'],
    secrets: values.secrets,
    shouldPruneEnvironment: values['prune-environment'],
    environmentFiles: values['env-files'],
    dockerLabels: values['docker-labels'],
    logOptions: values['log-configuration-options'],
    ...present('logDriver', values['log-configuration-log-driver']),
    ...present('command', values.command),
  };
}

function chooseOneOffTask(values: InputValues): OneOffTaskRequest | undefined {
  if (values['run-task'] !== true) return undefined;
  return {
    shouldWait: values['wait-for-task-stopped'] ?? values.service.length > 0,
    startedBy: values['run-task-started-by'],
    containerOverrides: values['run-task-container-overrides'],
    subnets: values['run-task-subnets'],
    securityGroups: values['run-task-security-groups'],
    capacityProviderStrategy: values['run-task-capacity-provider-strategy'],
    tags: values['run-task-tags'],
    ...present('assignPublicIp', values['run-task-assign-public-IP']),
    ...present('launchType', values['run-task-launch-type']),
    ...present('managedVolume', chooseVolume(values, 'run-task-managed-ebs-volume')),
  };
}

type VolumeInput = 'run-task-managed-ebs-volume' | 'service-managed-ebs-volume';

function chooseVolume(values: InputValues, input: VolumeInput): ManagedVolume | undefined {
  const name = values[`${input}-name`];
  const configuration = values[input];
  return name === undefined || configuration === undefined ? undefined : { name, configuration };
}

function chooseTaskDefinition(values: InputValues): TaskDefinitionRequest {
  const path = values['task-definition'];
  if (path !== undefined) return { kind: 'file', path };
  const arn = values['task-definition-arn'];
  if (arn !== undefined) return { kind: 'registered', reference: arn };
  const family = values['task-definition-family'];
  if (family === undefined) return { kind: 'current' };
  const revision = values['task-definition-revision'];
  return { kind: 'registered', reference: revision === undefined ? family : `${family}:${revision}` };
}
