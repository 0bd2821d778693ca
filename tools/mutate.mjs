/**
 * Checks whether the tests would detect an error: changes one operator, condition or literal at a time in a copy of the
 * sources, and runs the named unit tests, two changes at once. Reports each change that no test detects. Not part of a
 * test run: it takes seconds per change. A change that the compiler refuses is not counted.
 *
 *   node tools/mutate.mjs FILE… --tests PATTERN… [--at-most N] [--all]
 *
 * `--all`: tests that are no unit tests too.
 */
import { spawn, spawnSync } from 'node:child_process';
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
/** A change that makes the tests hang counts as detected. */
const LIMIT_MS = 120_000;
const JOBS = 2;
const LEFT_OUT = new Set(['.git', '.cache', 'node_modules', 'dist', 'lib']);

const { files, tests, atMost, isUnit } = readArguments(process.argv.slice(2));
const all = files.flatMap((file) => listMutants(file, readFileSync(join(ROOT, file))));
const chosen = all.filter(
  (_, index) => Math.floor((index * atMost) / all.length) !== Math.floor(((index - 1) * atMost) / all.length),
);
const due = atMost < all.length ? chosen : [...all];
const copies = Array.from({ length: JOBS }, () => mkdtempSync(join(tmpdir(), 'slipway-mutants-')));
try {
  for (const copy of copies) {
    cpSync(ROOT, copy, { recursive: true, filter: (path) => path === ROOT || !LEFT_OUT.has(basename(path)) });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    if (!(await passes(copy))) throw new Error('the tests fail before anything is changed');
  }
  const count = due.length;
  const unseen = (await Promise.all(copies.map((copy) => tryDue(copy)))).flat();
  const refused = findRefused(unseen, copies[0]);
  const survivors = unseen.filter((mutant) => !refused.has(mutant));
  for (const { file, line, words } of survivors) console.log(`survived: ${file}:${line} ${words}`);
  const tried = count - refused.size;
  const share = ((100 * (tried - survivors.length)) / tried).toFixed(1);
  console.log(`${tried - survivors.length} of ${tried} changes were seen, ${share} % (${all.length} are possible)`);
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
}

/** Takes changes that are due until none is left. Returns those that no test detects. */
async function tryDue(copy) {
  const unseen = [];
  for (let mutant = due.shift(); mutant !== undefined; mutant = due.shift()) {
    if (await survives(mutant, copy)) unseen.push(mutant);
  }
  return unseen;
}

/**
 * Those that the compiler refuses: nobody could commit one. One change of each file is compiled at a time, since two
 * may overlap, and an error may be reported on another line than that of its change.
 */
function findRefused(unseen, copy) {
  const refused = new Set();
  const byFile = [...new Set(unseen.map(({ file }) => file))].map((name) => unseen.filter(({ file }) => file === name));
  const most = Math.max(0, ...byFile.map(({ length }) => length));
  for (let at = 0; at < most; at += 1) {
    const round = byFile.flatMap((ofFile) => ofFile.slice(at, at + 1));
    const undo = round.map((mutant) => put(mutant, copy));
    const files = compile(copy);
    for (const mutant of round) if (files.has(mutant.file)) refused.add(mutant);
    for (const restore of undo) restore();
  }
  return refused;
}

/** The sources with errors. */
function compile(copy) {
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-b', 'tsconfig.build.json'], { cwd: copy, encoding: 'utf8' });
  return new Set([...stdout.matchAll(/^(\S+)\(\d+,\d+\): error/gm)].map(([, file]) => file));
}

/** Changes the copy, and returns what undoes that. */
function put({ file, from, to, next }, copy) {
  const path = join(copy, file);
  const before = readFileSync(path);
  writeFileSync(path, Buffer.concat([before.subarray(0, from), Buffer.from(next), before.subarray(to)]));
  return () => writeFileSync(path, before);
}

function readArguments(given) {
  const args = given.filter((arg) => arg !== '--all');
  const split = args.indexOf('--tests');
  const limit = args.indexOf('--at-most');
  if (split < 1) throw new Error('usage: node tools/mutate.mjs FILE… --tests PATTERN… [--at-most N] [--all]');
  const end = limit < 0 ? args.length : limit;
  return {
    files: args.slice(0, split),
    tests: args.slice(split + 1, end),
    isUnit: args.length === given.length,
    atMost: limit < 0 ? Number.POSITIVE_INFINITY : Number(args[limit + 1]),
  };
}

async function survives(mutant, copy) {
  const restore = put(mutant, copy);
  try {
    return await passes(copy);
  } finally {
    restore();
  }
}

function passes(copy) {
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  const config = isUnit ? ['--config', 'jest.unit.config.js'] : [];
  const args = ['--experimental-vm-modules', jest, ...config, '--bail', '--silent', '--runInBand', ...tests];
  const env = { SLIPWAY_MUTATIONS: '300', ...process.env };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: copy, env, stdio: 'ignore', timeout: LIMIT_MS });
    child.on('close', (code) => resolve(code === 0));
  });
}

/** The parser counts bytes, and continues counting from one source to the next. */
function listMutants(file, bytes) {
  const base = parseSync('', { syntax: 'typescript' }).span.end;
  const tree = parseSync(bytes.toString('utf8'), { syntax: 'typescript', target: 'es2022' });
  const mutants = [];
  const change = (start, end, next, words) => {
    const [from, to] = [start - base, end - base];
    const line = bytes.subarray(0, from).toString('utf8').split('\n').length;
    mutants.push({
      file,
      line,
      from,
      to,
      next,
      words: words ?? `${bytes.subarray(from, to).toString('utf8')} → ${next}`,
    });
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
