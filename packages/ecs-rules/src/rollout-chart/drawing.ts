/** What is drawn, as a tree: one side writes it as markup, the other makes elements of it. */

/** An element with its attributes, in order, and what it contains; text is never markup. */
export interface Drawing {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Drawing | string)[];
}

/** Parts that are undefined are left out. */
export type DrawingPart = Drawing | string | undefined;

export function draw(
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly DrawingPart[] = [],
): Drawing {
  const given = Object.entries(attributes).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined,
  );
  return {
    tag,
    attributes: Object.fromEntries(given),
    children: children.filter((child): child is Drawing | string => child !== undefined),
  };
}
