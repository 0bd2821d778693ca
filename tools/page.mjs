/**
 * Writes the script of the local ECS's page, as text that its server hands out: the modules of `src/page/browser` in the
 * order in which they import each other, without types, as one script. With `--check` it fails if the file differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

const PAGE = join(dirname(import.meta.dirname), 'packages', 'local-ecs', 'src', 'page');
const OUTPUT = join(PAGE, 'script.ts');

const modules = [];
addModule(join(PAGE, 'browser', 'main.ts'));
const names = modules.flatMap((text) =>
  [...text.matchAll(/^(?:async )?(?:function|const|let) (\w+)/gm)].map(([, name]) => name),
);
const twice = names.find((name, index) => names.indexOf(name) !== index);
if (twice !== undefined) throw new Error(`two modules of the page's script have the name ${twice}`);
const script = `'use strict';\n(() => {\n${modules.join('\n')}})();\n`;
if (/^(?:import|export)\b/m.test(script)) throw new Error('an import or export is left in the script of the page');
const text = `/** Written by \`node tools/page.mjs\` from \`browser/\`. */\nexport const SCRIPT = \`${escapeTemplate(script)}\`;\n`;

if (!process.argv.includes('--check')) writeFileSync(OUTPUT, text);
else if (readFileSync(OUTPUT, 'utf8') !== text) {
  console.error('packages/local-ecs/src/page/script.ts differs from browser/. Run: node tools/page.mjs');
  process.exitCode = 1;
}

/** What a module imports comes before it. */
function addModule(path) {
  const source = readFileSync(path, 'utf8');
  const bare = source.replaceAll(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '');
  const { code } = transformSync(bare, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  for (const [, name] of source.matchAll(/^import \{.*\} from '(\.\/[^']+)';$/gm)) addModule(join(dirname(path), name));
  const body = code.replaceAll(/^import .*\n/gm, '').replaceAll(/^export (?=(?:async )?function|const)/gm, '');
  if (!modules.includes(body)) modules.push(body);
}

function escapeTemplate(text) {
  return text.replaceAll(/[\\`]|\$\{/g, (found) => `\\${found}`);
}
