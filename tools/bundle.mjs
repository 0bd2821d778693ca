import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import remapping from '@jridgewell/remapping';
import { transform } from 'esbuild';
import { ROOT } from './prepare.mjs';
import { run } from './run.mjs';

/** Where ncc runs: it reads the paths in the tsconfig.json there. */
const FOLDER = join(ROOT, 'lib', 'bundle');

/**
 * Parts of `@actions/core` that no action here uses: the OIDC client imports an HTTP client of 1 MB, and the details of
 * the platform come from programs. Every step would read both before its first line.
 */
const UNUSED_PARTS = /^.*'\.\/(?:oidc-utils|platform)\.js';\n/gm;

/**
 * ncc takes what a package has for `require`, from which nothing can be left out. Of the ES modules of the AWS SDK it
 * bundles only what is imported.
 */
const SDK_SCOPES = ['@aws-sdk', '@smithy'];

/** Bundles `lib/main.js` into the folder: small files, next to them the source maps of our own code, and licences. */
export async function bundle(output) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'actions-core.js'), readUsedCore());
  const paths = { '@actions/core': ['./actions-core.js'], ...Object.fromEntries(SDK_SCOPES.flatMap(listModules)) };
  writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify({ compilerOptions: { baseUrl: '.', paths } }));
  const ncc = join(ROOT, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');
  const options = ['--license', 'licenses.txt', '--no-cache', '-q', '--source-map', '--no-source-map-register'];
  await run(process.execPath, [ncc, 'build', join('..', 'main.js'), '-o', output, ...options], { cwd: FOLDER });
  const files = readdirSync(output).filter((name) => name.endsWith('.js'));
  for (const file of files) await minify(join(output, file));
}

/** The main module of `@actions/core` without the parts that nobody uses. */
function readUsedCore() {
  const folder = join(ROOT, 'node_modules', '@actions', 'core', 'lib');
  const code = readFileSync(join(folder, 'core.js'), 'utf8').replaceAll(UNUSED_PARTS, '');
  return code.replaceAll("from './", () => `from '${folder.replaceAll('\\', '/')}/`);
}

/** What the packages of a scope export, and the ES module of each. */
function listModules(scope) {
  const folder = join(ROOT, 'node_modules', scope);
  return readdirSync(folder).flatMap((name) => {
    const { exports, module } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
    return Object.entries(exports ?? { '.': { module } })
      .filter(([, { module: file }]) => file?.endsWith('.js'))
      .map(([path, { module: file }]) => [`${scope}/${name}${path.slice(1)}`, [join(folder, name, file)]]);
  });
}

/**
 * A step reads and compiles what it loads before it does anything. esbuild keeps the parentheses around the modules,
 * with which Node.js compiles each of them once instead of twice.
 */
async function minify(file) {
  const mapFile = `${file}.map`;
  const bundled = JSON.parse(readFileSync(mapFile, 'utf8'));
  const code = shareRequire(readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
  const style = { minify: true, format: 'esm', target: 'node20', charset: 'ascii', legalComments: 'none' };
  const minified = await transform(code, { ...style, sourcemap: 'external', sourcefile: 'bundled' });
  writeFileSync(file, minified.code);
  rmSync(mapFile);
  const map = trace(minified.map, bundled);
  if (map !== undefined) writeFileSync(mapFile, `${JSON.stringify(map)}\n`);
}

/** ncc makes a `require` for each module of Node.js. One does, on the same line, so that the map stays true. */
function shareRequire(code) {
  const own = '__WEBPACK_EXTERNAL_createRequire(import.meta.url)';
  const created = /^import \{ createRequire as __WEBPACK_EXTERNAL_createRequire \} from "module";/m;
  if (!created.test(code)) return code;
  const shared = code.replaceAll(own, '__WEBPACK_EXTERNAL_require');
  return shared.replace(created, (line) => `${line} const __WEBPACK_EXTERNAL_require = ${own};`);
}

/** The map from the minified file to our TypeScript, through the bundle and what tsc wrote; undefined: none of ours. */
function trace(minified, bundled) {
  const traced = remapping(minified, (source) => {
    if (source === 'bundled') return { ...bundled, sourceRoot: '', sources: bundled.sources.map(locate) };
    const map = join(ROOT, `${source}.map`);
    return existsSync(map) && !source.includes('node_modules/') ? JSON.parse(readFileSync(map, 'utf8')) : null;
  });
  const { version, names, mappings } = traced;
  const sources = traced.sources.map((source) => (source !== null && isOurs(source) ? source : null));
  return sources.some((source) => source !== null) ? { version, sources, names, mappings } : undefined;
}

/** ncc writes `../` and then the path as seen from the folder that it runs in. */
function locate(source) {
  return relative(ROOT, resolve(FOLDER, source.replace(/^\.\.\//, '')));
}

function isOurs(source) {
  return /^(?:src|packages)\//.test(source);
}
