package dev.gradus.benchmarks;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;

/**
 * A network with everything that it takes to train it on one batch, over and over.
 *
 * @param model the network
 * @param loss what is made smaller
 * @param optimizer what makes it smaller
 * @param inputs the batch
 * @param targets what the network is to give for it
 */
record Workload(Layer model, Loss loss, Optimizer optimizer, Tensor inputs, Tensor targets) {
    /** 2-3-2, sigmoid, mean squared error, SGD, batch 1: nothing but overhead. */
    static Workload tiny() {
        Layer model = Sequential.of(new Dense(2, 3), new Sigmoid(), new Dense(3, 2), new Sigmoid());
        return new Workload(
                model,
                new MSELoss(),
                new SGD(model.parameters(), 0.1),
                Tensor.from(new float[][] {{1, 0.5f}}),
                Tensor.from(new float[][] {{0.8f, 0.3f}}));
    }

    /** 2-8-1, sigmoid, mean squared error, SGD, batch 4. */
    static Workload xor() {
        Layer model = Sequential.of(new Dense(2, 8), new Sigmoid(), new Dense(8, 1), new Sigmoid());
        return new Workload(
                model,
                new MSELoss(),
                new SGD(model.parameters(), 0.1),
                Tensor.from(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}),
                Tensor.from(new float[][] {{0}, {1}, {1}, {0}}));
    }

    /** 784-512-256-10, ReLU, cross-entropy, Adam, batch 128: nearly all of it matrix products. */
    static Workload mlp() {
        Layer model =
                Sequential.of(new Dense(784, 512), new ReLU(), new Dense(512, 256), new ReLU(), new Dense(256, 10));
        Generator generator = new Generator(1);
        return new Workload(
                model,
                new CrossEntropyLoss(),
                new Adam(model.parameters(), 1e-3),
                Tensor.rand(generator, 128, 784),
                Tensor.rand(generator, 128).mul(10).to(DType.INT64));
    }

    /** One training step. */
    Tensor step() {
        optimizer.zeroGrad();
        Tensor error = loss.apply(model.apply(inputs), targets);
        error.backward();
        optimizer.step();
        return error;
    }
}
