package dev.gradus.visualization.plots;

import java.awt.Color;
import java.util.Locale;
import org.knowm.xchart.XYChart;

/** What a function gives in the plane, as bands of colour: blue for little, orange for much, white in the middle. */
final class ColourBands {
    private static final int BANDS = 10;
    private static final Color LITTLE = new Color(0x0072B2);
    private static final Color MUCH = new Color(0xE69F00);

    private ColourBands() {}

    /** Adds answers that are from {@code least} to {@code most}. */
    static void add(XYChart chart, PlaneGrid grid, double[] answers, double least, double most) {
        double width = (most - least) / BANDS;
        for (int i = 0; i < BANDS; i++) {
            int band = i;
            double from = least + band * width;
            grid.fill(
                    chart,
                    String.format(Locale.ROOT, "%.1f to %.1f", from, from + width),
                    blend((band + 0.5) / BANDS),
                    cell -> band == (int) Math.max(0, Math.min(BANDS - 1, (answers[cell] - least) / width)));
        }
    }

    private static Color blend(double answer) {
        return answer < 0.5 ? tint(LITTLE, 1 - 2 * answer) : tint(MUCH, 2 * answer - 1);
    }

    /** A colour on white, from 0, which is white, to 1. */
    static Color tint(Color colour, double strength) {
        return new Color(
                mix(colour.getRed(), strength), mix(colour.getGreen(), strength), mix(colour.getBlue(), strength));
    }

    private static int mix(int channel, double strength) {
        return (int) Math.round(255 + (channel - 255) * strength);
    }
}
