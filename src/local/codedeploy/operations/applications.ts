/** Applications: a name that deployment groups are in. */
import type { JsonObject } from '../../../json.ts';
import type { Draft } from '../../engine/draft.ts';
import { ApiFault } from '../../engine/fault.ts';
import { drawUuid } from '../../engine/identifiers.ts';
import { asTimestamp, readString } from '../../engine/input.ts';
import type { Call, OperationTable } from '../../engine/operation.ts';
import { APPLICATION_NAME, readName, requireApplication } from '../find.ts';
import { cutList } from '../paginate.ts';

export const APPLICATION_OPERATIONS: OperationTable = {
  'codedeploy:CreateApplication': createApplication,
  'codedeploy:GetApplication': getApplication,
  'codedeploy:ListApplications': listApplications,
  'codedeploy:DeleteApplication': deleteApplication,
};

/** Wordings not documented. */
function createApplication(draft: Draft, { input, now }: Call): JsonObject {
  const name = readName(input, APPLICATION_NAME);
  // The API's own default is Server.
  const platform = readString(input, 'computePlatform') ?? 'Server';
  if (platform !== 'ECS') {
    const problem = `The compute platform ${platform} is not simulated by the local ECS.`;
    throw new ApiFault('InvalidComputePlatformException', problem);
  }
  if (draft.applications.has(name)) {
    throw new ApiFault('ApplicationAlreadyExistsException', `An application named ${name} already exists.`);
  }
  const id = drawUuid(draft);
  draft.applications.set(name, { id, name, createdAt: now });
  return { applicationId: id };
}

function getApplication(draft: Draft, { input }: Call): JsonObject {
  const { id, name, createdAt } = requireApplication(draft, input);
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

function listApplications(draft: Draft, { input }: Call): JsonObject {
  const page = cutList([...draft.applications.values()], input);
  return { applications: page.items.map(({ name }) => name), ...page.next };
}

/** With its deployment groups; one that is not there is no fault (its exceptions do not tell of it). */
function deleteApplication(draft: Draft, { input }: Call): JsonObject {
  const name = readName(input, APPLICATION_NAME);
  draft.applications.delete(name);
  for (const group of [...draft.deploymentGroups.values()]) {
    if (group.application === name) draft.deploymentGroups.delete(group.key);
  }
  return {};
}
