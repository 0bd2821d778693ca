/** Written by `node tools/page.mjs` from `browser/`. */
export const SCRIPT = `'use strict';
(() => {
const SVG = 'http://www.w3.org/2000/svg';
const TAGS = 'code dd details div dl dt figcaption figure form button g h2 h3 input label li meter ol option p path pre rect section select span summary svg table tbody td text th thead time title tr ul'.split(' ');
const ATTRIBUTES = /^(?:aria-[a-z]+|autocomplete|class|d|data-[a-z]+|height|id|max|min|name|required|role|rx|scope|tabindex|type|value|viewBox|width|x|y)$/;
function patchRegion(region, parts) {
    const known = new Map([
        ...region.children
    ].map((child)=>[
            child.getAttribute('data-key') ?? '',
            child
        ]));
    let before = region.firstElementChild;
    for (const [key, drawing] of parts){
        const old = known.get(key);
        known.delete(key);
        if (old !== undefined && drawing !== null) patchElement(old, drawing);
        const element = old ?? (drawing === null ? undefined : create(drawing, region));
        if (element === undefined) continue;
        if (element === before) before = element.nextElementSibling;
        else region.insertBefore(element, before);
    }
    for (const gone of known.values())gone.remove();
}
function create(drawing, parent) {
    if (!TAGS.includes(drawing.tag)) throw new Error(\`unexpected element \${drawing.tag}\`);
    const isSvg = drawing.tag === 'svg' || parent.namespaceURI === SVG;
    const element = isSvg ? document.createElementNS(SVG, drawing.tag) : document.createElement(drawing.tag);
    patchElement(element, drawing);
    return element;
}
function patchElement(element, { attributes, children }) {
    for (const { name } of [
        ...element.attributes
    ]){
        // The reader opens and closes these.
        if (!(name in attributes) && name !== 'open') element.removeAttribute(name);
    }
    for (const [name, value] of Object.entries(attributes)){
        if (!ATTRIBUTES.test(name)) throw new Error(\`unexpected attribute \${name}\`);
        if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
    }
    patchChildren(element, children);
}
function patchChildren(element, children) {
    const keyed = new Map([
        ...element.children
    ].map((child)=>[
            child.getAttribute('data-key'),
            child
        ]));
    keyed.delete(null);
    let place = element.firstChild;
    for (const child of children){
        const node = typeof child === 'string' ? findText(place) : findElement(child, place, keyed);
        if (typeof child === 'string') {
            if (node !== undefined && node.nodeValue !== child) node.nodeValue = child;
        } else if (node instanceof Element) patchElement(node, child);
        const kept = node ?? (typeof child === 'string' ? document.createTextNode(child) : create(child, element));
        if (kept === place) place = place.nextSibling;
        else element.insertBefore(kept, place);
    }
    while(place !== null){
        const next = place.nextSibling;
        place.remove();
        place = next;
    }
}
function findText(place) {
    return place instanceof Text ? place : undefined;
}
function findElement({ tag, attributes }, place, keyed) {
    const key = attributes['data-key'];
    const found = key === undefined ? place : keyed.get(String(key));
    if (!(found instanceof Element) || found.localName !== tag) return undefined;
    return key !== undefined || !found.hasAttribute('data-key') ? found : undefined;
}

async function sendAction(text, fields, label) {
    const { method, path, body } = JSON.parse(text);
    try {
        const response = await fetch(path, {
            method,
            headers: {
                'content-type': 'application/json'
            },
            body: JSON.stringify(fillIn(body, fields))
        });
        const { error, failures = [] } = await response.json();
        const [failure] = failures;
        if (failure !== undefined) return \`\${label}: \${failure.reason}.\`;
        return response.ok ? \`\${label}: done.\` : \`\${label}: \${error ?? \`status \${response.status}\`}\`;
    } catch  {
        return \`\${label}: cannot reach the local ECS.\`;
    }
}
function readFields(form) {
    const fields = new Map();
    for (const element of form.elements){
        if (element instanceof HTMLInputElement) {
            if (element.type === 'checkbox' && !element.checked) continue;
            fields.set(element.name, element.type === 'number' ? element.valueAsNumber : element.value);
        } else if (element instanceof HTMLSelectElement) {
            fields.set(element.name, element.dataset.type === 'json' ? JSON.parse(element.value) : element.value);
        }
    }
    return fields;
}
function fillIn(value, fields) {
    if (typeof value === 'string') return value.startsWith('$') ? fields.get(value.slice(1)) ?? value : value;
    if (Array.isArray(value)) return value.map((item)=>fillIn(item, fields));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item])=>[
            name,
            fillIn(item, fields)
        ]));
}

const FILTER_MS = 250;
function find(id) {
    const element = document.getElementById(id);
    if (element === null) throw new Error(\`the page has no \${id}\`);
    return element;
}
function say(text) {
    find('status').textContent = text;
}
function openStream(before) {
    before?.close();
    const form = find('filter');
    const query = new URLSearchParams();
    for (const [name, value] of readFields(form))if (value !== '') query.set(name, String(value));
    const stream = new EventSource(\`/_slipway/events?\${query}\`);
    const connection = find('connection');
    stream.addEventListener('open', ()=>{
        connection.textContent = 'live';
        connection.className = 'badge good';
    });
    stream.addEventListener('error', ()=>{
        connection.textContent = 'disconnected, trying again';
        connection.className = 'badge bad';
    });
    stream.addEventListener('message', ({ data })=>{
        const update = JSON.parse(data);
        for (const [region, parts] of Object.entries(update))patchRegion(find(region), parts);
    });
    return stream;
}
async function act(element, fields, label) {
    const { action } = element.dataset;
    if (action === undefined || element.getAttribute('aria-busy') === 'true') return;
    element.setAttribute('aria-busy', 'true');
    say(await sendAction(action, fields, label));
    element.removeAttribute('aria-busy');
}
function start() {
    let stream = openStream(undefined);
    let timer = 0;
    const filter = find('filter');
    filter.addEventListener('input', ()=>{
        clearTimeout(timer);
        timer = setTimeout(()=>{
            stream = openStream(stream);
        }, FILTER_MS);
    });
    document.addEventListener('click', ({ target })=>{
        const button = target instanceof Element ? target.closest('button[data-action]') : null;
        if (button instanceof HTMLElement) {
            void act(button, new Map(), button.getAttribute('aria-label') ?? button.textContent ?? '');
        }
    });
    document.addEventListener('submit', (event)=>{
        event.preventDefault();
        const { target } = event;
        if (!(target instanceof HTMLFormElement)) return;
        void act(target, readFields(target), event.submitter?.textContent ?? '');
    });
}
start();
})();
`;
