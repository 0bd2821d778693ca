/**
 * Words that a reader of AWS's, GitHub's and Docker's documentation would have to translate, each with the word to write
 * instead. The test `__tests__/docs/words.test.ts` runs them over the files of `listCheckedFiles`, and `npm test` over
 * what Slipway prints.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** What else is checked besides the documentation. Set a switch to `true` once its texts are clean. */
export const CHECKED = {
  /** The files of `__tests__/golden/`. */
  golden: true,
  /** Comments and sentences in `src/`, `packages/NAME/src/` and the tests. */
  sources: false,
  /** What actions print in the scenario tests: log, summary and outputs. */
  printed: true,
};

/** Pattern, then what to write instead. */
const BANNED = [
  [/\bserves\b|\bserved well\b|\bthat served\b/, 'runs, is running; the current revision'],
  [/\b(?:is|are|was|were) (?:not )?there\b(?! (?:an?|any|no|more)\b)/, 'exists, not found'],
  [/\bask(?:s|ed)? (?:for|back)\b|\bwas asked to\b/, 'requests, requested; needs'],
  [/\btold\b|\btells?\b/, 'reports, logs, shows'],
  [/\blook(?:s|ed|ing)?\b(?! up\b| like\b|-)/, 'poll (repeated), read, check, search'],
  [/\bway back\b/, 'rollback'],
  [/\b(?:take|takes|taken|took|taking) (?:\w+ )?back\b/, 'roll back, rolled back'],
  [/\bgo(?:es|ing)? on\b|\bwent on\b/, 'continues, is still in progress'],
  [/\b(?:give|gives|gave|given|giving) (?:\w+ )?up\b/, 'fails the deployment'],
  [/\bpatience\b/, 'failure limit'],
  [/\bcan(?:not|'t) heal\b|\bheals?\b|\bhopeless\b/, 'an unrecoverable failure'],
  [/\b(?:lost|lose|loses)(?: from)? sight\b|\bsight lost\b|\bout of sight\b/, 'cannot reach ECS, lost contact'],
  [/\bfaults?\b(?! injection)/, 'errors, problems'],
  [/\b(?:dis)?agreements?\b/, 'conflicting inputs'],
  [/\bput right\b/, 'converted, corrected'],
  [/\bnot decidable\b/, 'cannot forecast: what is missing'],
  [/\berror of the program\b/, 'application error'],
  [/\bby way of\b/, 'using'],
  [/\bmembers?\b/, 'field'],
  [/\bbesides?\b/, 'next to, also'],
  [/\bwaves?\b/, 'batch'],
  [/\bdetours?\b/, 'environment override'],
  [/\bfates?\b|\bwish(?:es)?\b|\bscenes?\b|\bvoices?\b/, 'progress; request; state; logger'],
  [/\bheld against\b/, 'checked, compared, validated against'],
  [/\bfleets?\b/, 'services'],
  [/\bstands? still\b|\bstood still\b|\bstand-still\b/, 'stalled; is stopped'],
  [/\bunder way\b/, 'in progress'],
  [/\bsomebody\b|\banybody\b/, 'someone, anyone'],
  [/\bto be had\b/, 'available'],
  [/\bbecomes? of\b|\bbecame of\b/, 'what happens, how it ended'],
  [/\bin vain\b|\banew\b|\bunasked\b|\bhence\b|\bhitherto\b|\bof its own accord\b/, 'plain words'],
  [/\bthe very\b/, 'this, the exact'],
  [/\bfor good\b(?! measure)/, 'permanently'],
  [/\bmends?\b|\bmended\b/, 'fixes, fixed'],
  [/\bbeforehand\b/, 'before'],
].map(([pattern, instead]) => [new RegExp(pattern, 'gi'), instead]);

/** Where a banned word is the right one: file, word as found, and why. */
const EXCEPTIONS = [
  { file: 'docs/local-ecs.md', word: /^faults?$/i, why: 'fault injection: the name of the setting and of its route' },
  { file: 'packages/local-ecs/README.md', word: /^faults?$/i, why: 'the same' },
  { file: 'CHANGELOG.md', word: /^faults?$/i, why: 'the same' },
  { file: '__tests__/docs/words.test.ts', word: /./, why: 'examples of banned words' },
];

/**
 * The banned words of a text.
 *
 * @param {string} text
 * @param {string} [file] path in the repository, for its exceptions
 * @returns {readonly { readonly line: number, readonly word: string, readonly instead: string }[]}
 */
export function findBannedWords(text, file = '') {
  const excepted = EXCEPTIONS.filter((exception) => exception.file === file);
  return text
    .split('\n')
    .flatMap((content, at) =>
      BANNED.flatMap(([pattern, instead]) =>
        [...content.matchAll(pattern)]
          .filter(([word]) => !excepted.some((exception) => exception.word.test(word)))
          .map(([word]) => ({ line: at + 1, word, instead })),
      ),
    );
}

/**
 * A source with its comments and sentences only, on the same lines. A literal of one word is a name, not a sentence.
 *
 * @param {string} source
 */
export function keepSentences(source) {
  const texts = [...source.matchAll(COMMENT_OR_LITERAL)].filter(([text]) => /^\/|\s/.test(text));
  const blanks = [...source].map((letter) => (letter === '\n' ? '\n' : ' '));
  for (const { index, 0: text } of texts) blanks.splice(index, text.length, ...text);
  return blanks.join('');
}

const COMMENT_OR_LITERAL = /\/\*.*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/gs;

/** @returns {readonly string[]} paths of the texts that people read, from the root of the repository */
export function listCheckedFiles() {
  const pages = [...listFiles('docs/'), ...listFiles('examples/')].filter((name) => !name.endsWith('.png'));
  const packages = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}/README.md`);
  const actions = ['', 'login/', 'render/', 'rollback/', 'continue/'].map((folder) => `${folder}action.yml`);
  const golden = CHECKED.golden ? listFiles('__tests__/golden/') : [];
  const sources = CHECKED.sources ? SOURCES.flatMap(listFiles).filter((name) => name.endsWith('.ts')) : [];
  const top = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  return [...top, ...pages, ...packages, ...actions, ...golden, ...sources];
}

const SOURCES = ['src/', '__tests__/', 'packages/ecs-rules/', 'packages/local-ecs/'];

function listFiles(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|\/lib\b/.test(entry.parentPath.slice(ROOT.length)))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
}
