/** Buttons and forms: each carries the request that it sends. */

interface Action {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface ControlAnswer {
  readonly error?: string;
  readonly failures?: readonly { readonly reason: string }[];
}

type Fields = ReadonlyMap<string, unknown>;

/** Sends the request of an element to the control address of this page. Returns what to show. */
export async function sendAction(text: string, fields: Fields, label: string): Promise<string> {
  const { method, path, body }: Action = JSON.parse(text);
  try {
    const response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fillIn(body, fields)),
    });
    const { error, failures = [] }: ControlAnswer = await response.json();
    const [failure] = failures;
    if (failure !== undefined) return `${label}: ${failure.reason}.`;
    return response.ok ? `${label}: done.` : `${label}: ${error ?? `status ${response.status}`}`;
  } catch {
    return `${label}: cannot reach the local ECS.`;
  }
}

/** The values of a form by name, each as the type that it stands for. */
export function readFields(form: HTMLFormElement): Fields {
  const fields = new Map<string, unknown>();
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement) {
      if (element.type === 'checkbox' && !element.checked) continue;
      fields.set(element.name, element.type === 'number' ? element.valueAsNumber : element.value);
    } else if (element instanceof HTMLSelectElement) {
      fields.set(element.name, element.dataset.type === 'json' ? JSON.parse(element.value) : element.value);
    }
  }
  return fields;
}

/** `"$name"` becomes the value of the field of that name. */
function fillIn(value: unknown, fields: Fields): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? (fields.get(value.slice(1)) ?? value) : value;
  if (Array.isArray(value)) return value.map((item) => fillIn(item, fields));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillIn(item, fields)]));
}
