/** What a deploy changes, field by field. Types only. */

import type { Json } from '@slipway/ecs-rules/values';

/** A field of a task definition or of a service that differs, with its values: never shown as it is. */
export interface FieldDifference {
  /** `containerDefinitions[web].memory` */
  readonly path: string;
  /** The path without the names of items. */
  readonly kind: string;
  /** Absent: the field is added. */
  readonly before?: Json;
  /** Absent: the field is removed. */
  readonly after?: Json;
  /** Whether the field is one that ECS documents. */
  readonly isKnown: boolean;
}

/** A field that differs, as people and later steps may see it: values that may be secret are left out. */
export interface Change {
  /** In the names of the document: `containerDefinitions[web].environment[LOG_LEVEL]`. Outside text. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Outside text; absent: there was none, or it may be secret. */
  readonly before?: Json;
  readonly after?: Json;
}
