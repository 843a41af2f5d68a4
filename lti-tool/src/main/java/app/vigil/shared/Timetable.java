package app.vigil.shared;

import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * What runs every few seconds or hours. The scheduler of virtual threads runs everything with a fixed delay on one
 * thread: an object store or a platform that does not answer would stop the look at the disk, sealing and passback.
 */
@Configuration(proxyBeanMethods = false)
class Timetable {

    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.build();
    }
}
