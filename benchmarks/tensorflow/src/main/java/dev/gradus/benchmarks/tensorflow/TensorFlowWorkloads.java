package dev.gradus.benchmarks.tensorflow;

import dev.gradus.benchmarks.measure.Prediction;
import dev.gradus.benchmarks.measure.Product;
import dev.gradus.benchmarks.measure.Training;
import dev.gradus.benchmarks.measure.Workload;
import dev.gradus.benchmarks.measure.Workloads;

/** TensorFlow Java. */
final class TensorFlowWorkloads implements Workloads {
    @Override
    public String framework() {
        return "TensorFlow";
    }

    @Override
    public Training training(Workload workload) {
        return TensorFlowTraining.of(workload);
    }

    @Override
    public Prediction prediction() {
        return new TensorFlowPrediction();
    }

    @Override
    public Product product(int size, float[] x, float[] y) {
        return new TensorFlowProduct(size, x, y);
    }
}
