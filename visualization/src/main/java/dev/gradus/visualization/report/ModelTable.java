package dev.gradus.visualization.report;

import dev.gradus.core.Parameter;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The modules of a model with the shapes that a batch has on its way through them. */
final class ModelTable {
    /** More would make a page that nobody reads. */
    private static final int MOST = 500;

    /**
     * One module.
     *
     * @param path where it stands in the tree; empty for the model itself
     * @param type the name of its class
     * @param text the module with its settings, in a line
     * @param shape of what it gave; () if no batch came by
     * @param parameters how many learned numbers it and those below it have
     */
    record Row(String path, String type, String text, Shape shape, long parameters) {}

    private final Layer model;
    private final Map<Module, Shape> shapes = new ConcurrentHashMap<>();
    private final List<Runnable> removals = new ArrayList<>();

    ModelTable(Layer model) {
        this.model = model;
    }

    /** Looks at the shapes of the batch that comes next. */
    void watch() {
        modules()
                .values()
                .forEach(module -> removals.add(
                        module.registerForwardHook((seen, inputs, output) -> shapes.put(seen, output.shape()))));
    }

    /** Ends looking; called again it does nothing. */
    void unwatch() {
        removals.forEach(Runnable::run);
        removals.clear();
    }

    private Map<String, Module> modules() {
        return model.namedModules();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        modules().forEach((path, module) -> {
            if (rows.size() < MOST) {
                String text = module.children().isEmpty() ? module.toString() : module.typeName();
                rows.add(new Row(
                        path,
                        module.typeName(),
                        text,
                        shapes.getOrDefault(module, Shape.of()),
                        module.parameterCount()));
            }
        });
        return rows;
    }

    long parameters() {
        return model.parameterCount();
    }

    long trainable() {
        return model.parameters().stream()
                .filter(Parameter::requiresGrad)
                .mapToLong(Tensor::elements)
                .sum();
    }
}
