import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);

/** A file of the repository as text. */
export function readPage(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** Names of the files in a folder of the repository. */
export function listFolder(folder: string): readonly string[] {
  return readdirSync(new URL(folder, ROOT));
}

/** The pages that people read: those at the root, those in `docs/`, and those of the examples. */
export function listPages(): readonly string[] {
  const examples = readdirSync(new URL('examples/', ROOT), { recursive: true, encoding: 'utf8' });
  return [
    ...listFolder('').filter((name) => name.endsWith('.md')),
    ...listFolder('docs/').map((name) => `docs/${name}`),
    ...examples.filter((name) => name.endsWith('.md')).map((name) => `examples/${name}`),
  ];
}

/** All TypeScript below a folder, as one text. */
export function readSources(folder: string): string {
  const names = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readPage(`${folder}${name}`))
    .join('\n');
}

/** The contents of fenced blocks of a language. */
export function findBlocks(page: string, language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) => block ?? '');
}

/** The text under a heading of the second level, up to the next. */
export function findSection(page: string, heading: string): string {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`there is no section ${heading}`);
  return section;
}

/** Rows of the first table of a section whose first cell is code: the cells, trimmed. */
export function findRows(section: string): readonly (readonly string[])[] {
  const [table = ''] = /(?:^\|.*\|\n)+/m.exec(section) ?? [];
  return readRows(table);
}

/** The same of all tables of a page. */
export function readRows(page: string): readonly (readonly string[])[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}
