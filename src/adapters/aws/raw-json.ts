import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

/** A command of the SDK. The types of its stack differ by command and step, so the use below is narrowed by hand. */
interface Command {
  readonly middlewareStack: unknown;
}

interface Stack {
  add(middleware: unknown, options: { step: string; name: string; priority: string }): void;
}

interface HttpResponse {
  body: unknown;
}

/**
 * Sends `document` as the body, to the letter. The SDK writes only the fields that it knows, so a task definition
 * with newer ones would lose them.
 */
export function sendBody(command: Command, document: JsonObject): void {
  const replace = (next: (args: { request: { body: string } }) => unknown) => (args: { request: { body: string } }) => {
    args.request.body = JSON.stringify(document);
    return next(args);
  };
  (command.middlewareStack as Stack).add(replace, { step: 'serialize', name: 'sendBody', priority: 'low' });
}

/** Keeps the answer as it came, next to the SDK's reading of it, which drops fields that it does not know. */
export function keepAnswer(command: Command): () => JsonObject {
  let text = '{}';
  const keep = (next: (args: unknown) => Promise<{ response: HttpResponse }>) => async (args: unknown) => {
    const result = await next(args);
    const bytes = await readAll(result.response.body);
    text = new TextDecoder().decode(bytes);
    result.response.body = bytes;
    return result;
  };
  (command.middlewareStack as Stack).add(keep, { step: 'deserialize', name: 'keepAnswer', priority: 'low' });
  return () => readObject(text);
}

/** A body that is no object holds no field. */
function readObject(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

async function readAll(body: unknown): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
