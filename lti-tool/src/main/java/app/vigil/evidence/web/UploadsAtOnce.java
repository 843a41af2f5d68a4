package app.vigil.evidence.web;

import app.vigil.evidence.EvidenceProblem;
import app.vigil.evidence.EvidenceSettings;
import app.vigil.shared.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Bounds the bytes that are on their way in. A slow disk or a hall that comes back after an outage fills it: who comes
 * then is told to keep the segment and come again, each after another while, so that they do not come back together.
 */
@Component
class UploadsAtOnce {

    private static final int SOONEST_MS = 2_000;
    private static final int LATEST_MS = 15_000;

    private final int most;
    private final Semaphore bytes;
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
    Place take(long length, int largest) {
        int wanted = Math.min(most, length < 0 || length > largest ? largest : (int) length);
        if (!bytes.tryAcquire(wanted)) {
            throw new ProblemException(EvidenceProblem.SLOW_DOWN)
                    .retryAfter(Duration.ofMillis(random.nextInt(SOONEST_MS, LATEST_MS)));
        }
        return () -> bytes.release(wanted);
    }
}
