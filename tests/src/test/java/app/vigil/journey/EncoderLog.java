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

    /**
     * Lets the encoders give out one of their fragments over and over, each time as a later one. How long a fragment is
     * depends on how busy the computer is, so each copy begins where the one before it ends: after as many of its
     * lengths, in the time of each track. A fragment's length is how much later the next one begins. The one of middle
     * length is taken: copies of a very short one would reach what is encoded meanwhile, and the last copy of a very
     * long one would lie too far ahead of the server.
     */
    private static final String FLOOD = """
            (() => {
              const Logged = window.MediaRecorder;
              if (!Logged) return;
              const recorders = [];
              window.MediaRecorder = class extends Logged {
                constructor(stream, options) {
                  super(stream, options);
                  recorders.push(this);
                  this.chunks = [];
                  this.addEventListener('dataavailable', ({ data }) => this.chunks.push(data));
                }
              };
              const fourCharacters = (view, at) =>
                String.fromCharCode(...[0, 1, 2, 3].map((each) => view.getUint8(at + each)));
              // Where each track's time stands in a fragment, and what it is.
              const times = (bytes) => {
                const view = new DataView(bytes);
                const found = [];
                let track = 0;
                for (let at = 4; at + 16 < bytes.byteLength && fourCharacters(view, at) !== 'mdat'; at++) {
                  const type = fourCharacters(view, at);
                  if (type === 'tfhd') track = view.getUint32(at + 8);
                  if (type === 'tfdt') {
                    const low = at + 8 + (view.getUint8(at + 4) === 1 ? 4 : 0);
                    found.push({ track, low, at: view.getUint32(low) });
                  }
                }
                return found;
              };
              // A chunk may hold several.
              const cut = (bytes) => {
                const view = new DataView(bytes);
                const found = [];
                let begin = 0;
                for (let at = 0; at + 8 <= bytes.byteLength; at += view.getUint32(at)) {
                  const type = fourCharacters(view, at + 4);
                  if (type === 'moof') begin = at;
                  if (type === 'mdat') found.push(bytes.slice(begin, at + view.getUint32(at)));
                }
                return found;
              };
              const later = (bytes, lengths, count) => {
                const copy = bytes.slice(0);
                const view = new DataView(copy);
                for (const { track, low, at } of times(bytes)) {
                  view.setUint32(low, at + lengths.get(track) * count);
                }
                return new Blob([copy]);
              };
              const fragments = async (recorder) => {
                const all = await Promise.all(recorder.chunks.map((chunk) => chunk.arrayBuffer()));
                return all.flatMap(cut);
              };
              // Not the first one, which holds what gathered while the encoder started.
              const ordinary = (given) => {
                const lengths = (index) => {
                  const next = times(given[index + 1]);
                  return new Map(times(given[index]).map(({ track, at }) => [
                    track,
                    next.find((one) => one.track === track).at - at,
                  ]));
                };
                const all = given.slice(1, -1).map((bytes, index) => ({ bytes, lengths: lengths(index + 1) }));
                const lengthOf = ({ lengths }) => [...lengths.values()][0];
                return all.sort((one, other) => lengthOf(one) - lengthOf(other))[Math.floor(all.length / 2)];
              };
              window.flood = async (count, ahead) => {
                for (const recorder of recorders.filter(({ state }) => state === 'recording')) {
                  let given = [];
                  while ((given = await fragments(recorder)).length < 5) {
                    await new Promise((resolve) => setTimeout(resolve, 200));
                  }
                  const { bytes, lengths } = ordinary(given);
                  for (let each = 1; each <= count; each++) {
                    const data = later(bytes, lengths, ahead + each);
                    recorder.dispatchEvent(new BlobEvent('dataavailable', { data }));
                  }
                }
              };
            })();""";

    /** Lengths of a fragment left free for what is encoded while the copies wait: five minutes. */
    private static final int AHEAD = 100;

    /** A chunk given out this short before its page went is on its way into the store. */
    private static final long IN_THE_AIR_MS = 1000;

    /** What may pass between the end of the last picture of a piece and its arrival in the page. */
    private static final long GIVEN_OUT_LATE_MS = 5000;

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
        page.evaluate("([count, ahead]) => window.flood(count, ahead)", List.of(count, AHEAD));
    }

    /** Does what ends the page in which encoders run, without a chance for it to finish anything. */
    void interruptedBy(Runnable fault) {
        long from = System.currentTimeMillis() - IN_THE_AIR_MS;
        fault.run();
        interruptions.add(new Interruption(from, System.currentTimeMillis()));
    }

    /**
     * Those of these pieces that lie in a stretch of which the ledger says that it is lost need not come. One is as long
     * as the encoder was at it, and a computer that is busy gives it out late.
     */
    void giveUp(String stream, List<String> digests, List<StoredPieces.Gap> gaps) {
        pieces.stream()
                .filter(piece -> piece.stream().equals(stream) && digests.contains(piece.digest()))
                .filter(piece -> gaps.stream().anyMatch(gap -> gap.holds(stream, piece.at(), GIVEN_OUT_LATE_MS)))
                .forEach(piece -> lost.add(piece.digest()));
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
