/** What to do against the cause of a failed rehearsal. Values in, values out. */
import type { Cause, CauseKind } from '../diagnosis/diagnosis.ts';
import { listSome } from '../text/list-some.ts';
import type { FailedRehearsal } from './failed-rehearsal.ts';

/** `port-silent` is known only here: ECS shows it as a load balancer health check that failed. */
export type RehearsalCause = Pick<Cause, 'containers' | 'nextStep'> & {
  readonly kind: CauseKind | 'port-silent';
};

/** Causes that may come from a placeholder. */
const OF_THE_PROGRAM: ReadonlySet<RehearsalCause['kind']> = new Set<RehearsalCause['kind']>([
  'container-exited',
  'crashed',
  'container-health',
  'port-silent',
]);

const READ_LINES = 'Read the last lines of the container above, and correct the image or the task definition.';
const REACH = 'Check the name of the image, and that this machine can reach its registry.';
const ALLOW =
  'Allow the role of this run to pull: ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer.';
const READ_DOCKER = "Correct what Docker's message names.";

/** Where the advice for a deployment would send people to AWS: the task is not there. */
const OWN: Readonly<Partial<Record<RehearsalCause['kind'], string>>> = {
  'container-exited': READ_LINES,
  crashed: READ_LINES,
  killed: READ_LINES,
  'container-not-started': READ_DOCKER,
  'container-never-ran': READ_DOCKER,
  'image-not-pulled': READ_DOCKER,
  'image-unreachable': REACH,
  'registry-unreachable': REACH,
  'image-denied': ALLOW,
  'registry-denied': ALLOW,
  'image-private': 'Check the name of the image. If it is private, log Docker in to its registry before this run.',
  'image-throttled': 'Log Docker in to the registry before this run, or use a copy of the image in Amazon ECR.',
  'disk-full': 'Free space on this machine: docker system df shows what takes it.',
  'ecs-says': READ_DOCKER,
  'no-evidence': READ_LINES,
  'port-silent':
    'Let the program listen on 0.0.0.0 and the containerPort of the mapping, or correct containerPort. If it only starts slowly, give the service a health check grace period.',
};

const MOST_NAMES = 5;

export function adviseOnRehearsal({ kind, containers, nextStep }: RehearsalCause, failed: FailedRehearsal): string {
  const [container = ''] = containers;
  if (isReadOnly(container, failed)) {
    return 'Mount a volume at the folder that it writes to, or remove readonlyRootFilesystem.';
  }
  const general = OWN[kind] ?? nextStep;
  const names = OF_THE_PROGRAM.has(kind) ? (failed.placeholders.get(container) ?? []) : [];
  if (names.length === 0) return general;
  const subject = `Container ${container} ran with placeholders instead of the secrets ${listSome(names, MOST_NAMES)}`;
  return `${subject}. If it needs their values, set rehearse-secrets. ${general}`;
}

/** The words of the C library for EROFS (errno(3)). */
function isReadOnly(name: string, { document, lines }: FailedRehearsal): boolean {
  const definition = document.containerDefinitions.find((container) => container.name === name);
  const isSet = definition?.readonlyRootFilesystem === true;
  return isSet && (lines.get(name) ?? []).some((line) => /read-only file ?system/i.test(line));
}
