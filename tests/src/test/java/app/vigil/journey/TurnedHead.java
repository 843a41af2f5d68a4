package app.vigil.journey;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Somebody who looks at the screen and aside: a photograph of a face, bent as if it lay on a cylinder that turns. */
final class TurnedHead {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final double ANGLE = Math.toRadians(40);
    /** A glance aside, and how often one comes. */
    private static final int GLANCE_SECONDS = 1;

    private static final double EVERY_SECONDS = 3.5;
    private static final int GLANCES = 6;

    /** Where the face is in the photograph, which is laid into the picture so much smaller. */
    private static final double SCALE = 440.0 / 600;

    private static final int LEFT = 132;
    private static final int TOP = 40;
    private static final double CENTRE = LEFT + 265 * SCALE;
    private static final double MIDDLE = TOP + 225 * SCALE;
    private static final double RADIUS = 125 * SCALE;
    private static final double TALL = 190 * SCALE;

    private TurnedHead() {}

    /** Straight for some seconds, aside for some, straight for ten, then a second aside six times; over and over. */
    static Path film(Path folder, int straight, int aside) {
        Path file = folder.resolve("looking-aside.mjpeg");
        int glances = straight + aside + 10;
        String away = "between(t,%d,%d)+gte(t,%d)*lt(mod(t-%d,%s),%d)"
                .formatted(straight, straight + aside, glances, glances, EVERY_SECONDS, GLANCE_SECONDS);
        BentHead head = new BentHead(laid(FakeMedia.photograph()), CENTRE, MIDDLE, RADIUS, TALL);
        FakeMedia.run(
                folder,
                "ffmpeg",
                "-y",
                "-loop",
                "1",
                "-framerate",
                "30",
                "-t",
                String.valueOf(glances + GLANCES * EVERY_SECONDS),
                "-i",
                written(head.straight(), folder.resolve("straight.png")),
                "-i",
                written(head.turned(ANGLE), folder.resolve("aside.png")),
                "-filter_complex",
                "[0][1]overlay=enable='" + away + "',noise=alls=4:allf=t",
                "-q:v",
                "5",
                "-pix_fmt",
                "yuvj420p",
                file.toString());
        return file;
    }

    private static BufferedImage laid(Path file) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(new Color(0x8899aa));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        BufferedImage photograph = read(file);
        int width = (int) (photograph.getWidth() * SCALE);
        pen.drawImage(photograph, LEFT, TOP, width, (int) (photograph.getHeight() * SCALE), null);
        pen.dispose();
        return image;
    }

    private static BufferedImage read(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(BufferedImage image, Path file) {
        try {
            ImageIO.write(image, "png", file.toFile());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
