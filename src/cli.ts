/** The command line. */
import { type CommandLine, parseArguments } from './cli/arguments.ts';
import { renderHelp } from './cli/help.ts';
import { serveLocalEcs } from './cli/serve-local-ecs.ts';
import { showService } from './cli/show-service.ts';
import { runDemo } from './demo/demo.ts';
import { formatInputFault } from './inputs/fault.ts';
import { EXIT_CODES } from './rollout/verdict.ts';
import { createJsonVoice } from './runner/json-voice.ts';
import { openProcess } from './runner/process.ts';
import { createVoice } from './runner/voice.ts';
import { runSession } from './session.ts';
import { VERSION } from './version.ts';

// The SDK that is bundled here does not change with the Node of its user.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const own = openProcess();
const line = parseArguments(process.argv.slice(2));
await own.end('faults' in line ? refuse(line.faults.map(formatInputFault)) : await carryOut(line));

function refuse(faults: readonly string[]): number {
  for (const fault of faults) own.writeError(fault);
  own.writeError('See: slipway help');
  return EXIT_CODES.refused;
}

async function carryOut(asked: CommandLine): Promise<number> {
  switch (asked.command) {
    case 'help':
      own.write(renderHelp(asked.topic));
      return 0;
    case 'version':
      own.write(VERSION);
      return 0;
    case 'local':
      return serveLocalEcs(asked.told, own);
    case 'history':
    case 'status':
      return showService(asked.command, asked.options, own);
    case 'demo':
      return runDemo(asked.told, own);
    default:
      return runCommand(asked);
  }
}

async function runCommand(asked: Extract<CommandLine, { readonly isJson: boolean }>): Promise<number> {
  const isWorkflow = own.environment.GITHUB_ACTIONS === 'true';
  const hasColour = process.stdout.isTTY && own.environment.NO_COLOR === undefined;
  const style = isWorkflow ? ({ kind: 'workflow' } as const) : ({ kind: 'terminal', hasColour } as const);
  const record = await runSession({
    ...own,
    raw: asked.raw,
    names: [],
    speak: (runner, write) => (asked.isJson ? createJsonVoice(write) : createVoice(runner, style, write)),
  });
  return EXIT_CODES[record.verdict];
}
