/** Requests that were sent all along, counted by what came back. */
export interface RequestCount {
  /** Times that each page was answered. */
  readonly pages: ReadonlyMap<string, number>;
  readonly failed: number;
}

/** Sends one request after the other until it is stopped. */
export interface RequestLoop {
  stop(): Promise<RequestCount>;
}

const PAUSE_MS = 20;
const ANSWER_WITHIN_MS = 5_000;

/** @param address page of the load balancer; an answer other than 200, or none, counts as failed */
export function sendRequests(address: string): RequestLoop {
  const pages = new Map<string, number>();
  const state = { failed: 0, isStopped: false };
  const sendAll = async (): Promise<void> => {
    while (!state.isStopped) {
      const page = await readPage(address);
      if (page === undefined) state.failed += 1;
      else pages.set(page, (pages.get(page) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  const sending = sendAll();
  return {
    stop: async () => {
      state.isStopped = true;
      await sending;
      return { pages, failed: state.failed };
    },
  };
}

/** The page as text; undefined when it is not answered with 200. */
export async function readPage(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const text = (await answer.text()).trim();
    return answer.status === 200 ? text : undefined;
  } catch {
    return undefined;
  }
}
