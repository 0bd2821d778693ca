/** The file of `slipway local --config`: its options, or every error with its line. */

import { formatInputError } from '@slipway/ecs-rules/text';
import type { Json } from '@slipway/ecs-rules/values';
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { type Form, type FormError, formatFormError, type Path } from '../forms/form.ts';
import { structureOf } from '../forms/structure.ts';
import { describeOption, type GivenOptions, LOCAL_OPTION_NAMES } from './local-options.ts';

/** An error of the file: a sentence, and the line that it is about, from 1. */
export interface ConfigError {
  readonly line: number;
  readonly sentence: string;
}

export type ReadConfig = { readonly given: GivenOptions } | { readonly errors: readonly ConfigError[] };

/** The options by their names in the file. */
export const OPTIONS_FORM: Form<GivenOptions> = structureOf({
  required: {},
  optional: Object.fromEntries(
    LOCAL_OPTION_NAMES.flatMap((name) => {
      const { form } = describeOption(name);
      return form === undefined ? [] : [[name, form]];
    }),
  ),
});

/** Reads the text of the file, YAML or JSON. An empty file has no options. */
export function readConfig(text: string): ReadConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      errors: document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        sentence: formatInputError({
          input: 'it',
          problem: `it is not YAML: ${message.replace(/\.$/, '')}`,
          advice: 'Correct the line',
        }),
      })),
    };
  }
  const formed = OPTIONS_FORM.read(readContent(document), []);
  if (!('errors' in formed)) return { given: formed.value };
  const place = (error: FormError): ConfigError => ({
    line: findLine(document, error.path, lines),
    sentence: formatFormError(error),
  });
  return { errors: formed.errors.map(place).sort((one, other) => one.line - other.line) };
}

/** A recursive or too large alias counts as absent. */
function readContent(document: Document): Json {
  try {
    return (document.toJS({ maxAliasCount: 100 }) ?? {}) as Json;
  } catch {
    return null;
  }
}

/** Where the last existing part of the path begins: for a field its name. */
function findLine(document: Document, path: Path, lines: LineCounter): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    const found = findInside(node, step);
    if (found === undefined) break;
    offset = found.offset;
    node = found.node;
  }
  return lines.linePos(offset).line;
}

interface Found {
  readonly offset: number;
  readonly node: unknown;
}

function findInside(node: unknown, step: string | number): Found | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined;
    return item === undefined ? undefined : { offset: item.range?.[0] ?? 0, node: item };
  }
  if (!isMap(node)) return undefined;
  const pair = (node.items as Pair[]).find(({ key }) => isScalar(key) && String(key.value) === step);
  return isScalar(pair?.key) ? { offset: pair.key.range?.[0] ?? 0, node: pair.value } : undefined;
}
