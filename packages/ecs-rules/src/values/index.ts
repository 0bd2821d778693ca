export { groupBy } from './group-by.ts';
export { isJsonList, isJsonObject, type Json, type JsonObject, toText } from './json.ts';
export { readBoolean, readNumber, readObject, readObjects, readString, readStrings } from './json-fields.ts';
export { type Defined, defined, unreachable } from './type-helpers.ts';
