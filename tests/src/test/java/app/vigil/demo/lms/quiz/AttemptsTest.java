package app.vigil.demo.lms.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.demo.lms.DemoSettings;
import app.vigil.demo.lms.gradebook.Grade;
import app.vigil.demo.lms.gradebook.Gradebook;
import app.vigil.demo.lms.people.People;
import app.vigil.demo.lms.people.Person;
import app.vigil.demo.lms.store.Seed;
import app.vigil.demo.lms.store.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AttemptsTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final SettableClock clock = new SettableClock();
    private Quizzes quizzes;
    private Gradebook gradebook;
    private Attempts attempts;
    private Quiz quiz;
    private Person student;

    @BeforeEach
    void open(@TempDir Path folder) {
        JsonMapper json = JsonMapper.builder().build();
        DemoSettings settings = new DemoSettings(
                DemoSettings.Profile.MOODLE,
                folder,
                "",
                false,
                "",
                "",
                "",
                DemoSettings.Storage.OFF,
                null,
                folder,
                false,
                4);
        StateFile state = new StateFile(json, settings);
        Seed seed = new Seed(json, settings);
        gradebook = new Gradebook(state, clock);
        quizzes = new Quizzes(seed, state, gradebook);
        attempts = new Attempts(state, quizzes, gradebook, clock);
        quiz = quizzes.require("11");
        student = new People(seed).byUsername("student1").orElseThrow();
    }

    @Test
    void submitsWhatWasSavedWhenTheTimeIsUpAndTakesNoLaterAnswer() {
        Attempt attempt = attempts.start(quiz, student);
        attempts.save(attempt.id(), 0, "1");
        clock.now = START.plus(Duration.ofMinutes(30)).plusSeconds(6);
        Attempt late = attempts.save(attempt.id(), 1, "12");
        assertThat(late.submitted()).isEqualTo(START.plus(Duration.ofMinutes(30)));
        assertThat(late.answers()).containsOnlyKeys(0);
        assertThat(gradebook.grade(quiz.gradeItemId(), student.id()).map(Grade::score))
                .contains(2.0);
    }

    @Test
    void takesThePageTheCountdownSendsAtZero() {
        Attempt attempt = attempts.start(quiz, student);
        clock.now = START.plus(Duration.ofMinutes(30)).plusSeconds(2);
        attempts.save(attempt.id(), 0, "1");
        assertThat(attempts.submit(attempt.id()).answers()).containsEntry(0, "1");
    }

    @Test
    void endsWithTheQuizWhenThatComesFirst() {
        Instant closes = START.plusSeconds(600);
        quizzes.change(quiz, new QuizSettings(null, closes, 30, null, null));
        assertThat(attempts.start(quiz, student).deadline()).isEqualTo(closes);
    }

    @Test
    void continuesTheRunningAttemptInsteadOfStartingAnother() {
        Attempt first = attempts.start(quiz, student);
        assertThat(attempts.start(quiz, student)).isEqualTo(first);
        attempts.submit(first.id());
        assertThat(attempts.start(quiz, student).number()).isEqualTo(2);
    }

    @Test
    void keepsTheBestScore() {
        Attempt good = attempts.start(quiz, student);
        attempts.save(good.id(), 0, "1");
        attempts.submit(good.id());
        attempts.submit(attempts.start(quiz, student).id());
        assertThat(gradebook.grade(quiz.gradeItemId(), student.id()).map(Grade::score))
                .contains(2.0);
    }

    private static final class SettableClock extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
