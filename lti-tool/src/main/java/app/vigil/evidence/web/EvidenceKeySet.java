package app.vigil.evidence.web;

import app.vigil.evidence.sealing.EvidenceKeys;
import app.vigil.shared.OpenEndpoint;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys recordings are signed with, to compare the ones in packages with. */
@RestController
class EvidenceKeySet {

    private final EvidenceKeys keys;

    EvidenceKeySet(EvidenceKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/evidence-keys.json")
    @OpenEndpoint(because = "public keys are public; whoever was handed a package compares them")
    Map<String, List<Map<String, Object>>> keys() {
        return keys.published();
    }
}
