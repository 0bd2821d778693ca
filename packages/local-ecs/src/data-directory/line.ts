/**
 * Lines that show whether they are complete: `NUMBER LENGTH CHECKSUM TEXT`. Numbers count from 0 without a gap; the
 * length is that of the text in UTF-16 units; the checksum is of number and text.
 */

/** The content of a file of lines. */
export type Reading =
  /** `bytes` is the length of the complete lines; an unfinished line follows them. */
  | { readonly kind: 'lines'; readonly texts: readonly string[]; readonly bytes: number }
  /** A line inside is not what was written. It counts from 1, as editors do. */
  | { readonly kind: 'damaged'; readonly line: number };

const LINE_END = 0x0a;

/** @param text without a line end, as JSON is */
export function writeLine(number: number, text: string): string {
  return `${number} ${text.length} ${checksum(`${number} ${text}`)} ${text}\n`;
}

/** A line without its end was cut off while it was written; every other must be whole. */
export function readLines(content: Uint8Array): Reading {
  const bytes = content.lastIndexOf(LINE_END) + 1;
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content.subarray(0, bytes)).split('\n');
  const texts: string[] = [];
  for (const [number, line] of lines.slice(0, -1).entries()) {
    const text = readLine(line, number);
    if (text === undefined) return { kind: 'damaged', line: number + 1 };
    texts.push(text);
  }
  return { kind: 'lines', texts, bytes };
}

function readLine(line: string, number: number): string | undefined {
  const head = /^(\d+) (\d+) ([0-9a-f]{8}) /.exec(line);
  const text = line.slice(head?.[0].length ?? 0);
  const isWhole = head !== null && `${line}\n` === writeLine(number, text);
  return isWhole ? text : undefined;
}

/** FNV-1a over UTF-16 units, eight hex digits: finds out damage, not malice. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
