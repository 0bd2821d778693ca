/** A loopback server in Amazon's place: answers what the test says and remembers what it was asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Credentials that open nothing, and no other place to take any from. */
const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_REGION: 'eu-west-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

export interface Answer {
  readonly status?: number;
  readonly type: 'application/x-amz-json-1.1' | 'text/xml';
  readonly body: string;
}

export interface Amazon {
  /** Bodies of the requests, in order. */
  readonly asked: readonly string[];
  /** What the next requests get; undefined never answers. */
  answer(next: Answer | undefined): void;
  close(): Promise<void>;
}

/** Starts it and points the SDK's clients of this process to it. */
export async function openAmazon(): Promise<Amazon> {
  const asked: string[] = [];
  let answer: Answer | undefined;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push(body);
    if (answer === undefined) return;
    response.writeHead(answer.status ?? 200, { 'content-type': answer.type });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, CREDENTIALS, { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` });
  return {
    asked,
    answer: (next) => {
      answer = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
