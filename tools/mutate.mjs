/**
 * Checks whether the tests would detect an error: changes one operator, condition or literal at a time in a copy of the
 * sources, and runs the named tests. Reports each change that no test detects. Not part of a test run: it takes seconds
 * per change.
 *
 *   node tools/mutate.mjs FILE… --tests PATTERN… [--at-most N]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseSync } from '@swc/core';
import { ROOT } from './prepare.mjs';

const OTHER_OPERATOR = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
};
const LEFT_OUT = new Set(['.git', '.cache', 'node_modules', 'dist', 'lib']);

const { files, tests, atMost } = readArguments(process.argv.slice(2));
const all = files.flatMap((file) => listMutants(file, readFileSync(join(ROOT, file))));
const chosen = all.filter(
  (_, index) => Math.floor((index * atMost) / all.length) !== Math.floor(((index - 1) * atMost) / all.length),
);
const copy = mkdtempSync(join(tmpdir(), 'slipway-mutants-'));
try {
  cpSync(ROOT, copy, { recursive: true, filter: (path) => path === ROOT || !LEFT_OUT.has(basename(path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  if (!passes()) throw new Error('the tests fail before anything is changed');
  const survivors = (atMost < all.length ? chosen : all).filter((mutant) => survives(mutant));
  const tried = Math.min(atMost, all.length);
  console.log(`${tried - survivors.length} of ${tried} changes were seen (${all.length} are possible)`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function readArguments(args) {
  const split = args.indexOf('--tests');
  const limit = args.indexOf('--at-most');
  if (split < 1) throw new Error('usage: node tools/mutate.mjs FILE… --tests PATTERN… [--at-most N]');
  const end = limit < 0 ? args.length : limit;
  return {
    files: args.slice(0, split),
    tests: args.slice(split + 1, end),
    atMost: limit < 0 ? Number.POSITIVE_INFINITY : Number(args[limit + 1]),
  };
}

function survives({ file, line, text, words }) {
  const path = join(copy, file);
  const before = readFileSync(path);
  writeFileSync(path, text);
  try {
    const isUnseen = passes();
    if (isUnseen) console.log(`survived: ${file}:${line} ${words}`);
    return isUnseen;
  } finally {
    writeFileSync(path, before);
  }
}

/** A change that makes the tests hang counts as detected. */
function passes() {
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  const args = ['--experimental-vm-modules', jest, '--bail', '--silent', '--runInBand', ...tests];
  const env = { SLIPWAY_MUTATIONS: '300', ...process.env };
  return spawnSync(process.execPath, args, { cwd: copy, env, stdio: 'ignore', timeout: 120_000 }).status === 0;
}

/** The parser counts bytes, and continues counting from one source to the next. */
function listMutants(file, bytes) {
  const base = parseSync('', { syntax: 'typescript' }).span.end;
  const tree = parseSync(bytes.toString('utf8'), { syntax: 'typescript', target: 'es2022' });
  const mutants = [];
  const change = (start, end, next, words) => {
    const [from, to] = [start - base, end - base];
    const text = Buffer.concat([bytes.subarray(0, from), Buffer.from(next), bytes.subarray(to)]);
    const line = bytes.subarray(0, from).toString('utf8').split('\n').length;
    mutants.push({ file, line, text, words: words ?? `${bytes.subarray(from, to).toString('utf8')} → ${next}` });
  };
  visit(tree.body, { change, sourceOf: (span) => bytes.subarray(span.start - base, span.end - base).toString('utf8') });
  return mutants;
}

function visit(node, tools) {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, tools);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const isType = typeof node.type === 'string' && node.type.startsWith('Ts') && node.expression === undefined;
  if (isType || node.type === 'ImportDeclaration' || node.type === 'TsExpressionWithTypeArguments') return;
  mutate(node, tools);
  for (const [name, field] of Object.entries(node)) {
    if (name !== 'span' && name !== 'typeAnnotation') visit(field, tools);
  }
}

function mutate(node, { change, sourceOf }) {
  const { start, end } = node.span ?? {};
  switch (node.type) {
    case 'BinaryExpression': {
      const next = OTHER_OPERATOR[node.operator];
      const between = { start: node.left.span.end, end: node.right.span.start };
      const at = between.start + sourceOf(between).indexOf(node.operator);
      if (next !== undefined) change(at, at + node.operator.length, next);
      return;
    }
    case 'UnaryExpression':
      if (node.operator === '!') change(start, start + 1, '', 'a "!" taken away');
      return;
    case 'BooleanLiteral':
      change(start, end, String(!node.value));
      return;
    case 'NumericLiteral':
      change(start, end, String(node.value + 1));
      return;
    case 'StringLiteral':
      change(start, end, node.value === '' ? "'mutant'" : "''");
      return;
    case 'RegExpLiteral':
      if (node.pattern.startsWith('^')) change(start + 1, start + 2, '', `${node.pattern} without its "^"`);
      return;
    case 'ConditionalExpression':
    case 'IfStatement':
      change(node.test.span.start, node.test.span.end, 'true');
      change(node.test.span.start, node.test.span.end, 'false');
  }
}
