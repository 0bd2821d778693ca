/** Account settings. They are kept and answered; the local ECS behaves as with all of them at their defaults. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from '../api-error.ts';
import { callerArn, rootArn } from '../arn.ts';
import { readBoolean, readString, requireString } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { cutPage } from '../paginate.ts';

export const ACCOUNT_SETTING_OPERATIONS: OperationTable = {
  ListAccountSettings: listAccountSettings,
  PutAccountSetting: (state, call) => putSetting(state, call, readPrincipal(state, call)),
  PutAccountSettingDefault: (state, call) => putSetting(state, call, rootArn(state.settings)),
  DeleteAccountSetting: deleteAccountSetting,
};

/** Default values; `guardDutyActivate` is set by AWS. Not all are documented. */
const DEFAULTS: Readonly<Record<string, string>> = {
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
  containerInstanceLongArnFormat: 'enabled',
  defaultLogDriverMode: 'non-blocking',
  fargateEventWindows: 'disabled',
  fargateFIPSMode: 'disabled',
  fargateTaskRetirementWaitPeriod: '7',
  guardDutyActivate: 'off',
  serviceLongArnFormat: 'enabled',
  tagResourceAuthorization: 'on',
  taskLongArnFormat: 'enabled',
};

/** Values that ECS accepts (ECS API reference, PutAccountSetting). */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  fargateTaskRetirementWaitPeriod: ['0', '7', '14'],
  tagResourceAuthorization: ['on', 'off'],
  defaultLogDriverMode: ['blocking', 'non-blocking'],
  containerInsights: ['enabled', 'disabled', 'enhanced'],
};
const SWITCH: readonly string[] = ['enabled', 'disabled'];

function readPrincipal(state: MutableState, { input, caller }: Call): string {
  return readString(input, 'principalArn') ?? callerArn(state.settings, caller.accessKeyId);
}

/** Wording not documented. */
function requireName(input: JsonObject): string {
  const name = requireString(input, 'name');
  if (!Object.hasOwn(DEFAULTS, name)) throw invalidParameter(`Unknown account setting '${name}'.`);
  return name;
}

function putSetting(state: MutableState, { input }: Call, principalArn: string): JsonObject {
  const name = requireName(input);
  const value = requireString(input, 'value');
  // Wording not documented, of both.
  if (name === 'guardDutyActivate') throw invalidParameter('The account setting guardDutyActivate is managed by AWS.');
  if (!(VALUES[name] ?? SWITCH).includes(value)) throw invalidParameter(`Invalid value '${value}' for ${name}.`);
  state.accountSettings.set(`${principalArn} ${name}`, value);
  return { setting: describeSetting(name, value, principalArn) };
}

/** Answers the setting after the change. */
function deleteAccountSetting(state: MutableState, call: Call): JsonObject {
  const name = requireName(call.input);
  const principalArn = readPrincipal(state, call);
  state.accountSettings.delete(`${principalArn} ${name}`);
  return { setting: describeSetting(name, findEffective(state, name, principalArn).value, principalArn) };
}

/** The principal's own ones, or with `effectiveSettings` all that apply to it. */
function listAccountSettings(state: MutableState, call: Call): JsonObject {
  const { input } = call;
  const isEffective = readBoolean(input, 'effectiveSettings') ?? false;
  const principal = readPrincipal(state, call);
  const value = readString(input, 'value');
  const names = readString(input, 'name') === undefined ? Object.keys(DEFAULTS) : [requireName(input)];
  const found = names
    .map((name) => ({ name, ...findEffective(state, name, principal) }))
    .filter((setting) => isEffective || setting.principalArn === principal)
    .filter((setting) => value === undefined || setting.value === value);
  const page = cutPage(found, input, { fallback: 10, most: 10 });
  return {
    settings: page.items.map((one) => describeSetting(one.name, one.value, one.principalArn)),
    ...page.next,
  };
}

function findEffective(state: MutableState, name: string, principal: string): { value: string; principalArn: string } {
  const own = state.accountSettings.get(`${principal} ${name}`);
  if (own !== undefined) return { value: own, principalArn: principal };
  const principalArn = rootArn(state.settings);
  const value = state.accountSettings.get(`${principalArn} ${name}`) ?? DEFAULTS[name] ?? '';
  return { value, principalArn };
}

function describeSetting(name: string, value: string, principalArn: string): JsonObject {
  return { name, value, principalArn, type: name === 'guardDutyActivate' ? 'aws_managed' : 'user' };
}
