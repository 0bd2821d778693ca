/**
 * What is left of a markdown text when its code is taken out: fenced blocks and code spans, read by the rules of the
 * CommonMark specification (sections on fenced code blocks and code spans). A row of a table is cut into its cells
 * before code is parsed, as GitHub does. A fence or span that does not close shows.
 */
export function removeCode(markdown: string): string {
  return removeFences(markdown.split('\n')).map(removeFromLine).join('\n');
}

function removeFromLine(line: string): string {
  return line.startsWith('|') ? line.split('|').map(removeSpans).join('|') : removeSpans(line);
}

function removeFences(lines: readonly string[]): readonly string[] {
  const outside: string[] = [];
  let open: string | undefined;
  for (const line of lines) {
    const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/.exec(line);
    const marks = fence?.[1];
    if (open === undefined) {
      if (marks === undefined) outside.push(line);
      else open = marks;
    } else if (marks?.startsWith(open) === true && fence?.[2]?.trim() === '') open = undefined;
  }
  if (open !== undefined) outside.push('<a fence that never closes>');
  return outside;
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
