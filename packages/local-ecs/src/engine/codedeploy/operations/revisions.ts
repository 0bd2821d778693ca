/** GetApplicationRevision: the AppSpec file behind a hash. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../../api-error.ts';
import { asTimestamp, readObject, readString } from '../../input.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { describeRevision } from '../describe-deployment.ts';
import { requireApplication } from '../find.ts';

export const REVISION_OPERATIONS: OperationTable = {
  'codedeploy:GetApplicationRevision': getApplicationRevision,
};

/** Revisions are known by the application's deployments. Wordings not documented. */
function getApplicationRevision(state: MutableState, { input }: Call): JsonObject {
  const application = requireApplication(state, input).name;
  const revision = readObject(input, 'revision');
  if (revision === undefined) throw new ApiError('RevisionRequiredException', 'A revision is required.');
  const sha256 = readString(readObject(revision, 'appSpecContent') ?? {}, 'sha256') ?? '';
  const uses = [...state.codeDeployments.values()].filter(
    (record) => record.application === application && record.revision.sha256 === sha256,
  );
  const [first] = uses;
  if (first === undefined) {
    throw new ApiError('RevisionDoesNotExistException', `No revision of ${application} has the sha256 '${sha256}'.`);
  }
  return {
    applicationName: application,
    revision: { ...describeRevision(sha256), appSpecContent: first.revision },
    revisionInfo: {
      deploymentGroups: [...new Set(uses.map(({ group }) => group))],
      registerTime: asTimestamp(first.createdAt),
      firstUsedTime: asTimestamp(first.createdAt),
      lastUsedTime: asTimestamp((uses.at(-1) ?? first).createdAt),
    },
  };
}
