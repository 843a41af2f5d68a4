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

    private final BufferedImage straight;

    private TurnedHead(BufferedImage straight) {
        this.straight = straight;
    }

    /** Straight for some seconds, aside for some, straight for ten, then a second aside six times; over and over. */
    static Path film(Path folder, int straight, int aside) {
        Path file = folder.resolve("looking-aside.mjpeg");
        int glances = straight + aside + 10;
        String away = "between(t,%d,%d)+gte(t,%d)*lt(mod(t-%d,%s),%d)"
                .formatted(straight, straight + aside, glances, glances, EVERY_SECONDS, GLANCE_SECONDS);
        TurnedHead head = new TurnedHead(laid(FakeMedia.photograph()));
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
                written(head.straight, folder.resolve("straight.png")),
                "-i",
                written(head.turned(), folder.resolve("aside.png")),
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

    private BufferedImage turned() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            double strength = fading(1.15 - Math.abs(y - MIDDLE) / TALL, 0.3);
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, colour(x + strength * shift((x - CENTRE) / RADIUS), y));
            }
        }
        return image;
    }

    /** How far to the side the colour comes from; beside the cylinder it fades, so that the room has no edge there. */
    private static double shift(double aside) {
        double on = Math.clamp(aside, -1, 1);
        double from = Math.clamp(Math.asin(on) - ANGLE, -Math.PI / 2, Math.PI / 2);
        return RADIUS * (Math.sin(from) - on) * fading(1.6 - Math.abs(aside), 0.6);
    }

    /** From 0 at 0 to 1 at {@code within}, without a corner. */
    private static double fading(double value, double within) {
        double part = Math.clamp(value / within, 0, 1);
        return part * part * (3 - 2 * part);
    }

    /** Between two pixels of a line. */
    private int colour(double x, int y) {
        double within = Math.clamp(x, 0, WIDTH - 2);
        int column = (int) within;
        double further = within - column;
        Color one = new Color(straight.getRGB(column, y));
        Color next = new Color(straight.getRGB(column + 1, y));
        return new Color(
                        mixed(one.getRed(), next.getRed(), further),
                        mixed(one.getGreen(), next.getGreen(), further),
                        mixed(one.getBlue(), next.getBlue(), further))
                .getRGB();
    }

    private static int mixed(int one, int next, double further) {
        return (int) Math.round(one + (next - one) * further);
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
