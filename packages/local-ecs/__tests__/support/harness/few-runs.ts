/**
 * A property stops after a fifth of a second, however many random cases it has: for the run after each change. The whole run
 * has as many as its tests say. Added to the seed, which is configured before.
 */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), interruptAfterTimeLimit: 200, markInterruptAsFailure: false });
