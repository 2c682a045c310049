package dev.gradus.layers;

import dev.gradus.core.OperationException;
import dev.gradus.core.Parameter;
import dev.gradus.core.RecurrentCell;
import dev.gradus.core.RecurrentWeights;
import dev.gradus.core.SequenceOutput;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.module.Module;
import dev.gradus.core.module.Settings;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What recurrent networks have in common: layers one above the other, each of one or two directions.
 *
 * @param <L> the network itself, which its settings return
 */
abstract sealed class Recurrent<L extends Recurrent<L>> extends Module permits SingleStateRecurrent, LSTM {
    final RecurrentCell cell;
    private final RecurrentOptions options;
    private final List<RecurrentWeights> weights = new ArrayList<>();
    private final Generator generator;
    private boolean batchFirst;
    private double dropout;
    private Dropout between;

    Recurrent(RecurrentCell cell, RecurrentOptions options, Generator generator) {
        this.cell = cell;
        this.options = options;
        this.generator = generator("generator", generator);
        between = new Dropout(0, generator);
        for (int layer = 0; layer < options.layers(); layer++) {
            int in = layer == 0 ? options.input() : options.output() * options.directions();
            weights.add(weights(in, "_l" + layer));
            if (options.bidirectional()) {
                weights.add(weights(in, "_l" + layer + "_reverse"));
            }
        }
    }

    private RecurrentWeights weights(int in, String suffix) {
        Initializer start = new FanInUniform(options.hidden());
        int rows = Math.multiplyExact(cell.gates(), options.hidden());
        Parameter ofInput = parameter("weight_ih" + suffix, start, generator, rows, in);
        Parameter ofHidden = parameter("weight_hh" + suffix, start, generator, rows, options.output());
        Parameter inputBias = options.bias() ? parameter("bias_ih" + suffix, start, generator, rows) : null;
        Parameter hiddenBias = options.bias() ? parameter("bias_hh" + suffix, start, generator, rows) : null;
        Parameter projection = options.projection() == 0
                ? null
                : parameter("weight_hr" + suffix, start, generator, options.projection(), options.hidden());
        return new RecurrentWeights(ofInput, ofHidden, inputBias, hiddenBias, projection);
    }

    /** Sets whether inputs and outputs are (batch, steps, ...) instead of (steps, batch, ...); false unless set. */
    public L batchFirst(boolean first) {
        batchFirst = first;
        return self();
    }

    /**
     * Sets the probability of an output of each layer but the last one to be dropped in training; 0 unless set.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public L dropout(double probability) {
        // In training whenever it is asked: this network itself knows when it is.
        between = new Dropout(probability, generator);
        dropout = probability;
        return self();
    }

    abstract L self();

    /** The output and, one above the other for all layers and directions, the states at the end. */
    final SequenceOutput run(Tensor x, List<Tensor> start, @Nullable Tensor lengths) {
        if (x.rank() == 2) {
            if (lengths != null) {
                throw error("lengths are for a batch, got an input of shape %s without one", x.shape());
            }
            SequenceOutput single =
                    runSteps(x.unsqueeze(1), start.stream().map(this::asBatch).toList(), null);
            return new SequenceOutput(
                    single.output().squeeze(1),
                    single.state().stream().map(state -> state.squeeze(1)).toList());
        }
        if (x.rank() != 3) {
            throw error(
                    "expected an input of shape %s, or of shape (steps, %d), got %s",
                    batchFirst
                            ? "(batch, steps, %d)".formatted(options.input())
                            : "(steps, batch, %d)".formatted(options.input()),
                    options.input(),
                    x.shape());
        }
        SequenceOutput result = runSteps(batchFirst ? x.transpose(0, 1) : x, start, lengths);
        return batchFirst ? new SequenceOutput(result.output().transpose(0, 1), result.state()) : result;
    }

    private Tensor asBatch(Tensor state) {
        if (state.rank() != 2) {
            throw error("expected a state of two dimensions for an input without a batch, got %s", state.shape());
        }
        return state.unsqueeze(1);
    }

    private SequenceOutput runSteps(Tensor x, List<Tensor> given, @Nullable Tensor lengths) {
        List<Tensor> start = given.isEmpty() ? zeros(x) : given;
        check(start, x.size(1));
        List<List<Tensor>> ends = new ArrayList<>();
        start.forEach(ignored -> ends.add(new ArrayList<>()));
        Tensor output = x;
        for (int layer = 0; layer < options.layers(); layer++) {
            Tensor in = layer > 0 && isTraining() ? between.apply(output) : output;
            List<Tensor> outputs = new ArrayList<>();
            for (int direction = 0; direction < options.directions(); direction++) {
                int place = layer * options.directions() + direction;
                SequenceOutput result = in.recurrent(
                        cell,
                        weights.get(place),
                        start.stream().map(state -> state.select(0, place)).toList(),
                        direction == 1,
                        lengths);
                outputs.add(result.output());
                for (int i = 0; i < ends.size(); i++) {
                    ends.get(i).add(result.state().get(i));
                }
            }
            output = outputs.size() == 1 ? outputs.get(0) : Tensor.cat(outputs, 2);
        }
        return new SequenceOutput(
                output, ends.stream().map(end -> Tensor.stack(end, 0)).toList());
    }

    private List<Tensor> zeros(Tensor x) {
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < cell.states(); i++) {
            result.add(Tensor.zeros(x.dtype(), weights.size(), x.size(1), size(i)));
        }
        return result;
    }

    private void check(List<Tensor> start, int batch) {
        for (int i = 0; i < start.size(); i++) {
            Tensor state = start.get(i);
            if (state.rank() != 3
                    || state.size(0) != weights.size()
                    || state.size(1) != batch
                    || state.size(2) != size(i)) {
                throw error(
                        "expected a%s state of shape (%d, %d, %d), for layers times directions and the batch, got %s",
                        i == 0 ? " hidden" : " cell", weights.size(), batch, size(i), state.shape());
            }
        }
    }

    /** The size of the hidden state, or of the cell. */
    private int size(int state) {
        return state == 0 ? options.output() : options.hidden();
    }

    private OperationException error(String problem, Object... arguments) {
        return new OperationException(typeName().toLowerCase(Locale.ROOT), problem.formatted(arguments));
    }

    @Override
    protected Settings settings() {
        return options.settings().and("batchFirst", batchFirst, false).and("dropout", dropout, 0);
    }
}
