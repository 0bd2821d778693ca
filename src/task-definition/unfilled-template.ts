/** A file that is no JSON or YAML because its placeholders were not replaced, such as `"memory": {{ MEMORY }}`. */
import type { DocumentError } from './document-error.ts';
import { describePlaceholder, PLACEHOLDER_ADVICE } from './placeholder.ts';

/** Where a value belongs and is none: what Jinja, shells and others put there, up to the end of the value. */
const BARE =
  /(\$?\{\{[^{}\n]*\}\}|[$#]\{[^{}\n]*\}#?|<[A-Za-z_%][^<>\n]*>|\$[A-Za-z_]\w*|%\w{3,}%)(?=\s*(?:[,}\]\n\r]|$))/y;

/** A string, closed or not, or what can be no part of a placeholder. */
const PLAIN = /"(?:[^"\\\n]|\\.)*\\?(?:"|(?=\n)|$)|[^"$#{<%]+/y;

/** The text with such placeholders in quotes; the same text when there is none. No line moves. */
export function quotePlaceholders(text: string): string {
  let quoted = '';
  for (let at = 0; at < text.length; ) {
    const [part = text.charAt(at)] = matchAt(PLAIN, text, at);
    const [, placeholder] = matchAt(BARE, text, at);
    const isValue = placeholder !== undefined && isValueNext(quoted);
    quoted += isValue ? JSON.stringify(placeholder) : part;
    at += (isValue ? placeholder : part).length;
  }
  return quoted;
}

function matchAt(pattern: RegExp, text: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}

function isValueNext(before: string): boolean {
  return /[:,[]\s*$/.test(before.slice(-80));
}

/**
 * Lines of a template's own syntax, outside of quotes: `{% if %}`, `{{#each}}`. For a file that is not to be read
 * otherwise.
 */
export function listTemplateLines(text: string): readonly DocumentError[] {
  return text.split('\n').flatMap((line, index) => {
    const [found] =
      /\{%[^{}]*%\}|\$?\{\{[^{}]*\}\}/.exec(
        line.replaceAll(new RegExp(PLAIN, 'g'), (part) => (part.startsWith('"') ? '' : part)),
      ) ?? [];
    if (found === undefined) return [];
    const [, field] = /"?([A-Za-z]\w{0,40})"?\s*:\s*[^:]*$/.exec(line.slice(0, line.indexOf(found))) ?? [];
    return [{ path: field ?? '', line: index + 1, problem: describePlaceholder(found), advice: PLACEHOLDER_ADVICE }];
  });
}
