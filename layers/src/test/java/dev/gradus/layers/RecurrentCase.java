package dev.gradus.layers;

import dev.gradus.core.DType;
import dev.gradus.core.SequenceOutput;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Module;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent network to be tested.
 *
 * @param options its sizes
 * @param make makes it
 * @param run runs it on an input, from a start, with lengths
 * @param formula one step of one sequence in plain Java, from U h + c, W x + b, h and c to h and c
 */
record RecurrentCase<M extends Module>(
        RecurrentOptions options, Function<RecurrentOptions, M> make, Run<M> run, Formula formula) {
    static final int STEPS = 4;
    static final int BATCH = 3;

    /** A forward pass. */
    interface Run<M> {
        SequenceOutput apply(M network, Tensor x, List<Tensor> start, @Nullable Tensor lengths);
    }

    /** A step. */
    interface Formula {
        double[][] apply(double[] ofInput, double[] ofHidden, double[][] state);
    }

    M network() {
        Generator.seedGlobal(3);
        M network = make.apply(options);
        network.to(DType.FLOAT64);
        return network;
    }

    Tensor input() {
        return Tensor.normal(new Generator(5), 0, 1, DType.FLOAT64, STEPS, BATCH, options.input());
    }

    /** How many tensors the state is. */
    int states() {
        return network() instanceof LSTM ? 2 : 1;
    }

    List<Tensor> start() {
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < states(); i++) {
            int size = i == 0 ? options.output() : options.hidden();
            result.add(Tensor.normal(
                    new Generator(i), 0, 1, DType.FLOAT64, options.layers() * options.directions(), BATCH, size));
        }
        return result;
    }

    SequenceOutput run(M network, Tensor x, List<Tensor> start, @Nullable Tensor lengths) {
        return run.apply(network, x, start, lengths);
    }

    @Override
    public String toString() {
        return make.apply(options).toString();
    }
}
