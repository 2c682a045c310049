package dev.gradus.visualization.plots;

import com.google.common.base.Strings;
import dev.gradus.core.Tensor;
import java.util.List;

/** Draws small grey images side by side in a terminal. */
public final class Drawing {
    /** From paper to ink; each twice, because a character is about twice as high as wide. */
    private static final String[] SHADES = {"  ", "░░", "▒▒", "▓▓", "██"};

    private static final String GAP = "   ";

    private Drawing() {}

    /**
     * The lines of a drawing.
     *
     * @param images of shape (n, height, width), elements from 0 for paper to 1 for ink
     * @param captions a line below each image
     */
    public static String of(Tensor images, List<String> captions) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < images.size(1); row++) {
            for (int image = 0; image < images.size(0); image++) {
                for (int column = 0; column < images.size(2); column++) {
                    text.append(shade(images.get(image, row, column)));
                }
                text.append(GAP);
            }
            text.append('\n');
        }
        int width = 2 * images.size(2) + GAP.length();
        captions.forEach(caption -> text.append(Strings.padEnd(caption, width, ' ')));
        return text.toString();
    }

    private static String shade(double ink) {
        return SHADES[(int) Math.min(SHADES.length - 1, Math.floor(ink * SHADES.length))];
    }
}
