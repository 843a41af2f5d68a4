package app.vigil.decision.web;

import java.util.List;
import java.util.Map;

/** Heads of the columns as the regulation words them and as they were translated, by language. */
final class ProtocolHeads {

    /** App. 4 (R2-060), in an institution of the domain edu.ranepa.ru. */
    static final Map<String, List<String>> ATTESTATION = Map.of(
            "ru",
            List.of(
                    "Группа",
                    "Ф.И.О студента",
                    "e-mail ***@edu.ranepa.ru",
                    "Оценка за итоговое тестирование (баллы в СДО)",
                    "Дата итогового тестирования с прокторингом",
                    "Статус проверки",
                    "Зафиксированные при проверке нарушения⁶, комментарии",
                    "Результат тестирования «зачтен/не зачтен»"),
            "uk",
            List.of(
                    "Група",
                    "П. І. Б. студента",
                    "e-mail ***@edu.ranepa.ru",
                    "Оцінка за підсумкове тестування (бали в СДН)",
                    "Дата підсумкового тестування з прокторингом",
                    "Статус перевірки",
                    "Зафіксовані під час перевірки порушення⁶, коментарі",
                    "Результат тестування «зараховано/не зараховано»"),
            "en",
            List.of(
                    "Group",
                    "Student’s full name",
                    "e-mail ***@edu.ranepa.ru",
                    "Mark for the final test (points in the LMS)",
                    "Date of the final test with proctoring",
                    "Verification status",
                    "Violations recorded in the review⁶, comments",
                    "Test result “credited/not credited”"));

    /** App. 4.1 (R2-068). */
    static final Map<String, List<String>> ADMISSION = Map.of(
            "ru",
            List.of(
                    "Ф.И.О поступающих",
                    "e-mail",
                    "Оценка за итоговое тестирование (баллы в СДО)",
                    "Дата тестирования с прокторингом",
                    "Статус проверки",
                    "Зафиксированные при проверке нарушения⁹, комментарии",
                    "Результат тестирования «зачтен/не зачтен»"),
            "uk",
            List.of(
                    "П. І. Б. вступників",
                    "e-mail",
                    "Оцінка за підсумкове тестування (бали в СДН)",
                    "Дата тестування з прокторингом",
                    "Статус перевірки",
                    "Зафіксовані під час перевірки порушення⁹, коментарі",
                    "Результат тестування «зараховано/не зараховано»"),
            "en",
            List.of(
                    "Applicant’s full name",
                    "e-mail",
                    "Mark for the final test (points in the LMS)",
                    "Date of the test with proctoring",
                    "Verification status",
                    "Violations recorded in the review⁹, comments",
                    "Test result “credited/not credited”"));

    private ProtocolHeads() {}
}
