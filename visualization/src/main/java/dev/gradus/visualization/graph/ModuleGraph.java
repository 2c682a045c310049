package dev.gradus.visualization.graph;

import dev.gradus.core.Parameter;
import dev.gradus.core.module.Module;
import dev.gradus.visualization.files.ModuleText;
import dev.gradus.visualization.graph.Line.Role;
import dev.gradus.visualization.graph.Vertex.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a network is made of, as a tree: a box for each module with its settings, its own parameters and their shapes, and how many
 * numbers it and those below it learn.
 *
 * <pre>{@code
 * ModuleGraph.of(model).save(Path.of("model.svg"));
 * ModuleGraph.of(model).depth(1).open("encoder.0").save(Path.of("model.dot"));
 * }</pre>
 */
public final class ModuleGraph extends GraphPicture<ModuleGraph> {
    private final Map<String, Module> modules;

    private ModuleGraph(Module model) {
        super("Modules of " + model.typeName(), true);
        modules = model.namedModules();
    }

    /** The tree of a model. */
    public static ModuleGraph of(Module model) {
        return new ModuleGraph(model);
    }

    @Override
    Set<String> paths() {
        return modules.keySet();
    }

    @Override
    Drawing drawing() {
        Folding folding = folding(candidate -> shown(candidate).size());
        Map<String, Module> shown = shown(folding);
        List<Vertex> vertices = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        shown.forEach((path, module) -> {
            vertices.add(vertex(path, module, folding));
            String parent = ModulePath.parent(path);
            if (parent != null) {
                edges.add(new Edge(id(parent), id(path), "", ""));
            }
        });
        String description = "%d of %d modules; arrows go from each to those that it is made of"
                .formatted(shown.size(), modules.size());
        return new Drawing(title(), description, Map.of(), vertices, edges);
    }

    /** The modules that are looked into, and those that a box stands for. */
    private Map<String, Module> shown(Folding folding) {
        Map<String, Module> result = new LinkedHashMap<>();
        modules.forEach((path, module) -> {
            if (folding.box(path).map(path::equals).orElse(true)) {
                result.put(path, module);
            }
        });
        return result;
    }

    private static String id(String path) {
        return "module " + path;
    }

    private static Vertex vertex(String path, Module module, Folding folding) {
        boolean isFolded = folding.box(path).isPresent() && !module.children().isEmpty();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Role.NAME, ModulePath.name(path)));
        lines.add(new Line(Role.NOTE, ModuleText.of(module)));
        if (isFolded) {
            lines.add(new Line(Role.NOTE, Counted.of(module.namedModules().size() - 1, "module") + " in it"));
        } else {
            own(module)
                    .forEach((name, parameter) -> lines.add(new Line(
                            Role.VALUE,
                            "%s %s".formatted(name, parameter.shape()) + (parameter.requiresGrad() ? "" : " frozen"))));
        }
        if (module.parameterCount() > 0) {
            lines.add(new Line(Role.NOTE, Counted.of(module.parameterCount(), "number")));
        }
        String tooltip = (path.isEmpty() ? "" : path + ": ")
                + lines.stream().skip(1).map(Line::text).collect(Collectors.joining("; "));
        return new Vertex(id(path), isFolded ? Kind.MODULE : Kind.OPERATION, null, lines, tooltip);
    }

    /** The parameters of a module that are not those of its children. */
    private static Map<String, Parameter> own(Module module) {
        Map<String, Parameter> result = new LinkedHashMap<>();
        module.namedParameters().forEach((name, parameter) -> {
            if (!name.contains(".")) {
                result.put(name, parameter);
            }
        });
        return result;
    }
}
