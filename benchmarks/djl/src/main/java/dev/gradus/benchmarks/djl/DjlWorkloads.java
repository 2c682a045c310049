package dev.gradus.benchmarks.djl;

import ai.djl.ndarray.NDManager;
import dev.gradus.benchmarks.measure.Prediction;
import dev.gradus.benchmarks.measure.Product;
import dev.gradus.benchmarks.measure.Training;
import dev.gradus.benchmarks.measure.Workload;
import dev.gradus.benchmarks.measure.Workloads;

/** DJL on libtorch. */
final class DjlWorkloads implements Workloads {
    @Override
    public String framework() {
        return "DJL";
    }

    @Override
    public Training training(Workload workload) {
        return DjlTraining.of(workload);
    }

    @Override
    public Prediction prediction() {
        return new DjlPrediction();
    }

    @Override
    public Product product(int size, float[] x, float[] y) {
        return new DjlProduct(NDManager.newBaseManager(), size, x, y);
    }
}
