/** A rule of RegisterTaskDefinition that a document breaks. */
export interface Breach {
  /** Where in the document, as `containerDefinitions[0].memory`; empty for the document as a whole. */
  readonly path: string;
  /** ECS's message: observed unless the rule's comment states otherwise. May name containers, volumes and ports. */
  readonly text: string;
  /**
   * `rule`: documented, or seen in an answer of the real service; the source is named next to the rule.
   * `type`: ECS cannot read the request at all.
   * `doubt`: the value is unknown here, or the rule is assumed. ECS may accept it, so nothing is refused because of it.
   */
  readonly kind: 'rule' | 'type' | 'doubt';
}

export type Breaches = Generator<Breach, void>;

export function breach(path: string, text: string): Breach {
  return { path, text, kind: 'rule' };
}

/** Wording not documented. */
export function wrongType(path: string, wanted: string): Breach {
  return { path, text: `${path} must be ${wanted}`, kind: 'type' };
}

/** A rule without a documented or observed source, or a value that ECS may know by now. The text is ours. */
export function doubt(path: string, text: string): Breach {
  return { path, text, kind: 'doubt' };
}

/** The path of a nested field. */
export function below(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
