package app.vigil.journey;

import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * A picture of a face that is bent as if it lay on a cylinder, which turns.
 *
 * @param straight the picture, of which the face is a part
 * @param centre column of the middle of the face
 * @param middle line of the middle of the face
 * @param radius half the width of the face
 * @param tall half of its height
 */
record BentHead(BufferedImage straight, double centre, double middle, double radius, double tall) {

    /** @param angle in radians; the face turns to the picture's left, and to its right where it is negative */
    BufferedImage turned(double angle) {
        BufferedImage image = new BufferedImage(straight.getWidth(), straight.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            double strength = fading(1.15 - Math.abs(y - middle) / tall, 0.3);
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, colour(x + strength * shift((x - centre) / radius, angle), y));
            }
        }
        return image;
    }

    /** How far to the side the colour comes from; beside the cylinder it fades, so that the room has no edge there. */
    private double shift(double aside, double angle) {
        double on = Math.clamp(aside, -1, 1);
        double from = Math.clamp(Math.asin(on) - angle, -Math.PI / 2, Math.PI / 2);
        return radius * (Math.sin(from) - on) * fading(1.6 - Math.abs(aside), 0.6);
    }

    /** From 0 at 0 to 1 at {@code within}, without a corner. */
    private static double fading(double value, double within) {
        double part = Math.clamp(value / within, 0, 1);
        return part * part * (3 - 2 * part);
    }

    /** Between two pixels of a line. */
    private int colour(double x, int y) {
        double within = Math.clamp(x, 0, straight.getWidth() - 2);
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
}
