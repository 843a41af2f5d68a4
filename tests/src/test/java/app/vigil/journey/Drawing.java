package app.vigil.journey;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Things drawn for a camera's picture, on a transparent ground. */
final class Drawing {

    private Drawing() {}

    /** An open notebook computer, seen from the front. */
    static Path laptop(Path folder) {
        BufferedImage image = new BufferedImage(300, 220, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(image);
        pen.setColor(new Color(0x1c1c20));
        pen.fillRoundRect(40, 6, 220, 146, 12, 12);
        pen.setPaint(new GradientPaint(50, 16, new Color(0x5b8fd0), 250, 142, new Color(0x1d3f78)));
        pen.fillRect(50, 16, 200, 126);
        pen.setColor(new Color(0xf4f6f8));
        pen.fillRect(70, 34, 120, 80);
        pen.setColor(new Color(0xb9bec6));
        pen.fillPolygon(new Polygon(new int[] {40, 260, 296, 4}, new int[] {152, 152, 204, 204}, 4));
        pen.setColor(new Color(0x2a2c31));
        for (int row = 0; row < 4; row++) {
            for (int key = 0; key < 14; key++) {
                pen.fillRect(48 - row * 6 + key * (15 + row), 158 + row * 8, 11 + row, 5);
            }
        }
        pen.setColor(new Color(0x9aa0a8));
        pen.fillRect(118, 191, 64, 10);
        pen.setColor(new Color(0x8a9098));
        pen.fillRoundRect(4, 203, 292, 9, 6, 6);
        pen.dispose();
        return written(image, folder.resolve("laptop.png"));
    }

    /** A telephone, seen from the front, its screen dark. */
    static Path phone(Path folder) {
        BufferedImage image = new BufferedImage(140, 280, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(image);
        pen.setColor(new Color(0xc8ccd2));
        pen.fillRoundRect(0, 0, 140, 280, 36, 36);
        pen.setColor(new Color(0x17171a));
        pen.fillRoundRect(4, 4, 132, 272, 32, 32);
        pen.setColor(new Color(0x050506));
        pen.fillRect(10, 36, 120, 204);
        pen.setColor(new Color(0x4a4a52));
        pen.fillRoundRect(50, 18, 40, 6, 6, 6);
        pen.fillOval(34, 16, 8, 8);
        pen.setColor(new Color(0x5a5a62));
        pen.fillOval(57, 246, 26, 26);
        pen.setColor(new Color(0x17171a));
        pen.fillOval(60, 249, 20, 20);
        pen.dispose();
        return written(image, folder.resolve("phone.png"));
    }

    /** An open book with lines of words on both pages. */
    static Path book(Path folder) {
        BufferedImage image = new BufferedImage(360, 240, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(image);
        pen.setColor(new Color(0x6b2f2a));
        pen.fillRect(0, 14, 360, 218);
        for (int side : new int[] {-1, 1}) {
            Path2D page = new Path2D.Double();
            page.moveTo(180, 24);
            page.quadTo(180 + side * 86, 2, 180 + side * 172, 12);
            page.lineTo(180 + side * 172, 222);
            page.quadTo(180 + side * 86, 206, 180, 228);
            page.closePath();
            pen.setPaint(new GradientPaint(180, 0, new Color(0xcfc8b8), 180 + side * 70, 0, new Color(0xf6f2e8)));
            pen.fill(page);
            pen.setColor(new Color(0x4a4640));
            for (int line = 0; line < 16; line++) {
                words(pen, side < 0 ? 24 : 194, 40 + line * 11, line * 7);
            }
        }
        pen.setColor(new Color(0x8d8576));
        pen.fillRect(179, 24, 2, 204);
        pen.dispose();
        return written(image, folder.resolve("book.png"));
    }

    /** A line of words of several lengths; every fifth is the short end of a paragraph. */
    private static void words(Graphics2D pen, int left, int y, int first) {
        int right = left + (first % 35 == 28 ? 102 : 142);
        int word = first;
        for (int x = left; x < right; word++) {
            int length = 8 + word * 37 % 22;
            pen.fillRect(x, y + (Math.abs(x - 180) < 40 ? 3 : 0), Math.min(length, right - x), 3);
            x += length + 5;
        }
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }

    private static Path written(BufferedImage image, Path file) {
        try {
            ImageIO.write(image, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
