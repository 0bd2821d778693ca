/**
 * Packs `slipway` and the local ECS, as they are published: `node tools/release/pack.mjs TARGET`. Needs `lib/` and `dist/`
 * (`npm run build`). The same files and the same npm give the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT } from '../prepare.mjs';

const folder = resolve(process.argv[2] ?? '.');
mkdirSync(folder, { recursive: true });
console.log(pack(ROOT));
console.log(packWithDependencies(join(ROOT, 'packages', 'local-ecs')));

/**
 * Packs a workspace together with what it depends on. Another workspace is not on npm, and a version that is exact has
 * the same bytes wherever it comes from. npm itself bundles no package that a workspace shares with others.
 */
function packWithDependencies(path) {
  const stage = mkdtempSync(join(tmpdir(), 'slipway-pack-'));
  try {
    unpack(path, stage);
    const manifest = publishable(readManifest(stage));
    const names = Object.keys(manifest.dependencies);
    writeManifest(stage, { ...manifest, bundleDependencies: names });
    for (const name of names) {
      const target = join(stage, 'node_modules', name);
      unpack(join(ROOT, 'node_modules', name), target);
      writeManifest(target, publishable(readManifest(target)));
    }
    return pack(stage);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** The files of a package, without those that it does not publish. */
function unpack(from, target) {
  for (const { path } of npmPack(from, ['--dry-run']).files) cpSync(join(from, path), join(target, path));
}

/** A manifest without `private`, which prevents a publication from the workspace, and without sources. */
function publishable({ private: _, ...manifest }) {
  const { exports } = manifest;
  if (!manifest.name.startsWith('@slipway/')) return manifest;
  // The condition `source` names files that only this repository has.
  const entries = Object.entries(exports).map(([key, { source: _source, ...conditions }]) => [key, conditions]);
  return { ...manifest, exports: Object.fromEntries(entries) };
}

/** @returns the name of the file */
function pack(from) {
  return npmPack(from, ['--pack-destination', folder]).filename;
}

/** @returns what npm reports of the one package: its `filename` and `files` */
function npmPack(from, flags) {
  const args = ['pack', '--json', '--ignore-scripts', '--offline', '--loglevel=error', ...flags];
  const [report] = JSON.parse(execFileSync('npm', args, { cwd: from, encoding: 'utf8' }));
  return report;
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function writeManifest(folder, manifest) {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
