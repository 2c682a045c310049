package dev.gradus.visualization.graph;

import dev.gradus.visualization.graph.Line.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a box tells of the value and the gradient of its node. */
record TextOfValue(TapeNode node) {
    /** A line with what is computed and the shape; none if there is nothing to tell. */
    List<Line> note(String what) {
        TensorText like = node.value() != null ? node.value() : node.gradient();
        String shape = like == null ? "" : like.shape();
        String text = Stream.of(what, shape).filter(part -> !part.isEmpty()).collect(Collectors.joining("   "));
        return text.isEmpty() ? List.of() : List.of(new Line(Role.NOTE, text));
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        add(lines, Role.VALUE, "value ", node.value());
        add(lines, Role.GRADIENT, "grad  ", node.gradient());
        return lines;
    }

    /** The first line says what the numbers are, the others stand below its numbers. */
    private static void add(List<Line> lines, Role role, String name, @Nullable TensorText numbers) {
        if (numbers != null) {
            for (int i = 0; i < numbers.lines().size(); i++) {
                String margin = i == 0 ? name : " ".repeat(name.length());
                lines.add(new Line(role, margin + numbers.lines().get(i)));
            }
        }
    }

    String tooltip() {
        return lines().stream().map(line -> line.text().strip()).collect(Collectors.joining(" "));
    }
}
