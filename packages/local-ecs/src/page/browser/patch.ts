import type { Drawing } from '@slipway/ecs-rules/rollout-chart';

const SVG = 'http://www.w3.org/2000/svg';

/** Elements of these names are made; no name of them can load, run or send anything by itself. */
const TAGS =
  'code dd details div dl dt figcaption figure form button g h2 h3 input label li meter ol option p path pre rect section select span summary svg table tbody td text th thead time title tr ul'.split(
    ' ',
  );
const ATTRIBUTES =
  /^(?:aria-[a-z]+|autocomplete|class|d|data-[a-z]+|height|id|max|min|name|required|role|rx|scope|tabindex|type|value|viewBox|width|x|y)$/;

/** Makes a region's children those of the update; what is unchanged stays as it is, with its focus. */
export function patchRegion(region: Element, parts: readonly (readonly [string, Drawing | null])[]): void {
  const known = new Map([...region.children].map((child) => [child.getAttribute('data-key') ?? '', child]));
  let before: Element | null = region.firstElementChild;
  for (const [key, drawing] of parts) {
    const old = known.get(key);
    known.delete(key);
    if (old !== undefined && drawing !== null) patchElement(old, drawing);
    const element = old ?? (drawing === null ? undefined : create(drawing, region));
    if (element === undefined) continue;
    if (element === before) before = element.nextElementSibling;
    else region.insertBefore(element, before);
  }
  for (const gone of known.values()) gone.remove();
}

function create(drawing: Drawing, parent: Element): Element {
  if (!TAGS.includes(drawing.tag)) throw new Error(`unexpected element ${drawing.tag}`);
  const isSvg = drawing.tag === 'svg' || parent.namespaceURI === SVG;
  const element = isSvg ? document.createElementNS(SVG, drawing.tag) : document.createElement(drawing.tag);
  patchElement(element, drawing);
  return element;
}

function patchElement(element: Element, { attributes, children }: Drawing): void {
  for (const { name } of [...element.attributes]) {
    // The reader opens and closes these.
    if (!(name in attributes) && name !== 'open') element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (!ATTRIBUTES.test(name)) throw new Error(`unexpected attribute ${name}`);
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
  }
  patchChildren(element, children);
}

/** Children are matched by their key, or else by their place. */
function patchChildren(element: Element, children: Drawing['children']): void {
  const keyed = new Map([...element.children].map((child) => [child.getAttribute('data-key'), child]));
  keyed.delete(null);
  let place: ChildNode | null = element.firstChild;
  for (const child of children) {
    const node = typeof child === 'string' ? findText(place) : findElement(child, place, keyed);
    if (typeof child === 'string') {
      if (node !== undefined && node.nodeValue !== child) node.nodeValue = child;
    } else if (node instanceof Element) patchElement(node, child);
    const kept = node ?? (typeof child === 'string' ? document.createTextNode(child) : create(child, element));
    if (kept === place) place = place.nextSibling;
    else element.insertBefore(kept, place);
  }
  while (place !== null) {
    const next: ChildNode | null = place.nextSibling;
    place.remove();
    place = next;
  }
}

function findText(place: ChildNode | null): ChildNode | undefined {
  return place instanceof Text ? place : undefined;
}

function findElement(
  { tag, attributes }: Drawing,
  place: ChildNode | null,
  keyed: ReadonlyMap<string | null, Element>,
): ChildNode | undefined {
  const key = attributes['data-key'];
  const found = key === undefined ? place : keyed.get(String(key));
  if (!(found instanceof Element) || found.localName !== tag) return undefined;
  return key !== undefined || !found.hasAttribute('data-key') ? found : undefined;
}
