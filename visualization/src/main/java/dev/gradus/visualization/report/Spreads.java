package dev.gradus.visualization.report;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How weights, gradients and activations are spread over a run, of as many layers as a page can hold. */
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

    /** A look at these takes some 250 bytes of a page. */
    private static final int MOST_ROWS = 6000;

    private static final int MOST_PLACES = 60;
    private static final int LONGEST = 64;
    private static final int SHORTEST = 16;

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Module> layers = new LinkedHashMap<>();
    private final Map<Name, SpreadHistory> histories = new LinkedHashMap<>();
    private final List<Runnable> removals = new ArrayList<>();
    private final Map<Name, Spread> taken = new LinkedHashMap<>();
    private final int limit;
    private final int leftOut;
    private long spent;
    private long looks;
    private long stride = 1;

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
        int all = 2 * parameters.size() + layers.size();
        limit = Math.max(SHORTEST, Math.min(LONGEST, MOST_ROWS / Math.max(1, all)));
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

    /** Whether the next look is one to take: after many, only every second, and so on. */
    boolean isDue() {
        return looks++ % stride == 0;
    }

    /** Looks at the activations of the batch that comes next. */
    void watch(long step) {
        layers.forEach((place, layer) -> removals.add(layer.registerForwardHook((seen, inputs, output) -> {
            long start = System.nanoTime();
            if (output.dtype().isFloating() && output.elements() > 0) {
                taken.put(new Name(Kind.ACTIVATIONS, place), Spread.of(step, output));
            }
            spent += System.nanoTime() - start;
        })));
    }

    /** Looks at the weights and gradients too, and tells how many nanoseconds all of it took. */
    long take(long step) {
        long start = System.nanoTime() - spent;
        spent = 0;
        unwatch();
        parameters.forEach((place, parameter) -> {
            taken.put(new Name(Kind.WEIGHTS, place), Spread.of(step, parameter));
            Tensor gradient = parameter.hasGrad() ? parameter.borrowGrad() : null;
            if (gradient != null) {
                taken.put(new Name(Kind.GRADIENTS, place), Spread.of(step, gradient));
            }
        });
        return System.nanoTime() - start;
    }

    void unwatch() {
        removals.forEach(Runnable::run);
        removals.clear();
    }

    /** Puts what was taken into the histories. */
    void commit() {
        taken.forEach((name, spread) ->
                histories.computeIfAbsent(name, key -> new SpreadHistory(limit)).add(spread));
        taken.clear();
        while (looks / stride >= limit) {
            stride *= 2;
        }
    }

    /** All histories by name, weights first. */
    List<Map.Entry<Name, SpreadHistory>> entries() {
        return histories.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().kind()))
                .toList();
    }
}
