/** The worker: a Server behind postMessage. */
import { HELLO, type Request } from './protocol.ts';
import { Server } from './serve.ts';

const server = new Server();
const scope = self as unknown as {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
};

// In order: a request starts when the one before it has been answered.
let last: Promise<void> = Promise.resolve();
scope.onmessage = (event) => {
  last = last.then(async () => scope.postMessage(await server.answer(event.data)));
};
scope.postMessage(HELLO);
