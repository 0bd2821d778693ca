/** A secret and its versions. Values in, values out. Times are milliseconds since the epoch. */
import { defined } from '@slipway/ecs-rules/values';

export interface SecretVersion {
  readonly id: string;
  readonly createdAt: number;
  readonly stages: readonly string[];
  readonly text?: string;
  /** In base64. */
  readonly binary?: string;
}

export interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly description?: string;
  readonly kmsKeyId?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Oldest first. */
  readonly versions: readonly SecretVersion[];
  /** The end of the recovery window. */
  readonly deletesAt?: number;
}

export const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/** One of the start, which has one version at most. */
export function openSecret(given: {
  readonly name: string;
  readonly arn: string;
  readonly text: string | undefined;
  readonly deletesAt: number | undefined;
}): Secret {
  const { name, arn, text, deletesAt } = given;
  const first = text === undefined ? [] : [{ id: FIRST_ID, createdAt: 0, stages: [CURRENT], text }];
  return { name, arn, createdAt: 0, changedAt: 0, tags: {}, versions: first, ...defined({ deletesAt }) };
}

const FIRST_ID = '00000000-0000-4000-8000-000000000000';

/** Of versions without a label, Secrets Manager keeps about a hundred (Secrets Manager User Guide, quotas). */
const MOST_VERSIONS = 100;

/**
 * Adds a version. Its labels leave the other versions, and the one that was current is the previous one then; the first
 * version is always current (Secrets Manager API reference, PutSecretValue).
 */
export function withVersion(secret: Secret, version: SecretVersion): Secret {
  const isFirst = !secret.versions.some(({ stages }) => stages.includes(CURRENT));
  const stages = [...new Set([...version.stages, ...(isFirst ? [CURRENT] : [])])];
  const isCurrent = stages.includes(CURRENT);
  const others = secret.versions.map((one): SecretVersion => {
    const kept = one.stages.filter((stage) => !stages.includes(stage) && !(isCurrent && stage === PREVIOUS));
    return { ...one, stages: isCurrent && one.stages.includes(CURRENT) ? [...kept, PREVIOUS] : kept };
  });
  const versions = [...others, { ...version, stages }].slice(-MOST_VERSIONS);
  return { ...secret, versions, changedAt: version.createdAt };
}

/** By id, by label or by both; without either the current one. */
export function findVersion(
  { versions }: Secret,
  { id, stage }: { readonly id?: string | undefined; readonly stage?: string | undefined },
): SecretVersion | undefined {
  const label = stage ?? (id === undefined ? CURRENT : undefined);
  return versions.find(
    (one) => (id === undefined || one.id === id) && (label === undefined || one.stages.includes(label)),
  );
}
