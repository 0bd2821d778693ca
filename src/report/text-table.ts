import { quote } from './log-line.ts';

const GAP = '  ';
const NOTHING = '–';

/**
 * A table for a terminal, one line a row, columns as wide as their widest cell. Cells are outside text and cleaned. The
 * first column is never outside text, since a runner reads commands at the beginning of a line.
 */
export function renderTextTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const clean = [
    head,
    ...rows.map((cells) => cells.map((cell) => quote(cell).replaceAll('\t', ' ').trim() || NOTHING)),
  ];
  const widths = head.map((_, column) => Math.max(...clean.map((cells) => countSigns(cells[column] ?? ''))));
  return clean.map((cells) =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - countSigns(cell)))
      .join(GAP)
      .trimEnd(),
  );
}

function countSigns(text: string): number {
  return [...text].length;
}
