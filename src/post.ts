/** The action's post step: removes what a killed run left behind, and says what became of its update. */
import { cleanUp } from './clean-up.ts';
import { openProcess } from './runner/process.ts';

const own = openProcess();
await cleanUp(own.environment, own.write);
await own.end(0);
