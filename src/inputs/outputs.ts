/** One declaration an output: `action.yml` and the table of docs/inputs.md are made of it. */
export const OUTPUTS = {
  verdict:
    'How the run ended: steady, paused, unchanged, started, planned, rolled-back, failed, superseded, timed-out, stuck, refused, cancelled or unknown.',
  reason: 'Why: the cause of a failure first, then what happened to the deployment.',
  registry: 'Host of the registry that Docker is logged in to.',
  image:
    'Image that was built, reused or given, by digest if it is known. Not set without repository or image, or for several images.',
  'image-tag': 'Tag of the image.',
  'image-digest': 'Digest of the image, sha256:….',
  'task-definition': 'Path of the rendered task definition file.',
  'task-definition-arn': 'ARN of the revision that was registered, reused or rolled back to.',
  'task-definition-revision': 'The same revision as family:number.',
  'previous-task-definition-arn':
    'ARN of the revision that ran before: the one of the last completed deployment; for a rollback, the revision that is replaced.',
  'deployment-id': 'ID of the deployment that the update started.',
  'service-deployment-arn': 'ARN of the service deployment that the update started.',
  'paused-at': 'Lifecycle stage at which the (first) paused service waits for approval.',
  'hook-id': 'ID of the lifecycle hook that waits there, for the action continue.',
  'codedeploy-deployment-id': 'ID of the CodeDeploy deployment, for a service that CodeDeploy deploys.',
  url: 'URL of the (first) Express Mode service.',
  'console-url':
    'Page of the deployments of the (first) service in the AWS Management Console. Not set for a custom endpoint or before a revision is known.',
  'has-changes':
    'true if the plan changes a service or a schedule or runs a one-off task, else false. Not set if the run ended before it had a plan.',
  changes:
    'The planned changes as a JSON array: service (or the name of a schedule), path, kind (added, removed or changed), before and after. Values that may be secret are left out.',
  plan: 'Path of the plan as Markdown, to post as a comment on a pull request. Set by a dry run.',
  'run-task-arn': 'ARNs of the one-off task, as a JSON array.',
  services: 'JSON array with one object per service: service, verdict, reason, revisions, deployment and pause.',
  report: 'Path of rollout.json, if it was written.',
} as const;

export type OutputName = keyof typeof OUTPUTS;
