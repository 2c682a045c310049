package dev.gradus.visualization.explain.drawing;

import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.PlainNotation;
import dev.gradus.visualization.page.Element;
import java.util.List;

/**
 * How much of a gradient arrives where, as SVG: a bar for each place, on a scale of powers of ten, so that one sees where it
 * vanishes or explodes.
 */
public final class FlowDrawing {
    /** How many powers of ten there are below the largest: float32 has about eight digits. */
    private static final int DECADES = 8;

    private static final int LETTER = 8;
    private static final int MARGIN = 20;
    private static final int DECADE = 60;
    private static final int ROW = 24;
    private static final int BAR = 14;
    private static final int AXIS = 26;
    private static final int FIGURES = 100;
    private static final int MOST_LETTERS = 40;

    private final PlainNotation notation = new PlainNotation(new Digits(3, false));
    private final String title;
    private final List<Bar> bars;
    private final int top;
    private final int left;

    /**
     * The drawing of some bars.
     *
     * @param title what it shows
     * @param bars from the loss back
     */
    public FlowDrawing(String title, List<Bar> bars) {
        this.title = title;
        this.bars = bars;
        double largest = bars.stream().mapToDouble(Bar::size).max().orElse(0);
        left = MARGIN
                + LETTER
                        * bars.stream()
                                .mapToInt(bar -> shortened(bar.name()).length())
                                .max()
                                .orElse(0);
        top = largest == 0 ? 0 : (int) Math.ceil(Math.log10(largest));
    }

    /**
     * What arrives at one place.
     *
     * @param name of the place
     * @param size of the gradient there
     */
    public record Bar(String name, double size) {}

    /** The bars. */
    public List<Bar> bars() {
        return bars;
    }

    /** The share of the whole scale that a size takes, from 0 to 1. */
    public double share(double size) {
        return size == 0 ? 0 : Math.min(1, Math.max(0, 1 + (Math.log10(size) - top) / DECADES));
    }

    /** As a file of its own. */
    public String file() {
        return SvgDrawing.standalone(draw());
    }

    /** For a page that has the {@link SvgDrawing#style}. */
    public Element draw() {
        int bottom = AXIS + ROW * bars.size();
        Element svg = SvgDrawing.svg(left + DECADES * DECADE + FIGURES, bottom + 8)
                .with("class", "flow")
                .with("role", "img")
                .with("aria-label", title);
        for (int i = 0; i <= DECADES; i++) {
            int x = left + DECADE * i;
            svg.add(Element.of("line")
                    .with("class", "grid")
                    .with("x1", Integer.toString(x))
                    .with("x2", Integer.toString(x))
                    .with("y1", Integer.toString(AXIS))
                    .with("y2", Integer.toString(bottom)));
            svg.add(text(notation.of(power(top - DECADES + i)), x, AXIS - 8.0, "middle"));
        }
        for (int i = 0; i < bars.size(); i++) {
            add(svg, bars.get(i), AXIS + ROW * (i + 0.5));
        }
        return svg;
    }

    private static Formula power(int exponent) {
        return new Formula.Power(Formula.number(10), Formula.number(exponent));
    }

    private void add(Element svg, Bar bar, double y) {
        double width = share(bar.size()) * DECADES * DECADE;
        svg.add(
                text(shortened(bar.name()), left - 10.0, y + 4, "end"),
                Element.of("rect")
                        .with("class", "bar")
                        .with("x", Integer.toString(left))
                        .with("y", Double.toString(y - BAR / 2.0))
                        .with("width", Double.toString(Math.rint(width * 10) / 10))
                        .with("height", Integer.toString(BAR)),
                text(notation.of(Formula.number(bar.size())), left + width + 6, y + 4, "start"));
    }

    /** Of a long path the end says most. */
    private static String shortened(String name) {
        return name.length() <= MOST_LETTERS ? name : "…" + name.substring(name.length() - MOST_LETTERS + 1);
    }

    private static Element text(String words, double x, double y, String anchor) {
        return Element.of("text", words)
                .with("x", Double.toString(Math.rint(x * 10) / 10))
                .with("y", Double.toString(y))
                .with("text-anchor", anchor);
    }
}
