import type { AnswerContainer } from '../endpoint/answer-container.ts';
import { type Listener, listen } from '../http/server.ts';
import type { ContainerAws } from '../runtime/contract.ts';

/** The APIs on addresses that containers reach. */
export interface ContainerEndpoint {
  readonly open: ContainerAws['open'];
  /** From now on requests are answered; those that came before have waited. */
  answerWith(answer: AnswerContainer): void;
}

/** @param port tried first, so that containers and this machine use the same one */
export function createContainerEndpoint(port: number): ContainerEndpoint {
  let ready: (answer: AnswerContainer) => void = () => {};
  const answer = new Promise<AnswerContainer>((resolve) => {
    ready = resolve;
  });
  return {
    open: async (address, isContainer) => {
      const listener = await listenNear(port, address);
      const door = { host: `${address}:${listener.port}`, isContainer };
      listener.answerWith(answer.then((answerer) => (request) => answerer(request, door)));
      return listener;
    },
    answerWith: ready,
  };
}

/** Any port that is free, when another program has this one. */
function listenNear(port: number, address: string): Promise<Listener> {
  return listen({ port, address }).catch(() => listen({ port: 0, address }));
}
