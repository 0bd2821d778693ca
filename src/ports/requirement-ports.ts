/** The ports that check what tasks need when they start. Metadata only, no values. Types only. */
import type { JsonObject } from '@slipway/ecs-rules/values';

/** A secret that exists. */
export interface SecretRecord {
  /** When it is deleted, if that is scheduled. Milliseconds since the epoch. */
  readonly deletedAt?: number;
}

/** An IAM role that exists. */
export interface RoleRecord {
  /** Always there when it was read from IAM. */
  readonly arn?: string;
  /** Who may assume it; absent: unreadable. */
  readonly trustPolicy?: JsonObject;
}

/** Errors as for `Ecs`. All calls of one connection end within ten seconds of it. */
export interface RequirementPorts {
  /** Undefined: not found. @param id name or ARN, without the suffixes of a `valueFrom` */
  describeSecret(id: string): Promise<SecretRecord | undefined>;
  /** Those of the names that exist. @param names at most 50 */
  describeParameters(names: readonly string[]): Promise<readonly string[]>;
  /** Names of log groups that begin with the prefix, in ASCII order; only the first ones. */
  describeLogGroups(prefix: string): Promise<readonly string[]>;
  /** Undefined: not found. @param name without path */
  getRole(name: string): Promise<RoleRecord | undefined>;
  /**
   * Whether the policies of a user or role let it pass a role to ECS tasks; undefined if that depends on values that
   * the simulation does not know.
   */
  mayPassRole(caller: string, role: string): Promise<boolean | undefined>;
}
