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
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        if (x.requiresGrad()) {
            inputs.put("the input", x);
        }
        layer.namedParameters().forEach((path, parameter) -> put(inputs, path, parameter));
        if (inputs.isEmpty()) {
            return;
        }
        Supplier<Tensor> function = () -> probe.run(layer, training, x);
        if (!repeats(training)) {
            if (secondOrder) {
                throw Complaint.about(
                        layer,
                        "gradients of gradients cannot be checked in %s, where two passes of one layer differ; draw random numbers from Generator.global() instead of a generator of the layer's own, or check without secondOrder"
                                .formatted(LayerProbe.mode(training)));
            }
            function = new FreshPass(probe, layer, x, training)::output;
        }
        GradientCheck check = GradientCheck.of(function).tolerance(relative, absolute);
        try {
            (secondOrder ? check.secondOrder() : check).check(inputs);
        } catch (GradientMismatchError | IllegalArgumentException e) {
            throw new AssertionError(
                    "%s in %s: %s".formatted(layer.typeName(), LayerProbe.mode(training), e.getMessage()), e);
        }
    }

    /** Whether one layer gives the same twice, for the same seed of the global generator. */
    private boolean repeats(boolean training) {
        Layer layer = probe.make(DType.FLOAT64);
        Tensor x = probe.input(DType.FLOAT64);
        return Difference.inBits(probe.run(layer, training, x), probe.run(layer, training, x))
                .isEmpty();
    }

    private static void put(Map<String, Tensor> inputs, String path, Parameter parameter) {
        if (parameter.requiresGrad()) {
            inputs.put("the parameter '%s'".formatted(path), parameter);
        }
    }
}
