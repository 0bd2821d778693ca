/**
 * With SLIPWAY_SEED all properties begin with that seed: the one that the report of a failure names repeats the
 * failure.
 */
import fc from 'fast-check';

const { SLIPWAY_SEED: seed } = process.env;
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
