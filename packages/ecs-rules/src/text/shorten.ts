/** A short quote, such as a name, is recognized by its beginning. */
const SHORT = 200;

/** Names of exceptions and ARNs: the subject of a reason, wherever it appears. */
const INFORMATIVE = /\b[A-Z][A-Za-z]{2,60}(?:Exception|Error)\b|\barn:aws[\w-]{0,16}:[\w:/.*@+=,-]{1,256}/g;
const MOST_INFORMATIVE = 3;

/**
 * Shortens a line to about so many UTF-16 code units. A long text loses its middle: AWS puts the kind of an error at
 * the beginning of its messages and the cause at the end. Exceptions and ARNs of the middle are kept.
 */
export function shorten(line: string, width: number): string {
  if (line.length <= width) return line;
  if (width < SHORT) {
    const start = takeStart(line, width);
    return `${start}… (${line.length - start.length} more characters)`;
  }
  const start = takeStart(line, Math.ceil(width / 2));
  const end = takeEnd(line, Math.floor(width / 2));
  const middle = line.slice(start.length, line.length - end.length);
  const informative = new Set(findInformative(middle).filter((word) => !start.includes(word) && !end.includes(word)));
  const kept = [...informative].slice(0, MOST_INFORMATIVE).map((word) => ` ${word} …`);
  return `${start}… (${middle.length} characters left out) …${kept.join('')}${end}`;
}

/** A megabyte of middle is searched at its two ends only. */
function findInformative(middle: string): readonly string[] {
  const reach = 8192;
  const searched = middle.length <= 2 * reach ? middle : `${middle.slice(0, reach)} ${middle.slice(-reach)}`;
  return searched.match(INFORMATIVE) ?? [];
}

/** No character is cut in two. */
function takeStart(line: string, length: number): string {
  const start = line.slice(0, length);
  return /[\ud800-\udbff]$/.test(start) ? start.slice(0, -1) : start;
}

function takeEnd(line: string, length: number): string {
  const end = line.slice(line.length - length);
  return /^[\udc00-\udfff]/.test(end) ? end.slice(1) : end;
}
