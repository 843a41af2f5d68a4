package app.vigil.lti.launch;

import io.jsonwebtoken.io.AbstractDeserializer;
import java.io.Reader;
import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that can be read in one way only: no member twice, nothing behind the object, not deep (RFC 7519, 4 and RFC 8725,
 * 2.4).
 */
final class StrictJson extends AbstractDeserializer<Map<String, ?>> {

    private static final int DEPTH = 50;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Map<String, Object> object(byte[] bytes) {
        return JSON.readValue(bytes, OBJECT);
    }

    @Override
    protected Map<String, ?> doDeserialize(Reader reader) {
        return JSON.readValue(reader, OBJECT);
    }
}
