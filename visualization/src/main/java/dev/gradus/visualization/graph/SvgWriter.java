package dev.gradus.visualization.graph;

import com.google.common.xml.XmlEscapers;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A drawing that is laid out, as an SVG picture: text that can be selected, tooltips, and the reader's choice of light or dark. */
final class SvgWriter {
    /** The colours of Okabe and Ito, paler as grounds; gradients are orange wherever they stand. */
    private static final String STYLE = """
              svg { background: #ffffff; }
              text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1a1a1a; white-space: pre; }
              .heading { font: bold 16px system-ui, "DejaVu Sans", sans-serif; }
              .frame { fill: #0072b2; fill-opacity: 0.05; stroke: #8a8a8a; stroke-dasharray: 4 3; }
              .of-frame { fill: #555555; stroke: #f1f6fa; stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
              .box { fill: #ffffff; stroke: #555555; }
              .data { fill: #f2f2f2; }
              .parameter { fill: #fdf1d8; stroke: #a86f00; }
              .module { fill: #e2f1fa; stroke: #0072b2; stroke-width: 1.5; }
              .result { fill: #d9f0e8; stroke: #00795a; stroke-width: 1.5; }
              .name { font-weight: bold; }
              .note { fill: #555555; }
              .gradient, .derivative { fill: #a84300; }
              .arrow { fill: none; stroke: #777777; stroke-width: 1.2; }
              .head { fill: #777777; }
              .arrow:hover { stroke: #0072b2; stroke-width: 2.5; }
              @media (prefers-color-scheme: dark) {
                svg { background: #161616; }
                text { fill: #ececec; }
                .frame { fill: #56b4e9; fill-opacity: 0.06; stroke: #7a7a7a; }
                .of-frame, .note { fill: #b0b0b0; }
                .of-frame { stroke: #1b2227; }
                .box { fill: #222222; stroke: #9a9a9a; }
                .data { fill: #303030; }
                .parameter { fill: #3a2f14; stroke: #e69f00; }
                .module { fill: #12303f; stroke: #56b4e9; }
                .result { fill: #0f3a2d; stroke: #33b894; }
                .gradient, .derivative { fill: #ff9d5c; }
                .arrow { stroke: #9a9a9a; }
                .head { fill: #9a9a9a; }
                .arrow:hover { stroke: #56b4e9; }
              }
            """;

    private static final double HEADING = 34;
    private static final double CORNER = 6;

    private final StringBuilder svg = new StringBuilder();
    private final Drawing drawing;
    private final Layout layout;

    SvgWriter(Drawing drawing, Layout layout) {
        this.drawing = drawing;
        this.layout = layout;
    }

    String write() {
        double width = Math.max(
                layout.width(), 2 * Letters.MARGIN + 10 * drawing.title().length());
        double height = layout.height() + HEADING;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"title desc\">",
                number(width), number(height), number(width), number(height));
        add("<title id=\"title\">%s</title>", content(drawing.title()));
        add("<desc id=\"desc\">%s</desc>", content(drawing.description()));
        add("<style>\n%s</style>", STYLE);
        add(
                "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\" markerUnits=\"userSpaceOnUse\"><path class=\"head\" d=\"M0 0.5 8 4 0 7.5z\"/></marker></defs>");
        text("heading", Letters.MARGIN, HEADING - 12, drawing.title());
        add("<g transform=\"translate(0 %s)\">", number(HEADING));
        drawing.groups().forEach(this::frame);
        for (int i = 0; i < drawing.edges().size(); i++) {
            arrow(drawing.edges().get(i), layout.routes().get(i));
        }
        drawing.groups().forEach(this::frameTitle); // over the arrows that come in from above
        drawing.vertices().forEach(this::box);
        add("</g>");
        add("</svg>");
        return svg.toString();
    }

    private void frame(String path, String text) {
        Place place = Objects.requireNonNull(layout.frames().get(path));
        add("<g><title>%s</title>", content(path.isEmpty() ? text : path + ": " + text));
        rectangle("frame", place);
        add("</g>");
    }

    private void frameTitle(String path, String text) {
        Place place = Objects.requireNonNull(layout.frames().get(path));
        text("of-frame", place.x() + Letters.MARGIN, place.y() + 19, text);
    }

    private void box(Vertex vertex) {
        Place place = Objects.requireNonNull(layout.boxes().get(vertex.id()));
        add("<g id=\"%s\"><title>%s</title>", attribute(vertex.id().replace(' ', '-')), content(vertex.tooltip()));
        rectangle("box " + vertex.kind().name().toLowerCase(Locale.ROOT), place);
        double y = place.y() + Letters.MARGIN + Letters.SIZE - 2;
        for (Line line : vertex.lines()) {
            text(line.role().name().toLowerCase(Locale.ROOT), place.x() + Letters.MARGIN, y, line.text());
            y += Letters.LINE;
        }
        add("</g>");
    }

    private void arrow(Edge edge, Route route) {
        add("<g>%s", edge.tooltip().isEmpty() ? "" : "<title>%s</title>".formatted(content(edge.tooltip())));
        add("<path class=\"arrow\" marker-end=\"url(#head)\" d=\"%s\"/>", path(route.points()));
        if (route.label() != null) {
            text("derivative", route.label().x(), route.label().y() + Letters.SIZE - 1, edge.label());
        }
        add("</g>");
    }

    /** Straight lines with round corners. */
    private static String path(List<Point2D> points) {
        StringBuilder path = new StringBuilder("M").append(pair(points.get(0)));
        for (int i = 1; i + 1 < points.size(); i++) {
            Point2D corner = points.get(i);
            path.append(" L").append(pair(towards(corner, points.get(i - 1))));
            path.append(" Q").append(pair(corner)).append(' ').append(pair(towards(corner, points.get(i + 1))));
        }
        return path.append(" L").append(pair(points.get(points.size() - 1))).toString();
    }

    /** A point near a corner, at most halfway to the next one. */
    private static Point2D towards(Point2D corner, Point2D next) {
        double distance = corner.distance(next);
        double part = distance == 0 ? 0 : Math.min(CORNER, distance / 2) / distance;
        return new Point2D.Double(
                corner.getX() + part * (next.getX() - corner.getX()),
                corner.getY() + part * (next.getY() - corner.getY()));
    }

    private static String pair(Point2D point) {
        return number(point.getX()) + " " + number(point.getY());
    }

    private void rectangle(String style, Place place) {
        add(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"5\"/>",
                style, number(place.x()), number(place.y()), number(place.width()), number(place.height()));
    }

    private void text(String style, double x, double y, String text) {
        add("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>", style, number(x), number(y), content(text));
    }

    private void add(String format, Object... arguments) {
        svg.append(arguments.length == 0 ? format : format.formatted(arguments)).append('\n');
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String content(String text) {
        return XmlEscapers.xmlContentEscaper().escape(text);
    }

    private static String attribute(String text) {
        return XmlEscapers.xmlAttributeEscaper().escape(text);
    }
}
