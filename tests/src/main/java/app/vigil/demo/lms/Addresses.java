package app.vigil.demo.lms;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The LMS's own addresses; refuses to exist off loopback, because anybody may act as anybody here. */
@Component
public class Addresses {

    private final Environment environment;

    public Addresses(Environment environment) {
        this.environment = environment;
        String address = environment.getProperty("server.address", "127.0.0.1");
        if (!isLoopback(address)) {
            throw new IllegalStateException("The demo LMS serves on loopback only, not on " + address);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The issuer: scheme, host and port, without a slash at the end. */
    public String base() {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8081"));
        return "http://" + environment.getProperty("server.address", "127.0.0.1") + ":" + port;
    }

    public String of(String path) {
        return base() + path;
    }
}
