package dev.gradus.visualization.graph;

import dev.gradus.visualization.graph.Line.Role;
import dev.gradus.visualization.graph.TapeNode.TapeInput;
import dev.gradus.visualization.graph.Vertex.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What there is to draw of a tape.
 *
 * @param names of nodes, by their places
 * @param groups the modules of nodes, by their places
 * @param types of modules, by their paths
 * @param folding which modules are looked into
 */
record TapeDrawing(
        Tape tape,
        Map<Integer, String> names,
        Map<Integer, String> groups,
        Map<String, String> types,
        Folding folding) {
    /** How many boxes there are. */
    int boxes() {
        return (int) places().mapToObj(this::id).distinct().count();
    }

    private IntStream places() {
        return IntStream.range(0, tape.nodes().size());
    }

    /** The box that stands for a node. */
    private String id(int place) {
        return folding.box(groups.get(place)).map(path -> "module " + path).orElse("node " + place);
    }

    Drawing draw(String title) {
        Map<String, List<Integer>> boxes =
                places().boxed().collect(Collectors.groupingBy(this::id, LinkedHashMap::new, Collectors.toList()));
        List<Vertex> vertices = new ArrayList<>();
        boxes.forEach((id, places) -> vertices.add(folding.box(groups.get(places.get(0)))
                .map(path -> folded(id, path, places))
                .orElseGet(() -> single(places.get(0)))));
        return new Drawing(title, description(vertices.size()), frames(vertices), vertices, edges());
    }

    private String description(int boxes) {
        long operations = tape.nodes().stream().filter(TapeNode::isComputed).count();
        return "%d operations in %d boxes, from the data and parameters to the result; arrows go from arguments to what is computed of them"
                .formatted(operations, boxes);
    }

    // ---- boxes

    private Vertex single(int place) {
        TapeNode node = tape.nodes().get(place);
        String formula = OperationName.formula(node.operation());
        String name = names.getOrDefault(place, called(node));
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Role.NAME, name));
        String what = node.isComputed() && names.containsKey(place) ? called(node) + "  " + formula : formula;
        TextOfValue value = new TextOfValue(node);
        lines.addAll(value.note(what.strip()));
        lines.addAll(value.lines());
        String tooltip = Stream.of(
                        name,
                        node.isComputed() ? node.operation() : "",
                        formula,
                        value.tooltip(),
                        groups.getOrDefault(place, ""))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return new Vertex(id(place), kind(place, node), groups.get(place), lines, tooltip);
    }

    private static String called(TapeNode node) {
        return node.isConstant() ? "data" : node.isParameter() ? "variable" : node.operation();
    }

    private Kind kind(int place, TapeNode node) {
        if (place == tape.nodes().size() - 1) {
            return Kind.RESULT;
        }
        return node.isConstant() ? Kind.DATA : node.isParameter() ? Kind.PARAMETER : Kind.OPERATION;
    }

    private Vertex folded(String id, String path, List<Integer> places) {
        List<TapeNode> inside = places.stream().map(tape.nodes()::get).toList();
        List<TapeNode> parameters =
                inside.stream().filter(TapeNode::isParameter).toList();
        long operations = inside.stream().filter(TapeNode::isComputed).count();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Role.NAME, path.isEmpty() ? "model" : path));
        lines.add(new Line(Role.NOTE, types.getOrDefault(path, "")));
        lines.add(new Line(Role.NOTE, Counted.of(operations, "operation")));
        if (!parameters.isEmpty()) {
            long numbers = parameters.stream().mapToLong(TapeNode::elements).sum();
            lines.add(new Line(
                    Role.NOTE, Counted.of(parameters.size(), "parameter") + ", " + Counted.of(numbers, "number")));
        }
        if (parameters.stream().anyMatch(node -> node.gradient() != null)) {
            double squares = parameters.stream()
                    .filter(node -> node.gradient() != null)
                    .mapToDouble(node -> node.norm() * node.norm())
                    .sum();
            lines.add(new Line(Role.GRADIENT, "norm of the gradient " + TensorText.DIGITS.text(Math.sqrt(squares))));
        }
        String tooltip = lines.stream().map(Line::text).collect(Collectors.joining("; "));
        return new Vertex(id, Kind.MODULE, ModulePath.parent(path), lines, tooltip);
    }

    /** The frames around boxes, and around frames. */
    private Map<String, String> frames(List<Vertex> vertices) {
        Set<String> used = new LinkedHashSet<>();
        for (Vertex vertex : vertices) {
            if (vertex.group() != null) {
                used.addAll(ModulePath.down(vertex.group()));
            }
        }
        Map<String, String> frames = new LinkedHashMap<>();
        used.stream()
                .sorted((a, b) -> Integer.compare(ModulePath.level(a), ModulePath.level(b)))
                .forEach(path -> frames.put(
                        path, "%s (%s)".formatted(ModulePath.name(path), types.getOrDefault(path, "module"))));
        return frames;
    }

    // ---- arrows

    private List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        Set<List<String>> merged = new HashSet<>();
        places().forEach(place -> {
            for (TapeInput input : tape.nodes().get(place).inputs()) {
                String from = id(input.node());
                String to = id(place);
                boolean isInside = isSingle(place) && isSingle(input.node());
                if (isInside) {
                    edges.add(new Edge(from, to, label(input), told(input)));
                } else if (!from.equals(to) && merged.add(List.of(from, to))) {
                    edges.add(new Edge(from, to, "", ""));
                }
            }
        });
        return edges;
    }

    private boolean isSingle(int place) {
        return folding.box(groups.get(place)).isEmpty();
    }

    private static String label(TapeInput input) {
        return input.derivative().isEmpty() ? "" : "∂ = " + input.derivative();
    }

    private static String told(TapeInput input) {
        String derivative = input.derivative().isEmpty() ? "" : "local derivative " + input.derivative();
        String handed = input.contribution().isEmpty() ? "" : "hands back " + input.contribution();
        return Stream.of(derivative, handed).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }
}
