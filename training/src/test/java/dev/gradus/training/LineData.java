package dev.gradus.training;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Dataset;
import dev.gradus.training.data.TensorDataset;

/** Points on the line y = 2 x + 1, which one weight and one bias learn. */
final class LineData {
    private LineData() {}

    static Dataset points(int count) {
        Tensor x = Tensor.uniform(new Generator(3), -1, 1, DType.FLOAT64, count, 1);
        return new TensorDataset(x, x.mul(2).add(1));
    }

    /** All points in one batch. */
    static DataLoader batch(int count) {
        return DataLoader.fullBatch(points(count));
    }

    /** One point (x, y). */
    static DataLoader point(double x, double y) {
        return DataLoader.fullBatch(
                new TensorDataset(Tensor.of(x).unsqueeze(1), Tensor.of(y).unsqueeze(1)));
    }
}
