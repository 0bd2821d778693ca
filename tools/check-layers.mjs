/**
 * Checks every import of `src/` and `packages/` against `tools/layers.mjs`, on resolved paths, with type imports: which
 * folder may use which, no cycles between files, no pure file that imports an acting one, no clock and no randomness in
 * pure files. Prints one line per error and exits with 1.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from '@swc/core';
import { ACTING, LAYERS, PACKAGES } from './layers.mjs';

const ROOT = process.argv[2] ?? dirname(import.meta.dirname);
const SOURCES = ['src', ...Object.keys(PACKAGES).map((name) => `packages/${name}/src`)];

const files = new Map(SOURCES.flatMap(listFiles).map((path) => [path, readFile(path)]));
const faults = [
  ...[...files].flatMap(([path, file]) => [
    ...file.imports.flatMap((target) => checkImport(path, target)),
    ...checkPure(path, file),
  ]),
  ...findCircles(),
];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function listFiles(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function readFile(path) {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const imports = listImports(parseSync(text, { syntax: 'typescript', target: 'es2022' }));
  const resolved = imports.map((name) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name));
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const isTypesOnly = !/^(?:export )?(?:async )?(?:function|const|class)\b/m.test(code);
  return { text, imports: resolved, isActing: !isTypesOnly && /\b(?:async|await)\b|\bPromise</.test(code) };
}

/** Names of all modules: imports, exports from, dynamic imports and types of a module. */
function listImports(node) {
  if (node === null || typeof node !== 'object') return [];
  if (Array.isArray(node)) return node.flatMap(listImports);
  const isDynamic = node.type === 'CallExpression' && node.callee?.type === 'Import';
  const source = isDynamic ? node.arguments[0]?.expression?.value : (node.source?.value ?? node.argument?.value);
  const isModule = isDynamic || /^(?:Import|Export\w*)Declaration$|^TsImportType$/.test(node.type);
  return [...(isModule && typeof source === 'string' ? [source] : []), ...Object.values(node).flatMap(listImports)];
}

/** The part of the code that a file belongs to: its package and its folder there. */
function placeOf(path) {
  const [, name = 'slipway', rest = ''] = /^(?:packages\/([^/]+)\/)?src\/(.*)$/.exec(path) ?? [];
  const layers = name === 'slipway' ? LAYERS : PACKAGES[name];
  const folder = Object.keys(layers)
    .filter((key) => rest.startsWith(`${key}/`))
    .sort((a, b) => b.length - a.length)[0];
  return { name, layers, folder: folder ?? (rest.includes('/') ? undefined : '.') };
}

function checkImport(path, target) {
  const from = placeOf(path);
  if (from.folder === undefined) return [`${path}: its folder is not in tools/layers.mjs`];
  const allowed = from.layers[from.folder].split(' ');
  if (!/^(?:src|packages)\//.test(target)) {
    const isAllowed = target.startsWith('@slipway/ecs-rules') && from.name !== 'ecs-rules';
    return isAllowed ||
      allowed.some((name) => target === name || target.startsWith(`${name}/`) || target.startsWith(`${name}:`))
      ? []
      : [`${path}: ${folderPath(from)} may not use ${target}`];
  }
  const to = placeOf(target);
  if (to.name !== from.name) return [`${path}: ${target} is in another package; use what that package exports`];
  if (!files.has(target)) return [`${path}: ${target} does not exist`];
  const isPure = files.get(path).isActing === false && !ACTING.test(path);
  if (isPure && files.get(target).isActing && !ACTING.test(target)) {
    return [`${path}: a pure file may not use ${target}, which is acting`];
  }
  if (to.folder === from.folder || mayUse(from, to.folder)) return [];
  return [`${path}: ${folderPath(from)} may not use ${target}`];
}

function mayUse({ name, layers, folder }, target) {
  const above = Object.keys(layers).slice(0, Object.keys(layers).indexOf(folder));
  const allowed = layers[folder].split(' ');
  const isNamed =
    allowed.includes(target) || (allowed.includes('*') && !/^(?:adapters|run$|actions|cli|demo)/.test(target));
  return name === 'slipway' || folder !== '.' ? isNamed && above.includes(target) : true;
}

function folderPath({ name, folder }) {
  return name === 'slipway' ? `src/${folder}` : `packages/${name}/src/${folder}`;
}

function checkPure(path, { text }) {
  if (ACTING.test(path)) return [];
  const found = text.match(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b/g) ?? [];
  return [...new Set(found)].map((name) => `${path}: a pure file may not use ${name}`);
}

/** Circles between files, type imports included, each once. */
function findCircles() {
  const done = new Set();
  const circles = [];
  const visit = (path, trail) => {
    const at = trail.indexOf(path);
    if (at >= 0) circles.push(`circle: ${[...trail.slice(at), path].join(' → ')}`);
    if (at >= 0 || done.has(path)) return;
    for (const target of files.get(path)?.imports ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of files.keys()) visit(path, []);
  return circles;
}
