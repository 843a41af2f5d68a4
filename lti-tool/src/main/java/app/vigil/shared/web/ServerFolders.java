package app.vigil.shared.web;

import app.vigil.shared.VigilSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Keeps what the web server writes, and its empty document root, below the data folder instead of the system's. */
@Component
class ServerFolders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Path folder;

    ServerFolders(VigilSettings settings) {
        this.folder = settings.data().toAbsolutePath().resolve("tomcat");
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        try {
            Path documents = Files.createDirectories(folder.resolve("documents"));
            factory.setBaseDirectory(folder.toFile());
            factory.setDocumentRoot(documents.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
