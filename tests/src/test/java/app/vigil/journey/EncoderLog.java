package app.vigil.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the browser's encoders themselves gave out, piece by piece, written down beside the agent. */
final class EncoderLog {

    /** Cuts chunks into init piece and fragments as the standard does (ISO/IEC 14496-12), not as the agent does. */
    private static final String LISTEN = """
            (() => {
              const Real = window.MediaRecorder;
              if (!Real) return;
              const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('');
              const cut = (bytes) => {
                const view = new DataView(bytes);
                const pieces = [];
                let begin = 0;
                for (let at = 0; at + 8 <= bytes.byteLength; at += view.getUint32(at)) {
                  const type = String.fromCharCode(...new Uint8Array(bytes, at + 4, 4));
                  const end = at + view.getUint32(at);
                  if (type === 'moov' || type === 'mdat') {
                    pieces.push(bytes.slice(begin, end));
                    begin = end;
                  }
                }
                return pieces;
              };
              window.MediaRecorder = class extends Real {
                constructor(stream, options) {
                  super(stream, options);
                  const name = stream.getAudioTracks().length > 0 ? 'camera' : 'screen';
                  let work = Promise.resolve();
                  this.addEventListener('dataavailable', ({ data }) => {
                    // Not the wall clock, which some tests set.
                    const at = Math.round(performance.timeOrigin + performance.now());
                    work = work.then(async () => {
                      for (const piece of cut(await data.arrayBuffer())) {
                        console.debug('encoded', name, hex(await crypto.subtle.digest('SHA-256', piece)), at);
                      }
                    });
                  });
                }
              };
            })();""";

    /** Lets the encoders give out their last fragment over and over, each time as a later one. */
    private static final String FLOOD = """
            (() => {
              const Logged = window.MediaRecorder;
              if (!Logged) return;
              const recorders = [];
              window.MediaRecorder = class extends Logged {
                constructor(stream, options) {
                  super(stream, options);
                  recorders.push(this);
                  this.addEventListener('dataavailable', ({ data }) => {
                    if (data.size > 2000) this.lastFragment = data;
                  });
                }
              };
              const later = (bytes, by) => {
                const copy = new Uint8Array(bytes.slice(0));
                const view = new DataView(copy.buffer);
                for (let at = 0; at < 3000 && at + 16 < copy.length; at++) {
                  if (String.fromCharCode(...copy.subarray(at, at + 4)) === 'tfdt') {
                    const low = at + 8 + (copy[at + 4] === 1 ? 4 : 0);
                    view.setUint32(low, view.getUint32(low) + by);
                  }
                }
                return new Blob([copy]);
              };
              window.flood = async (count) => {
                for (const recorder of recorders.filter(({ state }) => state === 'recording')) {
                  const bytes = await recorder.lastFragment.arrayBuffer();
                  for (let each = 1; each <= count; each++) {
                    // Behind what is still encoded meanwhile, and longer apart than a fragment is.
                    const data = later(bytes, 6000000 + each * 150000);
                    recorder.dispatchEvent(new BlobEvent('dataavailable', { data }));
                  }
                }
              };
            })();""";

    /** A chunk given out this short before its page went is on its way into the store. */
    private static final long IN_THE_AIR_MS = 1000;

    /** @param at epoch milliseconds at which the encoder gave it out */
    private record Piece(String stream, String digest, long at) {}

    private record Interruption(long from, long to) {

        boolean holds(long at) {
            return from <= at && at <= to;
        }
    }

    private final List<Piece> pieces = new CopyOnWriteArrayList<>();
    private final List<Interruption> interruptions = new CopyOnWriteArrayList<>();
    private final Set<String> lost = new HashSet<>();

    /** Listens to all windows of this person from now on; a binding would wait for pages that are gone. */
    void listenTo(BrowserContext context) {
        context.onConsoleMessage(message -> {
            String[] words = message.text().split(" ");
            if (words.length == 4 && words[0].equals("encoded")) {
                pieces.add(new Piece(words[1], words[2], Long.parseLong(words[3])));
            }
        });
        context.addInitScript(LISTEN);
    }

    /** Lets {@link #flood} work in windows opened from now on. */
    static void prepareFlood(BrowserContext context) {
        context.addInitScript(FLOOD);
    }

    /** Every encoder of the page gives out this many pieces at once. */
    static void flood(Page page, int count) {
        page.evaluate("count => window.flood(count)", count);
    }

    /** Does what ends the page in which encoders run, without a chance for it to finish anything. */
    void interruptedBy(Runnable fault) {
        long from = System.currentTimeMillis() - IN_THE_AIR_MS;
        fault.run();
        interruptions.add(new Interruption(from, System.currentTimeMillis()));
    }

    /** From now on these are known to be lost, for a reason that the ledger tells. */
    void giveUp(List<String> digests) {
        lost.addAll(digests);
    }

    /** All that were given out until now, in the order of the encoder. */
    List<String> pieces(String stream) {
        return pieces.stream()
                .filter(piece -> piece.stream().equals(stream))
                .map(Piece::digest)
                .toList();
    }

    /** Those of these pieces that nobody stored although no page was just ending when the encoder gave them out. */
    List<String> missing(String stream, List<String> due, Map<String, Integer> stored) {
        Set<String> wanted = new HashSet<>(due);
        return pieces.stream()
                .filter(piece -> piece.stream().equals(stream) && wanted.contains(piece.digest()))
                .filter(piece -> interruptions.stream().noneMatch(one -> one.holds(piece.at())))
                .map(Piece::digest)
                .filter(digest -> !stored.containsKey(digest) && !lost.contains(digest))
                .toList();
    }

    /** Pieces that are stored more often than the encoder gave them out, or that it never did. */
    List<String> tooMany(String stream, Map<String, Integer> stored) {
        List<String> given = pieces(stream);
        return stored.entrySet().stream()
                // Takes of one quality begin with the same bytes.
                .filter(entry -> entry.getValue() > Collections.frequency(given, entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
