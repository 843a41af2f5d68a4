package app.vigil.sitting;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Keeps every wording that can be shown, before it is shown: a stored consent names its wording by hash, and the words
 * must be there years later (R2-070). Done at the start, so that no examinee waits for it.
 */
@Component
class ConsentArchive {

    private static final Logger log = LoggerFactory.getLogger(ConsentArchive.class);
    private static final List<Locale> LANGUAGES = List.of(Locale.of("ru"), Locale.of("uk"), Locale.ENGLISH);

    private final SittingProfiles profiles;
    private final ConsentWordings wordings;
    private final ConsentTable table;

    ConsentArchive(SittingProfiles profiles, ConsentWordings wordings, ConsentTable table) {
        this.profiles = profiles;
        this.wordings = wordings;
        this.table = table;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void keepAll() {
        Stream<SittingProfile> all = Stream.concat(
                Stream.of(SittingProfile.builtIn()),
                profiles.profiles().keySet().stream().map(profiles::of));
        all.forEach(profile -> LANGUAGES.forEach(language -> keep(wordings.current(profile, language))));
    }

    private void keep(ConsentWording wording) {
        try {
            table.keep(wording);
        } catch (DuplicateKeyException keptByAnotherNode) {
            log.debug("consent wording {} is kept already", wording.sha256());
        }
    }
}
