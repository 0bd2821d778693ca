/**
 * How long a test waits for a condition before it calls it a hang. Nothing takes a tenth of it on a quiet machine, so a
 * busy one does not fail a test. It is less than `testTimeout` in jest.config.js, so that the error says which
 * condition it was.
 */
export const HANG_MS = 600_000;
