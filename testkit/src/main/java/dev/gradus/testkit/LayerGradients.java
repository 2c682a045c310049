package dev.gradus.testkit;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.GradientMismatchError;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Compares the gradients by the input and by every parameter with central differences. */
record LayerGradients(LayerProbe probe, double relative, double absolute, boolean secondOrder) {
    void check() {
        for (boolean training : LayerProbe.MODES) {
            gradientsAgree(training);
        }
    }

    private void gradientsAgree(boolean training) {
        Layer layer = probe.make(DType.FLOAT64);
        Tensor x = LayerProbe.leaf(probe.input(DType.FLOAT64));
        Supplier<Tensor> function = () -> probe.run(layer, training, x);
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        if (x.requiresGrad()) {
            inputs.put("the input", x);
        }
        layer.namedParameters().forEach((path, parameter) -> put(inputs, path, parameter));
        boolean repeats = Difference.inBits(function.get(), function.get()).isEmpty();
        if (inputs.isEmpty() || !repeats) {
            // Random numbers of a generator that the layer keeps to itself cannot be drawn again.
            return;
        }
        GradientCheck check = GradientCheck.of(function).tolerance(relative, absolute);
        try {
            (secondOrder ? check.secondOrder() : check).check(inputs);
        } catch (GradientMismatchError | IllegalArgumentException e) {
            throw new AssertionError(
                    "%s in %s: %s".formatted(layer.typeName(), LayerProbe.mode(training), e.getMessage()), e);
        }
    }

    private static void put(Map<String, Tensor> inputs, String path, Parameter parameter) {
        if (parameter.requiresGrad()) {
            inputs.put("the parameter '%s'".formatted(path), parameter);
        }
    }
}
