package app.vigil.evidence;

import app.vigil.evidence.export.PackageCheck;
import app.vigil.evidence.export.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * {@code --vigil.command=verify --file=package.zip [--key=thumbprint]}: checks a package without network, settings or
 * database. Exit status 0 means intact, 1 changed, incomplete or signed by another key, 2 that it cannot be read.
 */
public final class VerifyCommand {

    private VerifyCommand() {}

    /** The exit status; empty when the arguments name another command or none. */
    public static Optional<Integer> run(String[] arguments, PrintStream out, PrintStream errors) {
        SimpleCommandLinePropertySource given = new SimpleCommandLinePropertySource(arguments);
        if (!"verify".equals(given.getProperty("vigil.command"))) {
            return Optional.empty();
        }
        String file = given.getProperty("file");
        if (file == null || file.isBlank()) {
            errors.println("which package? give --file=package.zip");
            return Optional.of(2);
        }
        try {
            return Optional.of(report(PackageCheck.of(Path.of(file)), given.getProperty("key"), out));
        } catch (IOException e) {
            errors.println("cannot read " + file + ": " + e.getMessage());
            return Optional.of(2);
        }
    }

    private static int report(Verdict verdict, @org.jspecify.annotations.Nullable String key, PrintStream out) {
        return switch (verdict) {
            case Verdict.Intact intact -> {
                out.printf(
                        "INTACT: sitting %s, packed %s, %d files, %d recorded segments%n",
                        intact.sitting(), intact.packedAt(), intact.files(), intact.segments());
                recorded(intact.recorded(), out);
                yield signer(intact.kid(), key, out) ? 0 : 1;
            }
            case Verdict.Incomplete incomplete -> {
                out.printf(
                        "INCOMPLETE: sitting %s, packed %s: unchanged since, but %d signed segments or photos were"
                                + " damaged or gone before; the first of %s%n",
                        incomplete.sitting(), incomplete.packedAt(), incomplete.leftOut(), incomplete.firstFile());
                recorded(incomplete.recorded(), out);
                signer(incomplete.kid(), key, out);
                yield 1;
            }
            case Verdict.Broken broken -> {
                out.printf(
                        "BROKEN: bytes %d to %d (%s) are not what was signed%n",
                        broken.from(), broken.to(), broken.part());
                yield 1;
            }
        };
    }

    /** An unchanged package of half a recording is still half a recording. */
    private static void recorded(Verdict.Recorded recorded, PrintStream out) {
        out.println(
                recorded.complete()
                        ? "the recording is complete: all that was announced came"
                        : "the recording is NOT complete");
        recorded.missing()
                .forEach(run ->
                        out.printf("never came: %s, segments %d to %d%n", run.stream(), run.first(), run.last()));
        recorded.gaps()
                .forEach(gap -> out.printf(
                        "gap: %s, %s to %s, %s%n",
                        gap.stream(), Instant.ofEpochMilli(gap.from()), Instant.ofEpochMilli(gap.to()), gap.cause()));
    }

    private static boolean signer(String kid, @org.jspecify.annotations.Nullable String key, PrintStream out) {
        out.println("signed with key " + kid);
        if (key == null) {
            out.println("compare it with the institution's /evidence-keys.json, or give it as --key");
            return true;
        }
        boolean same = key.equals(kid);
        out.println(same ? "which is the key given" : "which is NOT the key given");
        return same;
    }
}
