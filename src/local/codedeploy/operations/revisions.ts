/** GetApplicationRevision: the AppSpec file behind a hash. */
import type { JsonObject } from '../../../json.ts';
import type { Draft } from '../../engine/draft.ts';
import { ApiFault } from '../../engine/fault.ts';
import { asTimestamp, readObject, readString } from '../../engine/input.ts';
import type { Call, OperationTable } from '../../engine/operation.ts';
import { describeRevision } from '../describe-deployment.ts';
import { requireApplication } from '../find.ts';

export const REVISION_OPERATIONS: OperationTable = {
  'codedeploy:GetApplicationRevision': getApplicationRevision,
};

/** Revisions are known by the application's deployments. Wordings not documented. */
function getApplicationRevision(draft: Draft, { input }: Call): JsonObject {
  const application = requireApplication(draft, input).name;
  const revision = readObject(input, 'revision');
  if (revision === undefined) throw new ApiFault('RevisionRequiredException', 'A revision is required.');
  const sha256 = readString(readObject(revision, 'appSpecContent') ?? {}, 'sha256') ?? '';
  const uses = [...draft.codeDeployments.values()].filter(
    (record) => record.application === application && record.revision.sha256 === sha256,
  );
  const [first] = uses;
  if (first === undefined) {
    throw new ApiFault('RevisionDoesNotExistException', `No revision of ${application} has the sha256 '${sha256}'.`);
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
