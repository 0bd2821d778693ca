/** The command line. */

import { defined } from '@slipway/ecs-rules/values';
import { serveLocalEcs } from '@slipway/local-ecs/internal';
import { openProcess } from '../adapters/runner/process.ts';
import { runDemo } from '../demo/demo.ts';
import type { RawInputs } from '../inputs/inputs.ts';
import { EXIT_CODES } from '../ports/verdict.ts';
import { hasChanges } from '../report/planned-changes.ts';
import { runSession } from '../run/compose.ts';
import { createJsonPrinter } from '../run/json-printer.ts';
import { VERSION } from '../text/version.ts';
import { parseArguments, type Refused } from './arguments.ts';
import type { CommandLine } from './command.ts';
import { renderCompletion } from './completion/completion.ts';
import { renderHelp } from './help.ts';
import { runInit } from './init.ts';
import { useRecord } from './record-command.ts';
import { showService } from './show-service.ts';
import { openTextPrinter } from './text-printer.ts';

/** Of a plan with changes, where the exit code was requested. */
const CHANGES_EXIT_CODE = 3;

// The SDK that is bundled here does not change with the Node of its user.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const own = openProcess();
const line = parseArguments(process.argv.slice(2));
await own.end('problems' in line ? refuse(line) : await carryOut(line));

function refuse({ problems, topic }: Refused): number {
  for (const problem of problems) own.writeError(problem);
  own.writeError(topic === undefined ? 'See: slipway --help' : `See: slipway ${topic} --help`);
  return EXIT_CODES.refused;
}

async function carryOut(line: CommandLine): Promise<number> {
  switch (line.command) {
    case 'help':
      own.write(renderHelp(line.topic));
      return 0;
    case 'version':
      own.write(VERSION);
      return 0;
    case 'completion':
      own.write(renderCompletion(line.shell));
      return 0;
    case 'init':
      return runInit(line.options, own);
    case 'local':
      return serveLocalEcs(line.given, own);
    case 'history':
    case 'status':
      return showService(line.command, line.options, own);
    case 'report':
    case 'judge':
      return useRecord(line.command, line.options, own);
    case 'demo':
      return runDemo(line.given, { ...own, readCommand });
    default:
      return runCommand(line);
  }
}

/** The inputs of a command of the demo, parsed as a person's command line is. */
function readCommand(argv: readonly string[]): RawInputs {
  const parsed = parseArguments(argv);
  if ('raw' in parsed) return parsed.raw;
  throw new Error(`slipway ${argv.join(' ')} is not a command that deploys`);
}

async function runCommand(line: Extract<CommandLine, { readonly isJson: boolean }>): Promise<number> {
  const record = await runSession({
    ...own,
    raw: line.raw,
    names: [],
    ...defined({ summaryFile: line.summaryFile }),
    openPrinter: (runner, write) =>
      line.isJson ? createJsonPrinter(write) : openTextPrinter(own.environment, line.isLive, { runner, write }),
  });
  const isChange = line.hasDetailedExitCode && record.verdict === 'planned' && hasChanges(record);
  return isChange ? CHANGES_EXIT_CODE : EXIT_CODES[record.verdict];
}
