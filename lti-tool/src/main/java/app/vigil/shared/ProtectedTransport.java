package app.vigil.shared;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Keeps the tool from serving people of a network without TLS: recordings and sessions would travel readable (R1-019). */
@Component
class ProtectedTransport implements InitializingBean {

    private final VigilSettings settings;

    ProtectedTransport(VigilSettings settings) {
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        if (!settings.secure() && !LoopbackOnly.onLoopback(settings.publicUrl().getHost())) {
            throw new IllegalStateException("vigil.public-url=" + settings.publicUrl()
                    + " is not protected: it must begin with https, only a loopback address may do without");
        }
    }
}
