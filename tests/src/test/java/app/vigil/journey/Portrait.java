package app.vigil.journey;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A drawn person before the camera, for pictures that people look at. */
final class Portrait {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private Portrait() {}

    /** A camera file with the grain of a real lens: a picture that never moves would be marked as frozen. */
    static Path camera(Path folder) {
        return FakeMedia.grainy(picture(folder));
    }

    /** 640×480. */
    static Path picture(Path folder) {
        try {
            Path picture = folder.resolve("portrait.png");
            ImageIO.write(drawn(), "png", picture.toFile());
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage drawn() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0xdfe7ea), WIDTH, HEIGHT, new Color(0x9fb4bf)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        oval(pen, 0x3a2a24, 220, 70, 200, 250);
        oval(pen, 0x2f4858, 150, 360, 340, 260);
        oval(pen, 0xd9a27f, 285, 300, 70, 110);
        oval(pen, 0xf0bf9b, 238, 95, 164, 230);
        pen.setColor(new Color(0x3a2a24));
        pen.fillArc(228, 72, 184, 150, 10, 160);
        face(pen);
        pen.dispose();
        return image;
    }

    private static void face(Graphics2D pen) {
        for (int left : new int[] {272, 340}) {
            oval(pen, 0xffffff, left, 190, 32, 18);
            oval(pen, 0x2c4a3e, left + 10, 191, 14, 16);
            pen.setColor(new Color(0x3a2a24));
            pen.fillRoundRect(left - 2, 172, 36, 6, 6, 6);
        }
        pen.setColor(new Color(0xc98e6c));
        pen.drawArc(306, 205, 26, 42, 200, 120);
        pen.setColor(new Color(0xa8434a));
        pen.fillArc(290, 252, 60, 30, 180, 180);
    }

    private static void oval(Graphics2D pen, int colour, int x, int y, int width, int height) {
        pen.setColor(new Color(colour));
        pen.fillOval(x, y, width, height);
    }
}
