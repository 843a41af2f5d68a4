package app.vigil.lti.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one HTTP client for addresses a platform supplied: checked where the name is resolved, so that what was checked
 * is what is connected to; no redirects, no cookies, no decompression; connect, read, overall time and size bounded.
 */
@Component
public class GuardedClient implements DisposableBean {

    private static final int BODY_LIMIT = 2 * 1024 * 1024;

    /** By itself the client would read a header line of any length into memory. */
    private static final Http1Config HEADERS = Http1Config.custom()
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(100)
            .build();

    private final AddressPolicy policy;
    private final Patience patience;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    @Autowired
    GuardedClient(AddressPolicy policy, Patience patience) {
        this(policy, patience, SystemDefaultDnsResolver.INSTANCE);
    }

    GuardedClient(AddressPolicy policy, Patience patience, DnsResolver names) {
        this.policy = policy;
        this.patience = patience;
        this.client = HttpClients.custom()
                .setConnectionManager(connections(new GuardedResolver(policy, names), patience))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(patience.connect()))
                        .setResponseTimeout(Timeout.of(patience.read()))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Vigil")
                .build();
    }

    private static HttpClientConnectionManager connections(DnsResolver names, Patience patience) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HEADERS)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(patience.connect()))
                        .setSocketTimeout(Timeout.of(patience.read()))
                        .build())
                .setMaxConnTotal(100)
                .setMaxConnPerRoute(20)
                .build();
    }

    /** Sends and reads the whole answer, whatever its status. Fails with {@link OutboundFailure}. */
    public OutboundResponse send(OutboundRequest request) {
        return send(request, BODY_LIMIT);
    }

    /** As {@link #send(OutboundRequest)} with a limit of its own, in bytes. */
    public OutboundResponse send(OutboundRequest request, int limit) {
        if (!policy.permits(request.address())) {
            throw new OutboundFailure(OutboundFailure.Kind.ADDRESS_REFUSED, request.address(), null);
        }
        HttpUriRequestBase message = message(request);
        Future<?> deadline =
                deadlines.schedule(message::cancel, patience.overall().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(message, response -> read(response, limit));
        } catch (RefusedAddress e) {
            throw new OutboundFailure(OutboundFailure.Kind.ADDRESS_REFUSED, request.address(), e);
        } catch (TooLarge e) {
            throw new OutboundFailure(OutboundFailure.Kind.TOO_LARGE, request.address(), e);
        } catch (MessageConstraintException e) {
            throw new OutboundFailure(OutboundFailure.Kind.TOO_LARGE, request.address(), e);
        } catch (IOException e) {
            throw new OutboundFailure(kind(e, message.isAborted()), request.address(), e);
        } finally {
            deadline.cancel(false);
        }
    }

    private static OutboundFailure.Kind kind(IOException failure, boolean deadlinePassed) {
        if (deadlinePassed || failure instanceof InterruptedIOException) {
            return OutboundFailure.Kind.TIMED_OUT;
        }
        return failure instanceof SSLException ? OutboundFailure.Kind.UNTRUSTED : OutboundFailure.Kind.UNREACHABLE;
    }

    private static HttpUriRequestBase message(OutboundRequest request) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.address());
        request.headers().forEach(message::setHeader);
        byte[] body = request.body();
        if (body != null) {
            // The content type travels as an ordinary header: platforms compare it literally.
            message.setEntity(new ByteArrayEntity(body, (ContentType) null));
        }
        return message;
    }

    private static OutboundResponse read(ClassicHttpResponse response, int limit) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        return new OutboundResponse(response.getCode(), headers, body(response.getEntity(), limit));
    }

    private static byte[] body(@Nullable HttpEntity entity, int limit) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream stream = entity.getContent();
        byte[] body = stream.readNBytes(limit + 1);
        if (body.length > limit) {
            throw new TooLarge();
        }
        return body;
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }

    /**
     * Looks a name up once for each connection and hands out only what was checked. One bad address spoils the name; of
     * many good ones the first few must do, for each may cost a connect timeout.
     */
    private record GuardedResolver(AddressPolicy policy, DnsResolver names) implements DnsResolver {

        private static final int MOST = 4;

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = names.resolve(host);
            for (InetAddress address : addresses) {
                if (!policy.permits(address)) {
                    throw new RefusedAddress(host);
                }
            }
            return Arrays.copyOf(addresses, Math.min(addresses.length, MOST));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class RefusedAddress extends UnknownHostException {
        RefusedAddress(String host) {
            super(host);
        }
    }

    /** Not read to its end: closing the response aborts the connection. */
    private static final class TooLarge extends IOException {}
}
