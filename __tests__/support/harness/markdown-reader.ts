/**
 * What is left of a markdown text when its code is taken out: fenced blocks and code spans, read by the rules of the
 * CommonMark specification (sections on fenced code blocks and code spans). A row of a table is cut into its cells
 * before code is parsed, as GitHub does. A fence or span that does not close shows.
 */
export function removeCode(markdown: string): string {
  return splitFences(markdown).outside.map(removeFromLine).join('\n');
}

/** A fenced block: the word after its fence, and its lines. */
export interface FencedBlock {
  readonly language: string;
  readonly lines: readonly string[];
}

export function listFences(markdown: string): readonly FencedBlock[] {
  return splitFences(markdown).blocks;
}

/** A line that begins as HTML is HTML to its end ("HTML blocks"), with no code in it. */
function removeFromLine(line: string): string {
  if (line.startsWith('<details>')) return line;
  return line.startsWith('|') ? line.split('|').map(removeSpans).join('|') : removeSpans(line);
}

interface SplitText {
  readonly outside: readonly string[];
  readonly blocks: readonly FencedBlock[];
}

function splitFences(markdown: string): SplitText {
  const outside: string[] = [];
  const blocks: FencedBlock[] = [];
  let open: { readonly marks: string; readonly language: string; readonly lines: string[] } | undefined;
  for (const line of markdown.split('\n')) {
    const [, marks, language = ''] = /^ {0,3}(`{3,}|~{3,})([^`]*)$/.exec(line) ?? [];
    if (open === undefined) {
      if (marks === undefined) outside.push(line);
      else open = { marks, language: language.trim(), lines: [] };
    } else if (marks?.startsWith(open.marks) === true && language.trim() === '') {
      blocks.push(open);
      open = undefined;
    } else open.lines.push(line);
  }
  return { outside: open === undefined ? outside : [...outside, '<a fence that never closes>'], blocks };
}

/** A span begins with a run of backticks and ends at the next run of the same length. */
function removeSpans(line: string): string {
  const parts = line.split(/(`+)/);
  const outside: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? '';
    const close = index % 2 === 0 ? -1 : parts.findIndex((other, place) => place > index + 1 && other === part);
    if (index % 2 === 0) outside.push(part);
    else if (close === -1) outside.push('<a span that never closes>');
    else {
      outside.push('code');
      index = close;
    }
  }
  return outside.join('');
}
