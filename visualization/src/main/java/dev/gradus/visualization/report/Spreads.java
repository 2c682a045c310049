package dev.gradus.visualization.report;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at how weights, gradients and activations are spread, of as many layers as a page can hold. */
final class Spreads {
    /** What is spread. */
    enum Kind {
        WEIGHTS,
        GRADIENTS,
        ACTIVATIONS
    }

    /**
     * Whose numbers.
     *
     * @param kind weights, gradients or activations
     * @param place the name of a parameter, or of a module with its type
     */
    record Name(Kind kind, String place) {}

    private static final int MOST_PLACES = 60;

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Module> layers = new LinkedHashMap<>();
    private final List<Runnable> removals = new ArrayList<>();
    private final Map<Name, Spread> taken = new LinkedHashMap<>();
    private final int leftOut;
    private long spent;

    Spreads(Layer model) {
        model.namedParameters().forEach((name, parameter) -> {
            if (parameter.requiresGrad() && parameter.elements() > 0) {
                parameters.put(name, parameter);
            }
        });
        model.namedModules().forEach((path, module) -> {
            if (module.children().isEmpty()) {
                layers.put(path.isEmpty() ? module.typeName() : path + " (" + module.typeName() + ")", module);
            }
        });
        leftOut = cut(parameters) + cut(layers);
    }

    private static int cut(Map<String, ?> places) {
        int before = places.size();
        List.copyOf(places.keySet()).stream().skip(MOST_PLACES).forEach(places::remove);
        return before - places.size();
    }

    /** How many parameters and modules are not looked at. */
    int leftOut() {
        return leftOut;
    }

    /** How many histories a run has. */
    int size() {
        return 2 * parameters.size() + layers.size();
    }

    /** Looks at the activations of the batch that comes next. */
    void watch(long step) {
        taken.clear();
        spent = 0;
        layers.forEach((place, layer) -> removals.add(layer.registerForwardHook((seen, inputs, output) -> {
            long start = System.nanoTime();
            if (output.dtype().isFloating() && output.elements() > 0) {
                taken.put(new Name(Kind.ACTIVATIONS, place), Spread.of(step, output));
            }
            spent += System.nanoTime() - start;
        })));
    }

    /** Looks at the weights and gradients too. */
    void take(long step) {
        long start = System.nanoTime();
        unwatch();
        parameters.forEach((place, parameter) -> {
            taken.put(new Name(Kind.WEIGHTS, place), Spread.of(step, parameter));
            Tensor gradient = parameter.hasGrad() ? parameter.borrowGrad() : null;
            if (gradient != null) {
                taken.put(new Name(Kind.GRADIENTS, place), Spread.of(step, gradient));
            }
        });
        spent += System.nanoTime() - start;
    }

    /** How many nanoseconds all of the look took. */
    long nanoseconds() {
        return spent;
    }

    void unwatch() {
        removals.forEach(Runnable::run);
        removals.clear();
    }

    /** What was seen in the look. */
    Map<Name, Spread> taken() {
        return taken;
    }
}
