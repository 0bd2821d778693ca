/**
 * Writes the `action.yml` and `action-types.yml` of each action and the tables of the pages in `docs/` from the declarations in the compiled
 * `lib/`. With `--check` it writes nothing, names each file that differs and exits with 1.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';

const ROOT = new URL('../', import.meta.url);
const NOTE = '# Made of the declarations in src/inputs by `npm run docs`; changes made here are lost.\n';

const tables = await load('lib/inputs/tables.js');
const { describeActionTypes } = await load('lib/inputs/action-types.js');
const { renderPolicies } = await load('lib/iam/policy-text.js');
const { ACTION_NAMES } = await load('lib/inputs/actions.js');
const { renderFieldsTable, renderLocalOptionsTable, renderThrottleTable } = await load(
  'packages/local-ecs/lib/command/index.js',
);

function load(path) {
  return import(new URL(path, ROOT).href).catch((error) => {
    console.error(`The compiled sources cannot be read: ${error.message}\nRun npx tsc -b tsconfig.build.json first.`);
    process.exit(1);
  });
}

const SECTIONS = [
  { name: 'inputs', text: tables.renderInputsTable() },
  { name: 'outputs', text: tables.renderOutputsTable() },
  { name: 'iam', text: renderPolicies() },
  ...ACTION_NAMES.map((action) => ({ name: `action-${action}`, text: tables.renderActionTable(action) })),
  { name: 'local-options', text: renderLocalOptionsTable() },
  { name: 'throttle-groups', text: renderThrottleTable() },
  { name: 'request-fields', text: renderFieldsTable() },
];

/** The generated text of every file that has one. */
function generate() {
  const actions = ACTION_NAMES.flatMap((action) => {
    const name = tables.actionFilePath(action);
    return [
      { name, text: NOTE + stringify(tables.describeAction(action), { lineWidth: 120 }) },
      {
        name: name.replace(/action\.yml$/, 'action-types.yml'),
        text: NOTE + stringify(describeActionTypes(action), { blockQuote: false }),
      },
    ];
  });
  const pages = listPages().map((name) => ({
    name,
    text: SECTIONS.reduce((page, section) => tables.fillSection(page, section), read(name) ?? ''),
  }));
  return [...actions, ...pages];
}

function listPages() {
  const docs = new URL('docs/', ROOT);
  const inDocs = existsSync(docs) ? readdirSync(docs).filter((name) => name.endsWith('.md')) : [];
  return ['README.md', ...inDocs.map((name) => `docs/${name}`)].filter((name) => existsSync(new URL(name, ROOT)));
}

function read(name) {
  const file = new URL(name, ROOT);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

const drifted = generate().filter(({ name, text }) => read(name) !== text);
if (process.argv.includes('--check')) {
  for (const { name } of drifted) console.error(`${name} differs from the declarations; run npm run docs.`);
  process.exitCode = drifted.length > 0 ? 1 : 0;
} else {
  for (const { name, text } of drifted) {
    const file = new URL(name, ROOT);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, text);
  }
}
