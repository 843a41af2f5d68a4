/** Giving back costs some kilobytes of its own, which wait to be cleared up: so much has to come together, in bytes. */
const worthIt = 1 << 20;

const waiting = new Set<ArrayBuffer>();
let together = 0;

/**
 * Gives memory back that nobody reads again, whoever still holds on to it: at once where it is a megabyte, else with
 * what is given back next. A worker that allocates little else clears up so rarely that tens of megabytes of used
 * pictures wait in it, and the scripts of the models' runtimes never let go of the WebAssembly they were made from.
 */
export function release(...used: readonly (ArrayBufferView<ArrayBuffer> | undefined)[]): void {
  for (const view of used) {
    if (view && !waiting.has(view.buffer)) {
      waiting.add(view.buffer);
      together += view.buffer.byteLength;
    }
  }
  if (together < worthIt) {
    return;
  }
  // What is on its way through a channel that is closed is gone; `transfer` and `structuredClone` leave it to be
  // cleared up, and a port closed before does not take it.
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(
    null,
    // What was given away meanwhile is gone already.
    [...waiting].filter((buffer) => buffer.byteLength > 0),
  );
  port1.close();
  port2.close();
  waiting.clear();
  together = 0;
}
