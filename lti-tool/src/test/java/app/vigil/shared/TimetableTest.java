package app.vigil.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

class TimetableTest {

    @Test
    void aJobThatHangsHoldsNoOtherUp() throws InterruptedException {
        ThreadPoolTaskScheduler timetable =
                new Timetable().taskScheduler(new ThreadPoolTaskSchedulerBuilder().poolSize(2));
        timetable.initialize();
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(3);
        try {
            TaskScheduler tasks = timetable;
            tasks.scheduleWithFixedDelay(() -> await(hanging), Duration.ofMillis(1));
            tasks.scheduleWithFixedDelay(others::countDown, Duration.ofMillis(1));
            assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            hanging.countDown();
            timetable.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
