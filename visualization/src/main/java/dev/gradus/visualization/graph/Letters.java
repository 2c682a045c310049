package dev.gradus.visualization.graph;

import java.util.List;

/** How much room text takes: all is set in letters of one width, which are as wide whatever font a reader has. */
final class Letters {
    static final double SIZE = 12;
    static final double LINE = 16;
    static final double MARGIN = 9;

    /** Of the common fonts of one width the widest letters are 0.61 of their size. */
    private static final double WIDTH = 0.61 * SIZE;

    private Letters() {}

    static double width(String text) {
        return WIDTH * text.codePointCount(0, text.length());
    }

    static double boxWidth(List<Line> lines) {
        return 2 * MARGIN
                + lines.stream().mapToDouble(line -> width(line.text())).max().orElse(0);
    }

    static double boxHeight(List<Line> lines) {
        return 2 * MARGIN + LINE * lines.size() - (LINE - SIZE);
    }
}
