package dev.gradus.benchmarks.gradus;

import dev.gradus.benchmarks.measure.Prediction;
import dev.gradus.benchmarks.measure.Product;
import dev.gradus.benchmarks.measure.Training;
import dev.gradus.benchmarks.measure.Workload;
import dev.gradus.benchmarks.measure.Workloads;
import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;

/** Gradus with nothing special set. */
public final class GradusWorkloads implements Workloads {
    @Override
    public String framework() {
        return "Gradus";
    }

    @Override
    public Training training(Workload workload) {
        return GradusTraining.of(workload);
    }

    @Override
    public Prediction prediction() {
        Layer model = GradusTraining.mlp();
        model.eval();
        return input ->
                Autograd.noGrad(() -> model.apply(Tensor.of(input, 1, 784))).toFloatArray();
    }

    @Override
    public Product product(int size, float[] x, float[] y) {
        return new GradusProduct(Tensor.of(x, size, size), Tensor.of(y, size, size));
    }
}
