package app.vigil.exam;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.lang.Contract;

/**
 * What institution profiles ({@code config/profiles/<name>.yml}) preset for exams: the values of the regulations are
 * values of profiles, never of code. A profile that lacks something keeps the tool from starting.
 */
@ConfigurationProperties("vigil")
public record ExamProfiles(Map<String, Profile> profiles) {

    /** The profile a fresh form begins with. */
    public static final String DEFAULT = "default";

    /** A rule that came with a newer version of the tool is the institution's to decide; it is told the usual way. */
    private static final String LACKING_RULE = "vigil.profiles.%s.exam.rules.%s is missing (config/profiles/%s.yml)."
            + " Say how your institution wants it; the line of the default profile is \"%s: %s\"";

    private static final List<String> LANGUAGES = List.of("ru", "uk", "en");

    /** Checks every profile and names the key that is wrong. */
    public ExamProfiles {
        if (!profiles.containsKey(DEFAULT)) {
            throw new IllegalArgumentException("vigil.profiles.default.exam is missing (config/profiles/default.yml)");
        }
        profiles = new TreeMap<>(profiles);
        Preset usual = Objects.requireNonNull(profiles.get(DEFAULT)).exam();
        profiles.forEach((name, profile) -> check(name, profile, usual));
    }

    /** All profile names, the default first. */
    public List<String> names() {
        return profiles.keySet().stream()
                .sorted((a, b) -> Boolean.compare(b.equals(DEFAULT), a.equals(DEFAULT)))
                .toList();
    }

    public boolean knows(String name) {
        return profiles.containsKey(name);
    }

    /** The presets of a profile; an exam keeps the name even when the operator removed the file since. */
    public Preset of(String name) {
        Profile profile = profiles.get(knows(name) ? name : DEFAULT);
        return Objects.requireNonNull(profile).exam();
    }

    /** One profile; other rooms read other sections of it. */
    public record Profile(Preset exam) {}

    /**
     * Presets of the exam form.
     *
     * @param label by language
     * @param kind default {@code intermediate}
     * @param mode default {@code asynchronous}
     * @param presentation default {@code tab}
     * @param quality default {@code standard}
     * @param examineesPerProctor tested at once in live proctoring (R2-013); default 6
     * @param rules by rule code, hyphens for underscores
     */
    public record Preset(
            Map<String, String> label,
            @DefaultValue("INTERMEDIATE") ExamKind kind,
            @DefaultValue("ASYNCHRONOUS") ProctoringMode mode,
            @DefaultValue("TAB") QuizPresentation presentation,
            @DefaultValue("STANDARD") QualityProfile quality,
            @DefaultValue("6") int examineesPerProctor,
            @DefaultValue("false") boolean representativeConsentRequired,
            @DefaultValue Presence presence,
            Map<String, Switches> rules) {

        /** The profile's name for people. */
        public String labelIn(Locale locale) {
            return label.getOrDefault(locale.getLanguage(), label.getOrDefault("en", ""));
        }

        /** The rule matrix a fresh exam begins with. */
        public RuleMatrix matrix() {
            Map<Rule, RuleMatrix.Setting> settings = new EnumMap<>(Rule.class);
            rules.forEach((key, preset) -> settings.put(Rule.ofCode(codeOf(key)), preset.setting()));
            return new RuleMatrix(settings, List.of());
        }
    }

    /**
     * Silence of the agent.
     *
     * @param closeGateAfter missing: only marked
     * @param abandonAfter default 60 minutes
     */
    public record Presence(
            @Nullable Duration closeGateAfter,
            @DefaultValue("60m") Duration abandonAfter) {

        /** As an exam keeps it. */
        public Exam.PresencePolicy policy() {
            return new Exam.PresencePolicy(closeGateAfter, abandonAfter);
        }
    }

    /** Preset switches of one rule; not allowed, not controlled, not visible unless said. */
    public record Switches(
            @DefaultValue("false") boolean allowed,
            @DefaultValue("false") boolean controlled,
            @DefaultValue("false") boolean visible,
            @DefaultValue("0s") Duration threshold) {

        private String inYaml() {
            return "{ allowed: %s, controlled: %s, visible: %s, threshold: %ds }"
                    .formatted(allowed, controlled, visible, threshold.toSeconds());
        }

        RuleMatrix.Setting setting() {
            return new RuleMatrix.Setting(allowed, controlled, visible, threshold);
        }
    }

    private static void check(String name, Profile profile, @Nullable Preset usual) {
        Preset preset = profile.exam();
        require(preset != null, name, "label");
        for (String language : LANGUAGES) {
            require(preset.label() != null && preset.label().containsKey(language), name, "label." + language);
        }
        require(preset.rules() != null, name, "rules");
        Set<String> known = new TreeSet<>();
        for (Rule rule : Rule.values()) {
            String key = rule.code().replace('_', '-');
            Switches switches = preset.rules().get(key);
            if (switches == null && usualRules(usual).get(key) instanceof Switches line) {
                throw new IllegalArgumentException(LACKING_RULE.formatted(name, key, name, key, line.inYaml()));
            }
            require(switches != null, name, "rules." + key);
            require(!switches.threshold().isNegative(), name, "rules." + key + ".threshold");
            known.add(key);
        }
        preset.rules().keySet().forEach(key -> require(known.contains(key), name, "rules." + key));
        require(preset.presence().abandonAfter().isPositive(), name, "presence.abandon-after");
        require(preset.examineesPerProctor() > 0, name, "examinees-per-proctor");
    }

    private static Map<String, Switches> usualRules(@Nullable Preset usual) {
        return usual == null || usual.rules() == null ? Map.of() : usual.rules();
    }

    @Contract("false, _, _ -> fail")
    private static void require(boolean right, String profile, String key) {
        if (!right) {
            throw new IllegalArgumentException("vigil.profiles.%s.exam.%s is missing or wrong (config/profiles/%s.yml)"
                    .formatted(profile, key, profile));
        }
    }

    private static String codeOf(String key) {
        return key.replace('-', '_');
    }
}
