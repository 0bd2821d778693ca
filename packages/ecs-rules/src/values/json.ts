/** Any JSON value, as read from a file or from the wire. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. An absent field is `undefined`. */
export interface JsonObject {
  readonly [field: string]: Json | undefined;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list; `Array.isArray` does not narrow a readonly one. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A value for people, or to compare names: an object may have a field `toString` that is no function. */
export function toText(value: Json | undefined): string {
  return typeof value === 'object' && value !== null ? '(not text)' : String(value);
}
