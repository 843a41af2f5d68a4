package app.vigil.journey;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A drawn person before the camera, for pictures that people look at. */
final class Portrait {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int HAIR = 0x3a2a24;
    private static final int SKIN = 0xf0bf9b;

    private Portrait() {}

    /** A camera file with the grain of a real lens: a picture that never moves would be marked as frozen. */
    static Path camera(Path folder) {
        return FakeMedia.grainy(picture(folder));
    }

    /** 640×480. */
    static Path picture(Path folder) {
        try {
            Path picture = folder.resolve("portrait.png");
            ImageIO.write(drawn(0), "png", picture.toFile());
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param closed how far the eyes are closed, from 0 to 1 */
    static BufferedImage drawn(double closed) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0xdfe7ea), WIDTH, HEIGHT, new Color(0x9fb4bf)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        oval(pen, HAIR, 220, 70, 200, 250);
        oval(pen, 0x2f4858, 150, 360, 340, 260);
        oval(pen, 0xd9a27f, 285, 300, 70, 110);
        oval(pen, SKIN, 238, 95, 164, 230);
        pen.setColor(new Color(HAIR));
        pen.fillArc(228, 72, 184, 150, 10, 160);
        face(pen, closed);
        pen.dispose();
        return image;
    }

    private static void face(Graphics2D pen, double closed) {
        for (int left : new int[] {272, 340}) {
            oval(pen, 0xffffff, left, 190, 32, 18);
            oval(pen, 0x2c4a3e, left + 10, 191, 14, 16);
            lid(pen, left, closed);
            pen.setColor(new Color(HAIR));
            pen.fillRoundRect(left - 2, 172, 36, 6, 6, 6);
        }
        pen.setColor(new Color(0xc98e6c));
        pen.drawArc(306, 205, 26, 42, 200, 120);
        pen.setColor(new Color(0xa8434a));
        pen.fillArc(290, 252, 60, 30, 180, 180);
    }

    /** The upper lid as far as it covers the eye, darker towards its edge, and the lashes along the edge. */
    private static void lid(Graphics2D pen, int left, double closed) {
        if (closed == 0) {
            return;
        }
        Path2D edge = new Path2D.Double();
        edge.moveTo(left - 1, 199);
        edge.quadTo(left + 16, 181 + 23 * closed, left + 33, 199);
        Area lid = new Area(new Ellipse2D.Double(left - 1, 189, 34, 20));
        if (closed < 1) {
            Path2D above = new Path2D.Double(edge);
            above.lineTo(left + 33, 180);
            above.lineTo(left - 1, 180);
            lid.intersect(new Area(above));
        }
        pen.setPaint(new GradientPaint(0, 190, new Color(SKIN), 0, 210, new Color(0xe0ae8a)));
        pen.fill(lid);
        pen.setColor(new Color(HAIR));
        pen.setStroke(new BasicStroke(2.5F));
        pen.draw(edge);
        pen.setStroke(new BasicStroke());
    }

    private static void oval(Graphics2D pen, int colour, int x, int y, int width, int height) {
        pen.setColor(new Color(colour));
        pen.fillOval(x, y, width, height);
    }
}
