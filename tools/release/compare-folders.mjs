import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** @returns {readonly string[]} the paths of files that only one folder has, or that differ in a byte; sorted */
export function compareFolders(one, other) {
  const paths = new Set([...listFiles(one), ...listFiles(other)]);
  return [...paths].filter((path) => !isSame(join(one, path), join(other, path))).sort();
}

function listFiles(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => statSync(join(folder, path)).isFile());
}

function isSame(one, other) {
  return existsSync(one) && existsSync(other) && readFileSync(one).equals(readFileSync(other));
}
