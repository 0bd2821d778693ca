import type { ClientRequest } from 'node:http';
import type { BalancedAnswer } from '../engine/contract.ts';

/** Receives what a request was answered, and by whom. */
export type CountAnswer = (answered: BalancedAnswer) => void;

/** The first answer counts: what comes after it is about the same request. */
export function countOnce(count: CountAnswer): CountAnswer {
  let isCounted = false;
  return (answered) => {
    if (!isCounted) count(answered);
    isCounted = true;
  };
}

/** Seconds since the request left, on the monotonic clock: an answer may come before the whole request has left. */
export function measureAnswer(forwarded: ClientRequest): () => number {
  let leftAt = performance.now();
  forwarded.on('finish', () => {
    leftAt = performance.now();
  });
  return () => (performance.now() - leftAt) / 1000;
}
