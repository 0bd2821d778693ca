/** A rule of RegisterTaskDefinition that a document breaks. */
export interface Breach {
  /** Where in the document, as `containerDefinitions[0].memory`; empty for the document as a whole. */
  readonly path: string;
  /** What ECS says: observed texts unless the rule says otherwise. May name containers, volumes and ports. */
  readonly text: string;
  /**
   * `type`: ECS cannot read the request at all. `newer`: the value is none of those that are known, and ECS adds to them
   * from time to time.
   */
  readonly kind: 'rule' | 'type' | 'newer';
}

export type Breaches = Generator<Breach, void>;

export function breach(path: string, text: string): Breach {
  return { path, text, kind: 'rule' };
}

/** Wording not documented. */
export function wrongType(path: string, wanted: string): Breach {
  return { path, text: `${path} must be ${wanted}`, kind: 'type' };
}

export function unknownValue(path: string, text: string): Breach {
  return { path, text, kind: 'newer' };
}

/** The path of a member below another. */
export function below(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}
