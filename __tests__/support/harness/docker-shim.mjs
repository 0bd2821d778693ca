/** A `docker` whose commands are carried out by a test: it sends them to an address, and ends as the answer says. */
const [, , address, ...args] = process.argv;
const name = args.find((word) => !word.startsWith('-'));
const answer = await fetch(`${address}/docker/${name}`, { method: 'POST', body: JSON.stringify(args) });
const { exitCode, stdout } = await answer.json();
process.stdout.write(stdout, () => process.exit(exitCode));
