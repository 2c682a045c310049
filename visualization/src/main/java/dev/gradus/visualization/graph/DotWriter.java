package dev.gradus.visualization.graph;

import dev.gradus.visualization.graph.Vertex.Kind;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A drawing as text in Graphviz's language.
 *
 * @see <a href="https://graphviz.org/doc/info/lang.html">The DOT language</a>
 */
final class DotWriter {
    private static final Map<Kind, String> COLOURS = Map.of(
            Kind.DATA, "#f2f2f2",
            Kind.PARAMETER, "#fdf1d8",
            Kind.OPERATION, "#ffffff",
            Kind.MODULE, "#e2f1fa",
            Kind.RESULT, "#d9f0e8");

    private final StringBuilder text = new StringBuilder();
    private final Drawing drawing;

    private DotWriter(Drawing drawing) {
        this.drawing = drawing;
    }

    static String write(Drawing drawing, boolean goesRight) {
        return new DotWriter(drawing).write(goesRight ? "LR" : "TB");
    }

    private String write(String direction) {
        text.append("digraph {\n");
        text.append("  graph [label=%s, labelloc=t, rankdir=%s, fontname=\"sans-serif\"];\n"
                .formatted(quoted(drawing.title()), direction));
        text.append("  node [shape=box, style=\"filled,rounded\", fontname=\"monospace\", fontsize=11];\n");
        text.append("  edge [fontname=\"monospace\", fontsize=10, color=\"#666666\"];\n");
        vertices(null, "  ");
        drawing.groups().keySet().stream()
                .filter(path ->
                        ModulePath.parent(path) == null || !drawing.groups().containsKey(ModulePath.parent(path)))
                .forEach(path -> cluster(path, "  "));
        for (Edge edge : drawing.edges()) {
            text.append("  %s -> %s [label=%s, tooltip=%s];\n"
                    .formatted(quoted(edge.from()), quoted(edge.to()), quoted(edge.label()), quoted(edge.tooltip())));
        }
        return text.append("}\n").toString();
    }

    private void cluster(String path, String indent) {
        text.append("%ssubgraph %s {\n".formatted(indent, quoted("cluster " + path)));
        String inner = indent + "  ";
        text.append("%slabel=%s; labeljust=l; style=rounded; color=\"#999999\";\n"
                .formatted(inner, quoted(drawing.groups().getOrDefault(path, path))));
        vertices(path, inner);
        drawing.groups().keySet().stream()
                .filter(each -> path.equals(ModulePath.parent(each)))
                .forEach(each -> cluster(each, inner));
        text.append(indent).append("}\n");
    }

    private void vertices(@Nullable String group, String indent) {
        for (Vertex vertex : drawing.vertices()) {
            if (Objects.equals(vertex.group(), group)) {
                // A line that ends in \l stands at the left.
                String label = vertex.lines().stream()
                        .map(line -> escaped(line.text()) + "\\l")
                        .collect(Collectors.joining());
                text.append("%s%s [label=\"%s\", tooltip=%s, fillcolor=\"%s\"];\n"
                        .formatted(
                                indent,
                                quoted(vertex.id()),
                                label,
                                quoted(vertex.tooltip()),
                                COLOURS.get(vertex.kind())));
            }
        }
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** In a quoted string a quote ends it, and what follows a backslash may mean something else. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
