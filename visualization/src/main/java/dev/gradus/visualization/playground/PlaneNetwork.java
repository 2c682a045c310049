package dev.gradus.visualization.playground;

import com.google.common.collect.ImmutableList;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A network from the plane to scores, whose hidden layers can be looked at.
 *
 * <p>h₀ = {@linkplain Features features} of x, hₗ = f(hₗ₋₁ Wₗᵀ + bₗ) for each hidden layer, and scores h_L Wᵀ + b.
 *
 * <p><b>Shape</b>: (n, 2) to (n, outputs).
 */
final class PlaneNetwork extends Layer {
    private final List<Dense> dense = new ArrayList<>();
    private final Layer activation;
    private final ImmutableList<String> inputs;

    /** A network whose weights start as those of a {@link Dense} layer do, drawn by a generator. */
    PlaneNetwork(PlaygroundSettings settings, int outputs, Generator generator) {
        Supplier<Layer> maker = Objects.requireNonNull(Choices.ACTIVATIONS.get(settings.activation()));
        this.activation = child("activation", maker.get());
        this.inputs = settings.inputs();
        int in = inputs.size();
        for (int size : settings.layers()) {
            add("hidden" + dense.size(), in, size, generator);
            in = size;
        }
        add("output", in, outputs, generator);
    }

    private void add(String name, int in, int out, Generator generator) {
        dense.add(child(name, new Dense(in, out, new FanInUniform(), new FanInUniform(in), generator)));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor hidden = Features.of(x, inputs);
        for (Dense layer : dense.subList(0, dense.size() - 1)) {
            hidden = activation.apply(layer.apply(hidden));
        }
        return dense.get(dense.size() - 1).apply(hidden);
    }

    /** What each layer answers, the scores last. */
    List<Tensor> answers(Tensor x) {
        List<Tensor> answers = new ArrayList<>();
        Tensor hidden = Features.of(x, inputs);
        for (Dense layer : dense.subList(0, dense.size() - 1)) {
            hidden = activation.apply(layer.apply(hidden));
            answers.add(hidden);
        }
        answers.add(dense.get(dense.size() - 1).apply(hidden));
        return answers;
    }

    /** The weights of each layer, (out, in). */
    List<Parameter> weights() {
        return dense.stream().map(Dense::weight).toList();
    }

    /** The biases of each layer, (out). */
    List<Parameter> biases() {
        return dense.stream().map(layer -> layer.bias().orElseThrow()).toList();
    }
}
