/** What tasks need when they start and the task definition only names. Types only. */

/** The account and region of the run: resources of others are not checked. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Something outside of the task definition, as the API of its service knows it. */
export interface Resource {
  /** `pass`: the permission to pass the role. */
  readonly kind: 'secret' | 'parameter' | 'log-group' | 'role' | 'pass';
  /** For people: as the task definition names it, without the parts that all ARNs have. */
  readonly name: string;
  /** The names or ARNs for its API: it exists if one of them does. */
  readonly ids: readonly string[];
}

/** A resource, and the fields that need it. */
export interface Requirement extends Resource {
  /** Such as `secrets[DB_PASSWORD] of container web`. */
  readonly users: readonly string[];
  /** The field to correct, such as `valueFrom`. */
  readonly field: string;
}

/** What its API answered. */
export type RequirementState =
  | { readonly kind: 'exists' }
  | { readonly kind: 'absent' }
  /** It exists and cannot be read any more. `at` is milliseconds since the epoch. */
  | { readonly kind: 'deleted'; readonly at: number }
  /** A role that ECS may not assume, or may not be given. */
  | { readonly kind: 'untrusting' }
  | { readonly kind: 'unpassable'; readonly caller: string }
  /** No usable answer. */
  | { readonly kind: 'unread'; readonly isDenied: boolean; readonly why: string; readonly advice: string };

export interface CheckedRequirement {
  readonly requirement: Requirement;
  readonly state: RequirementState;
}
