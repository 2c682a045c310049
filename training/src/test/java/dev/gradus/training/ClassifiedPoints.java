package dev.gradus.training;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.progress.Progress;

/** A training of a moment, for what watches it: twelve points in batches of four, of class 1 where they are above 0. */
public final class ClassifiedPoints {
    private ClassifiedPoints() {}

    public static DataLoader points() {
        Tensor x = Tensor.normal(new Generator(1), 0, 1, DType.FLOAT64, 12, 1);
        return new DataLoader(new TensorDataset(x, x.flatten().gt(0).to(DType.INT64)), 4);
    }

    /** Of a layer with the parameters {@code weight} and {@code bias}. */
    public static Trainer trainer() {
        Affine model = new Affine(1, 2, 1);
        return Trainer.of(model, new CrossEntropyLoss(), new SGD(model.parameters(), 0.1))
                .progress(Progress.off());
    }

    /** One that is asked for its learning rate. */
    public static Optimizer optimizer() {
        return new SGD(new Affine(1, 2, 1).parameters(), 0.1);
    }
}
