export { formatCount } from './count.ts';
export { formatDuration } from './duration.ts';
export {
  findNearest,
  formatInputError,
  type InputError,
  nameInputAdvice,
  nameInputProblem,
  quote,
  type ValueError,
} from './input-error.ts';
export { cleanOutsideText, quoteOutsideText } from './outside-text.ts';
export { shorten } from './shorten.ts';
