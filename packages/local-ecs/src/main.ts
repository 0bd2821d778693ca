#!/usr/bin/env node
/** The command `local-ecs`. */
import { formatInputError } from '@slipway/ecs-rules/text';
import { listFlagLines, readFlags } from './command/read-flags.ts';
import { serveLocalEcs } from './command/serve-local-ecs.ts';

const argv = process.argv.slice(2);
const write = (line: string): void => void process.stdout.write(`${line}\n`);
const writeError = (line: string): void => void process.stderr.write(`${line}\n`);

if (argv.includes('--help') || argv.includes('-h')) {
  for (const line of ['Usage: local-ecs [flags]', '', ...listFlagLines()]) write(line);
} else {
  const read = readFlags(argv);
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  if ('errors' in read) {
    for (const error of read.errors) writeError(formatInputError(error));
    process.exitCode = 2;
  } else {
    process.exitCode = await serveLocalEcs(read.given, { write, writeError, signal: stop.signal });
  }
}
