package app.vigil.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Keeps the demo settings, which trust loopback platforms over plain http, from ever serving a network. */
@Component
class LoopbackOnly implements InitializingBean {

    private final VigilSettings settings;
    private final ServerProperties server;

    LoopbackOnly(VigilSettings settings, ServerProperties server) {
        this.settings = settings;
        this.server = server;
    }

    @Override
    public void afterPropertiesSet() {
        if (!settings.demo()) {
            return;
        }
        InetAddress bound = server.getAddress();
        if (bound == null
                || !bound.isLoopbackAddress()
                || !onLoopback(settings.publicUrl().getHost())) {
            throw new IllegalStateException(
                    "vigil.demo=true serves loopback only: set server.address and vigil.public-url to loopback,"
                            + " or switch the demo off");
        }
    }

    /** A name nobody can resolve here is somebody else's. */
    static boolean onLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
