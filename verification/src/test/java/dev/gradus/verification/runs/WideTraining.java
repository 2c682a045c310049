package dev.gradus.verification.runs;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.LayerNorm;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.Trainer;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.progress.Progress;
import java.util.Arrays;

/** A training that is large enough for kernels to share its work among threads; it prints a hash of what comes of it. */
final class WideTraining {
    private WideTraining() {}

    public static void main(String[] arguments) {
        Generator.seedGlobal(1);
        Layer model = Sequential.of(
                new Conv2d(1, 8, 5),
                new ReLU(),
                new Flatten(),
                new Dense(8 * 12 * 12, 256),
                new LayerNorm(256),
                new ReLU(),
                new Dropout(0.3),
                new Dense(256, 10));
        Optimizer optimizer = arguments[0].equals("adam")
                ? new Adam(model.parameters(), 0.001)
                : new SGD(model.parameters(), 0.05).momentum(0.9);
        Tensor images = Tensor.randn(new Generator(2), 256, 1, 16, 16);
        Tensor targets = images.reshape(256, 256).narrow(1, 0, 10).argmax(1, false);
        double[] losses = Trainer.of(model, new CrossEntropyLoss(), optimizer)
                .epochs(3)
                .recordBatchLosses()
                .recordGradientNorm()
                .progress(Progress.off())
                .fit(new DataLoader(new TensorDataset(images, targets), 64)
                        .shuffle(5)
                        .workers(2))
                .history()
                .batchLosses();
        // Of the numbers, not of their decimals, which JDKs write differently.
        int bits = Arrays.hashCode(losses);
        for (Tensor tensor : model.stateDict().values()) {
            bits = 31 * bits + Arrays.hashCode(tensor.toFloatArray());
        }
        System.out.println("bits: " + bits);
    }
}
