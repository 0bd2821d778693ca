/** Applications: a name that deployment groups are in. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../../api-error.ts';
import { drawUuid } from '../../identifiers.ts';
import { asTimestamp, readString } from '../../input.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { APPLICATION_NAME, readName, requireApplication } from '../find.ts';
import { cutList } from '../paginate.ts';

export const APPLICATION_OPERATIONS: OperationTable = {
  'codedeploy:CreateApplication': createApplication,
  'codedeploy:GetApplication': getApplication,
  'codedeploy:ListApplications': listApplications,
  'codedeploy:DeleteApplication': deleteApplication,
};

/** Wordings not documented. */
function createApplication(state: MutableState, { input, now }: Call): JsonObject {
  const name = readName(input, APPLICATION_NAME);
  // The API's own default is Server.
  const platform = readString(input, 'computePlatform') ?? 'Server';
  if (platform !== 'ECS') {
    const problem = `The compute platform ${platform} is not simulated by the local ECS.`;
    throw new ApiError('InvalidComputePlatformException', problem);
  }
  if (state.applications.has(name)) {
    throw new ApiError('ApplicationAlreadyExistsException', `An application named ${name} already exists.`);
  }
  const id = drawUuid(state);
  state.applications.set(name, { id, name, createdAt: now });
  return { applicationId: id };
}

function getApplication(state: MutableState, { input }: Call): JsonObject {
  const { id, name, createdAt } = requireApplication(state, input);
  return {
    application: {
      applicationId: id,
      applicationName: name,
      createTime: asTimestamp(createdAt),
      linkedToGitHub: false,
      computePlatform: 'ECS',
    },
  };
}

function listApplications(state: MutableState, { input }: Call): JsonObject {
  const page = cutList([...state.applications.values()], input);
  return { applications: page.items.map(({ name }) => name), ...page.next };
}

/** Deletes its deployment groups too. A missing one is no error (no exception is documented). */
function deleteApplication(state: MutableState, { input }: Call): JsonObject {
  const name = readName(input, APPLICATION_NAME);
  state.applications.delete(name);
  for (const group of [...state.deploymentGroups.values()]) {
    if (group.application === name) state.deploymentGroups.delete(group.key);
  }
  return {};
}
