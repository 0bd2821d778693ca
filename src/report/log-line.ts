import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { unreachable } from '@slipway/ecs-rules/values';
import { shortenIds } from '../text/short-ids.ts';

/** Where lines go. A workflow's log has groups and annotations, and no need of colours. */
export type LogStyle =
  | { readonly kind: 'workflow' }
  /** A terminal, or the log of another CI. @property hasGroups default: false */
  | { readonly kind: 'terminal'; readonly hasColour: boolean; readonly hasGroups?: boolean };

/**
 * One line for the adapter to print. Texts hold no line end and are cleaned: a line never begins with a command of the
 * runner. Annotations become runner commands in the adapter, which also escapes them.
 */
export type LogLine =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'group-opened'; readonly title: string }
  | { readonly kind: 'group-closed' }
  | Annotation
  | { readonly kind: 'debug'; readonly text: string };

export interface Annotation {
  readonly kind: 'annotation';
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly text: string;
  /** Further lines, each with a beginning of ours. */
  readonly more?: readonly string[];
  /** The verdict: the annotation limit always leaves a place for it. */
  readonly isVerdict: boolean;
}

export type AnnotationLevel = 'notice' | 'warning' | 'error';

/** What a line means, and so its colour on a terminal. */
export type Tone = 'plain' | 'quiet' | 'good' | 'doubtful' | 'bad';

/** A line before it is fitted to a style. */
export type Line =
  | Exclude<LogLine, { kind: 'text' }>
  | { readonly kind: 'text'; readonly text: string; readonly tone: Tone };

/** Characters. The runner cuts annotations over 4,096. */
const LONGEST_QUOTE = 1000;

/** SGR sequences of ECMA-48. */
const COLOURS: Readonly<Record<Tone, string>> = { plain: '', quiet: '2', good: '32', doubtful: '33', bad: '31' };
const TONES: Readonly<Record<AnnotationLevel, Tone>> = { notice: 'plain', warning: 'doubtful', error: 'bad' };

export function text(words: string, tone: Tone = 'plain'): Line {
  return { kind: 'text', text: words, tone };
}

/** Outside text inside a line. Never at its beginning, where the runner reads commands. */
export function quote(words: string): string {
  return quoteOutsideText(words, LONGEST_QUOTE);
}

/** The same with long ids as people see them. */
export function quoteShort(words: string): string {
  return quote(shortenIds(words));
}

/** Fits a line to where it goes. */
export function styleLine(line: Line, style: LogStyle): readonly LogLine[] {
  switch (line.kind) {
    case 'text':
      return [{ kind: 'text', text: paint(line.text, line.tone, style) }];
    case 'group-opened':
      return hasGroups(style) ? [line] : [{ kind: 'text', text: `== ${line.title}` }];
    case 'group-closed':
      return hasGroups(style) ? [line] : [];
    case 'annotation':
      return style.kind === 'workflow' ? [line] : [flattenAnnotation(line, style)];
    case 'debug':
      return [line];
    default:
      return unreachable(line);
  }
}

function hasGroups(style: LogStyle): boolean {
  return style.kind === 'workflow' || style.hasGroups === true;
}

/**
 * An annotation as a line of text, where annotations are not supported or their limit is reached. The log of a workflow
 * shows the text of an annotation without its title, so some texts begin with the title: here it is shown once.
 */
export function flattenAnnotation({ level, title, text: words, more = [] }: Annotation, style: LogStyle): LogLine {
  const whole = [words, ...more].join(' ');
  const named = whole.startsWith(`${title}: `) ? whole : `${title}: ${whole}`;
  return { kind: 'text', text: paint(`${level}: ${named}`, TONES[level], style) };
}

function paint(words: string, tone: Tone, style: LogStyle): string {
  if (style.kind === 'workflow' || !style.hasColour || tone === 'plain') return words;
  return `\u001b[${COLOURS[tone]}m${words}\u001b[0m`;
}
