package app.vigil.evidence.recording;

import app.vigil.evidence.ObjectStoreSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An S3 server with one bucket, reached over HTTP through a proxy that fails as it is told. */
public final class Bucket implements AutoCloseable {

    static final String NAME = "evidence";

    /** What becomes of the next request. */
    public enum Fault {
        /** 503 with the code S3 throttles with. */
        SLOW_DOWN,
        /** 500 as S3 words it. */
        INTERNAL_ERROR,
        /** The connection ends in the middle of the request. */
        CUT,
        /** The request arrives and is carried out, its answer never comes back. */
        ANSWER_LOST,
        /** Nothing ever comes back. */
        STALL,
        /** 301 as S3 words it: the bucket is in eu-central-1. */
        WRONG_REGION
    }

    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(2);

    private final S3Proxy server;
    private final TransientNio2BlobStore blobs = new TransientNio2BlobStore();
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();

    public Bucket() {
        try {
            blobs.createContainer(NAME);
            server = S3Proxy.builder()
                    .blobStore(blobs)
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V4, "access", "secret")
                    .ignoreUnknownHeaders(true)
                    .build();
            server.start();
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        threads.submit(this::admit);
    }

    /** Objects of at least this size, or of any once this old. */
    public ObjectStoreSettings settings(DataSize objectSize, Duration objectAge) {
        return settings(objectSize, objectAge, "none", "");
    }

    ObjectStoreSettings settings(DataSize objectSize, Duration objectAge, String encryption, String prefix) {
        return new ObjectStoreSettings(
                NAME,
                endpoint(),
                "us-east-1",
                "access",
                "secret",
                encryption,
                prefix,
                objectSize,
                objectAge,
                Duration.ofDays(1),
                ATTEMPT_LIMIT,
                ATTEMPT_LIMIT.multipliedBy(10));
    }

    void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    public void fail(Fault fault, int times) {
        for (int time = 0; time < times; time++) {
            faults.add(fault);
        }
    }

    public void recover() {
        faults.clear();
    }

    /** The heads of all requests with this method, in the order they came. */
    List<String> heads(String method) {
        return heads.stream().filter(head -> head.startsWith(method + " ")).toList();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** What a whole tool needs to use it; every segment makes an object at once. */
    public Map<String, Object> properties() {
        return Map.of(
                "vigil.evidence.s3.bucket", NAME,
                "vigil.evidence.s3.endpoint", endpoint(),
                "vigil.evidence.s3.access-key", "access",
                "vigil.evidence.s3.secret-key", "secret",
                "vigil.evidence.s3.encryption", "none",
                "vigil.evidence.s3.object-size", "1B");
    }

    /** The names of all objects. */
    public List<String> keys() {
        return blobs.list(NAME).contents().stream().map(S3Object::key).toList();
    }

    /** Brings what the node of a whole tool has into the bucket, as it does every few seconds. */
    public static void fill(BeanFactory tool) throws InterruptedException {
        tool.getBean(Archive.class).sweep();
    }

    private Object admit() throws IOException {
        while (true) {
            Socket client = door.accept();
            threads.submit(() -> {
                try (client) {
                    relay(client);
                } catch (IOException ended) {
                    // The other side will notice.
                }
            });
        }
    }

    /** One request per connection: each answer says that it ends. */
    private void relay(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        String head = head(in);
        if (head.isEmpty()) {
            return;
        }
        heads.add(head);
        Fault fault = faults.poll();
        if (fault == Fault.CUT) {
            return;
        }
        if (head.toLowerCase(java.util.Locale.ROOT).contains("expect: 100-continue")) {
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] body = in.readNBytes(length(head));
        switch (fault) {
            case SLOW_DOWN -> answer(client, "503 Slow Down", "SlowDown");
            case INTERNAL_ERROR -> answer(client, "500 Internal Server Error", "InternalError");
            case null -> forward(head, body, client.getOutputStream());
            case ANSWER_LOST -> forward(head, body, OutputStream.nullOutputStream());
            case STALL -> in.transferTo(OutputStream.nullOutputStream());
            case WRONG_REGION ->
                answer(client, "301 Moved Permanently\r\nx-amz-bucket-region: eu-central-1", "PermanentRedirect");
            case CUT -> {}
        }
    }

    private void forward(String head, byte[] body, OutputStream to) throws IOException {
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            String closing = head.replaceAll("(?i)\r\n(connection|expect):[^\r]*", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            upstream.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
            upstream.getOutputStream().write(body);
            upstream.getInputStream().transferTo(to);
        }
    }

    private static void answer(Socket client, String status, String code) throws IOException {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + code
                + "</Message></Error>";
        client.getOutputStream()
                .write(("HTTP/1.1 " + status
                                + "\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static int length(String head) {
        var length = java.util.regex.Pattern.compile("(?i)\r\ncontent-length: *(\\d+)")
                .matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    @Override
    public void close() {
        try {
            door.close();
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        threads.shutdownNow();
    }
}
