/**
 * Gives memory back at once that nobody reads again, whoever still holds on to it. A worker that allocates little else
 * clears up so rarely that tens of megabytes of used pictures wait in it, and the scripts of the models' runtimes never
 * let go of the WebAssembly they were made from.
 */
export function release(...used: readonly (ArrayBufferView<ArrayBuffer> | undefined)[]): void {
  // What is on its way through a channel that is closed is gone; `transfer` and `structuredClone` leave it to be
  // cleared up, and a port closed before does not take it.
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(
    null,
    used.flatMap((view) => view?.buffer ?? []),
  );
  port1.close();
  port2.close();
}
