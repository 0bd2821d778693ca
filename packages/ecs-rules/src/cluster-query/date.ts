/** Forms as the ECS Developer Guide lists them: a day, or a moment with or without its offset (UTC without). */
const FORM = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?)?$/;

/** Milliseconds since the epoch, or undefined for another form. */
export function readDate(text: string): number | undefined {
  const [, time, offset] = FORM.exec(text) ?? [];
  if (!FORM.test(text)) return undefined;
  const ms = Date.parse(time !== undefined && offset === undefined ? `${text}Z` : text);
  return Number.isNaN(ms) ? undefined : ms;
}
