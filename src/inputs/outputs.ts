/** One declaration an output: `action.yml` and the table of docs/inputs.md are made of it. */
export const OUTPUTS = {
  verdict:
    'What became of the run: steady, unchanged, started, planned, rolled-back, failed, superseded, timed-out, stuck, refused, cancelled or unknown.',
  reason: 'Why, in one sentence for a person.',
  registry: 'Host of the registry that was logged in to.',
  image:
    'Reference of the image that was built, reused or given, by digest where that is known. Not set without repository or image, nor for several images.',
  'image-tag': 'The tag of the image, for people.',
  'image-digest': 'Digest of the image, sha256:….',
  'task-definition': 'Path of the rendered task definition file.',
  'task-definition-arn': 'ARN of the revision that was registered, reused or rolled back to.',
  'task-definition-revision': 'The same revision as family:number.',
  'previous-task-definition-arn':
    'ARN of the revision that ran before: of the last deployment that completed; for a rollback, the one that is left.',
  'deployment-id': 'Id of the deployment that the update started.',
  'service-deployment-arn': 'ARN of the service deployment that the update started.',
  'codedeploy-deployment-id': 'Id of the CodeDeploy deployment, for a service that CodeDeploy deploys.',
  'run-task-arn': 'ARNs of the one-off task, as a JSON list.',
  services: 'One record a service, as JSON: service, verdict, reason, revisions and deployment.',
  report: 'Path of rollout.json, if one was written.',
} as const;

export type OutputName = keyof typeof OUTPUTS;
