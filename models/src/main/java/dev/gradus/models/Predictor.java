package dev.gradus.models;

import com.google.common.collect.ImmutableList;
import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.layers.Softmax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A trained model in use: immutable, and safe for any number of threads at once, without locks.
 *
 * <pre>{@code
 * Predictor predictor = Predictor.load(path);
 * predictor.classify(Tensor.of(5.1f, 3.5f, 1.4f, 0.2f)).label();
 * }</pre>
 *
 * <p>It has a copy of the model that nobody else can reach, in evaluation mode, records nothing for gradients, and gives
 * results that share no memory with it. The same input gives the same bits, on whichever thread and whatever others do.
 * Normalisation of the inputs is a layer of the model.
 *
 * <p>For classes, a last layer {@link Softmax} is taken to give probabilities, and anything else scores; with one output
 * for two classes the last layer may be a {@link Sigmoid}, or give the score of the second class.
 */
public final class Predictor {
    private final Layer model;
    private final ImmutableList<String> labels;

    private Predictor(Layer model, List<String> labels) {
        this.model = model;
        this.labels = ImmutableList.copyOf(labels);
        model.eval();
        model.freeze();
    }

    /**
     * Of a saved model that is made of the framework's layers.
     *
     * @throws IOException as {@link ModelFile#load(Path)}
     * @throws IllegalStateException if the model has not one input and one output
     */
    public static Predictor load(Path file) throws IOException {
        ModelFile saved = ModelFile.load(file);
        return new Predictor(saved.layer(), saved.labels());
    }

    /**
     * Of a model as it is now; what is done with it later changes nothing here.
     *
     * @throws dev.gradus.core.module.ModuleDescriptionException if the model cannot be described, as it must be to be copied;
     *     {@link ModelFile#registry} adds kinds of modules
     * @throws IllegalStateException if the model has not one input and one output
     */
    public static Predictor of(ModelFile file) {
        Layer original = file.layer();
        Module copy = file.registry().build(file.registry().describe(original), original.stateDict());
        return new Predictor((Layer) copy, file.labels());
    }

    /** Of a model as it is now, made of the framework's layers, without labels. */
    public static Predictor of(Layer model) {
        return of(ModelFile.of(model));
    }

    /** The names of the classes; empty if the model has none. */
    public List<String> labels() {
        return labels;
    }

    /**
     * Runs the model.
     *
     * @param batch as the model takes it: examples one after the other
     * @return what the model gives for it
     * @throws dev.gradus.core.OperationException if the model does not take such a tensor
     */
    public Tensor predict(Tensor batch) {
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            return model.apply(batch.detach()).detach().copy();
        }
    }

    /**
     * Runs the model on one example.
     *
     * @param example without the dimension of the batch
     * @return what the model gives for it, without that dimension
     */
    public Tensor predictOne(Tensor example) {
        return predict(example.unsqueeze(0)).squeeze(0);
    }

    /** Runs the model on one example that is a row of numbers. */
    public float[] predict(float... features) {
        return predictOne(Tensor.of(features)).toFloatArray();
    }

    /**
     * Tells for each example what class it is of.
     *
     * @param batch as the model takes it
     * @throws IllegalStateException if the model gives no row of scores for each example, or not as many as there are labels
     * @throws NonFiniteScoresException if the scores of an example say nothing of its class
     */
    public List<Classification> classify(Tensor batch) {
        Tensor scores = predict(batch);
        check(scores);
        double[] probabilities = probabilities(scores.to(DType.FLOAT64)).toDoubleArray();
        int classes = probabilities.length / Math.max(scores.size(0), 1);
        List<Classification> result = new ArrayList<>();
        for (int row = 0; row < scores.size(0); row++) {
            checkAreNumbers(scores, probabilities, row, classes);
            result.add(ranked(probabilities, row * classes, classes));
        }
        return result;
    }

    /** Tells what class an example is of, given without the dimension of the batch. */
    public Classification classifyOne(Tensor example) {
        return classify(example.unsqueeze(0)).get(0);
    }

    private void check(Tensor scores) {
        boolean isRows = scores.rank() == 2 && scores.dtype().isFloating();
        boolean fits = isRows
                && (labels.isEmpty() || scores.size(1) == labels.size() || (scores.size(1) == 1 && labels.size() == 2));
        if (!fits) {
            throw new IllegalStateException("The model gives %s of shape %s; classes need for each example a row of %s"
                    .formatted(
                            scores.dtype(),
                            scores.shape(),
                            labels.isEmpty() ? "scores" : labels.size() + " scores, one for each label"));
        }
        if (scores.size(1) > 1 && last() instanceof Sigmoid) {
            throw new IllegalStateException(
                    "The model ends in a Sigmoid with %d outputs, each a probability by itself; take predict"
                            .formatted(scores.size(1)));
        }
    }

    private static void checkAreNumbers(Tensor scores, double[] probabilities, int row, int classes) {
        for (int i = row * classes; i < (row + 1) * classes; i++) {
            if (Double.isNaN(probabilities[i])) {
                throw new NonFiniteScoresException(row, scores.select(0, row));
            }
        }
    }

    private Tensor probabilities(Tensor scores) {
        if (scores.size(1) == 1) {
            Tensor second = last() instanceof Sigmoid ? scores : scores.sigmoid();
            return Tensor.cat(List.of(second.neg().add(1), second), 1);
        }
        return last() instanceof Softmax ? scores : scores.softmax(1);
    }

    private Layer last() {
        Layer layer = model;
        while (layer instanceof Sequential sequential && sequential.size() > 0) {
            layer = sequential.get(-1);
        }
        return layer;
    }

    private Classification ranked(double[] probabilities, int from, int count) {
        IntFunction<ClassProbability> of = index -> new ClassProbability(
                labels.isEmpty() ? Integer.toString(index) : labels.get(index), index, probabilities[from + index]);
        return new Classification(IntStream.range(0, count)
                .mapToObj(of)
                .sorted(Comparator.comparingDouble(ClassProbability::probability)
                        .reversed())
                .toList());
    }
}
