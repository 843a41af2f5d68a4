package app.vigil.demo.lms.token;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON of service calls in their own media types. */
@Component
public class JsonAnswer {

    private final JsonMapper json;

    public JsonAnswer(JsonMapper json) {
        this.json = json;
    }

    public ResponseEntity<byte[]> of(int status, String mediaType, Object body) {
        return ResponseEntity.status(HttpStatusCode.valueOf(status))
                .contentType(MediaType.parseMediaType(mediaType))
                .body(json.writeValueAsBytes(body));
    }

    public ResponseEntity<byte[]> of(String mediaType, Object body, String linkHeader) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.parseMediaType(mediaType));
        if (!linkHeader.isEmpty()) {
            answer.header("Link", linkHeader);
        }
        return answer.body(json.writeValueAsBytes(body));
    }

    /** The body as an object, or 400. */
    public ObjectNode parse(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new ServiceException(400, "The body is no JSON");
        }
        throw new ServiceException(400, "The body is no JSON object");
    }
}
