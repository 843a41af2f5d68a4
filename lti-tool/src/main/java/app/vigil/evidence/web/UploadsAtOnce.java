package app.vigil.evidence.web;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.ProblemException;
import app.vigil.sitting.SittingId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Bounds the bytes that are on their way in. A slow disk or a hall that comes back after an outage fills it: who comes
 * then is told to keep the segment and come again, each after another while, so that they do not come back together. One
 * sitting, which may send as slowly as it likes, gets a share and never all of it.
 */
@Component
class UploadsAtOnce {

    /** Two streams, each a few segments at a time, take far less than this part of the whole. */
    private static final int SHARES = 4;

    private static final int SOONEST_MS = 2_000;
    private static final int LATEST_MS = 15_000;

    private final int most;
    private final Semaphore bytes;
    private final ConcurrentMap<SittingId, Integer> shares = new ConcurrentHashMap<>();
    private final RandomGenerator random = RandomGenerator.getDefault();

    UploadsAtOnce(EvidenceSettings settings) {
        this.most = Math.toIntExact(settings.uploadsAtOnce().toBytes());
        this.bytes = new Semaphore(most);
    }

    /** Given back by closing. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** @param length negative when the sender did not say it */
    Place take(SittingId sitting, long length, int largest) {
        int wanted = Math.min(most, length < 0 || length > largest ? largest : (int) length);
        int share = shares.merge(sitting, wanted, Integer::sum);
        // The largest always fits, or it would never come in.
        if ((share > most / SHARES && share > wanted) || !bytes.tryAcquire(wanted)) {
            giveBack(sitting, wanted);
            throw new ProblemException(EvidenceProblem.SLOW_DOWN)
                    .retryAfter(Duration.ofMillis(random.nextInt(SOONEST_MS, LATEST_MS)));
        }
        return () -> {
            bytes.release(wanted);
            giveBack(sitting, wanted);
        };
    }

    private void giveBack(SittingId sitting, int wanted) {
        shares.computeIfPresent(sitting, (who, share) -> share == wanted ? null : share - wanted);
    }
}
