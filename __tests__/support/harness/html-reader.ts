/** The markup of a page that is made without one of its own: what it would be to a browser. */
export interface Markup {
  readonly elements: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  /** Where links lead. */
  readonly addresses: readonly string[];
  /** The page without its elements and its style. */
  readonly rest: string;
}

const ELEMENT = /<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/gi;

/** Names of all elements of a page and of their attributes. */
export function listMarkup(page: string): Markup {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '').replace('<!doctype html>', '');
  const tags = [...body.matchAll(ELEMENT)];
  const attributes = tags.flatMap(([, , rest = '']) => [...rest.matchAll(/([a-z-]+)="([^"]*)"/gi)]);
  return {
    elements: new Set(tags.map(([, name = '']) => name.toLowerCase())),
    attributes: new Set(attributes.map(([, name = '']) => name)),
    addresses: attributes.flatMap(([, name, value = '']) => (name === 'href' ? [value] : [])),
    rest: body.replaceAll(ELEMENT, ''),
  };
}
