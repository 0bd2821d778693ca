/** The file of `slipway local --config`: what it tells, or every fault with its line. */
import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { formatInputFault } from '../inputs/fault.ts';
import type { Json } from '../json.ts';
import { type Form, type FormFault, formatFormFault, type Path } from '../local/forms/form.ts';
import { structureOf } from '../local/forms/structure.ts';
import { describeOption, LOCAL_OPTION_NAMES, type ToldOptions } from './local-options.ts';

/** A fault of the file: a sentence, and the line that it is about, from 1. */
export interface ConfigFault {
  readonly line: number;
  readonly sentence: string;
}

export type ReadConfig = { readonly told: ToldOptions } | { readonly faults: readonly ConfigFault[] };

const FILE_FORM: Form<ToldOptions> = structureOf({
  required: {},
  optional: Object.fromEntries(
    LOCAL_OPTION_NAMES.flatMap((name) => {
      const { form } = describeOption(name);
      return form === undefined ? [] : [[name, form]];
    }),
  ),
});

/** Reads the text of the file, YAML or JSON. An empty one tells nothing. */
export function readConfig(text: string): ReadConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map(({ pos, message }) => ({
        line: lines.linePos(pos[0]).line,
        sentence: formatInputFault({
          input: 'it',
          problem: `it is not YAML: ${message.replace(/\.$/, '')}`,
          advice: 'Mend the line',
        }),
      })),
    };
  }
  const formed = FILE_FORM.read(readContent(document), []);
  if (!('faults' in formed)) return { told: formed.value };
  const place = (fault: FormFault): ConfigFault => ({
    line: findLine(document, fault.path, lines),
    sentence: formatFormFault(fault),
  });
  return { faults: formed.faults.map(place).sort((one, other) => one.line - other.line) };
}

/** An alias that leads into itself, or to far too much, is as good as nothing there. */
function readContent(document: Document): Json {
  try {
    return (document.toJS({ maxAliasCount: 100 }) ?? {}) as Json;
  } catch {
    return null;
  }
}

/** Where the last part of the path that is there begins: for a member its name. */
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
