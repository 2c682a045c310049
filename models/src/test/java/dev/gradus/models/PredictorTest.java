package dev.gradus.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.BatchNorm1d;
import dev.gradus.layers.BatchNorm2d;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Embedding;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.Identity;
import dev.gradus.layers.LSTM;
import dev.gradus.layers.MaxPool2d;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.layers.Softmax;
import dev.gradus.layers.TransformerEncoder;
import dev.gradus.layers.TransformerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PredictorTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 10;

    private static Layer scores() {
        return Sequential.of(scaled(new Dense(2, 3, false)));
    }

    /** A layer with the rows (0, 0), (ln 2, 0) and (0, ln 5). */
    private static Layer scaled(Dense dense) {
        dense.weight().detach().copyFrom(Tensor.from(new double[][] {{0, 0}, {Math.log(2), 0}, {0, Math.log(5)}}));
        return dense;
    }

    @Test
    void classesAreRankedWithTheirProbabilities() {
        Predictor predictor = Predictor.of(ModelFile.of(scores()).labels("ant", "bee", "cat"));

        Classification both = predictor.classifyOne(Tensor.of(1f, 1));

        assertThat(both.label()).isEqualTo("cat");
        assertThat(both.probability()).isCloseTo(5.0 / 8, within(1e-6));
        assertThat(both.best()).isEqualTo(both.ranked().get(0));
        assertThat(both.ranked()).extracting(ClassProbability::label).containsExactly("cat", "bee", "ant");
        assertThat(both.ranked()).extracting(ClassProbability::index).containsExactly(2, 1, 0);
        assertThat(both.top(2)).hasSize(2);
        assertThat(both.top(9)).hasSize(3);
        assertThat(predictor.classify(Tensor.from(new float[][] {{1, 0}, {0, 0}})))
                .extracting(Classification::label)
                .containsExactly("bee", "ant");
        assertThat(predictor.classify(Tensor.zeros(0, 2))).isEmpty();
        assertThat(predictor.labels()).containsExactly("ant", "bee", "cat");
    }

    @Test
    void theLastLayerTellsWhatTheOutputsAre() {
        Tensor x = Tensor.of(1f, 1);
        Classification ofScores = Predictor.of(scores()).classifyOne(x);

        Classification ofProbabilities =
                Predictor.of(Sequential.of(scores(), new Softmax(1))).classifyOne(x);
        assertThat(ofScores.label()).isEqualTo("2");
        assertThat(ofProbabilities.probability()).isCloseTo(ofScores.probability(), within(1e-6));

        Dense single = new Dense(2, 1, false);
        single.weight().detach().copyFrom(Tensor.from(new double[][] {{Math.log(3), 0}}));
        for (Layer model : List.of(single, Sequential.of(single, new Sigmoid()))) {
            Classification two =
                    Predictor.of(ModelFile.of(model).labels("no", "yes")).classifyOne(x);
            assertThat(two.label()).isEqualTo("yes");
            assertThat(two.probability()).isCloseTo(0.75, within(1e-6));
            assertThat(two.ranked().get(1).probability()).isCloseTo(0.25, within(1e-6));
        }
    }

    @Test
    void outputsThatAreNoClassesAreErrors() {
        assertThatThrownBy(() ->
                        Predictor.of(ModelFile.of(scores()).labels("a", "b")).classify(Tensor.zeros(4, 2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The model gives float32 of shape (4, 3); classes need for each example a row of 2 scores, one for each label");
        assertThatThrownBy(() -> Predictor.of(new Identity()).classify(Tensor.zeros(4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The model gives float32 of shape (4,); classes need for each example a row of scores");
        assertThatThrownBy(() ->
                        Predictor.of(Sequential.of(scores(), new Sigmoid())).classify(Tensor.zeros(4, 2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The model ends in a Sigmoid with 3 outputs, each a probability by itself; take predict");
        assertThatThrownBy(() -> Predictor.of(ModelFile.of(new LSTM(2, 3))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("LSTM has not one input and one output, as a Layer has; take model() and cast it");
    }

    @Test
    void nothingOutsideChangesIt(@TempDir Path folder) throws IOException {
        Sequential model = Sequential.of(new Dense(2, 3), new BatchNorm1d(3), new Dropout(0.5), new Dense(3, 2));
        Path file = folder.resolve("model");
        ModelFile.save(file, model);
        ModelFile loaded = ModelFile.load(file);
        Tensor x = Tensor.randn(new Generator(1), 4, 2);
        loaded.model().eval();
        float[] expected = loaded.layer().apply(x).toFloatArray();
        List<Predictor> predictors = List.of(Predictor.load(file), Predictor.of(loaded), Predictor.of(model));

        for (Layer outside : List.of(loaded.layer(), model)) {
            outside.train();
            outside.apply(x);
            outside.parameters().forEach(parameter -> parameter.detach().fill(7));
            outside.registerForwardHook((module, inputs, output) -> output.fill(9));
        }
        for (Predictor predictor : predictors) {
            Tensor result = predictor.predict(x);
            assertThat(result.requiresGrad()).isFalse();
            assertThat(result.toFloatArray()).isEqualTo(expected);
            result.fill(3);
            assertThat(predictor.predict(x).toFloatArray()).isEqualTo(expected);
        }
    }

    @Test
    void resultsShareNoMemoryWithInputs() {
        Tensor x = Tensor.zeros(1, 2);

        Predictor.of(new Identity()).predict(x).fill(1);

        assertThat(x.toFloatArray()).containsExactly(0, 0);
    }

    @Test
    void oneExampleNeedsNoBatch() {
        Predictor predictor = Predictor.of(scores());

        assertThat(predictor.predict(1, 1)).hasSize(3);
        assertThat(predictor.predictOne(Tensor.of(1f, 1)).toFloatArray())
                .isEqualTo(predictor.predict(1, 1))
                .isEqualTo(predictor.predict(Tensor.ones(1, 2)).toFloatArray());
    }

    static Stream<Layer> models() {
        return Stream.of(
                Sequential.of(
                        new Dense(64, 512), new ReLU(), new BatchNorm1d(512), new Dropout(0.5), new Dense(512, 9)),
                Sequential.of(
                        new Conv2d(1, 6, 3).samePadding(),
                        new BatchNorm2d(6),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Dense(6 * 4 * 4, 9)),
                Sequential.of(
                        new Embedding(50, 16).maxNorm(1),
                        new TransformerEncoder(
                                new TransformerOptions(16, 4).feedForward(32).batchFirst(true), 2, true),
                        new Flatten(),
                        new Dense(12 * 16, 9)));
    }

    private static Tensor input(Layer model, int seed) {
        Generator generator = new Generator(seed);
        int examples = 1 + seed % 33;
        return switch (((Sequential) model).get(0).typeName()) {
            case "Dense" -> Tensor.randn(generator, examples, 64);
            case "Conv2d" -> Tensor.randn(generator, examples, 1, 8, 8);
            default ->
                Tensor.of(IntStream.range(0, examples * 12)
                                .mapToLong(i -> generator.nextInt(50))
                                .toArray())
                        .reshape(examples, 12);
        };
    }

    @ParameterizedTest
    @MethodSource("models")
    void manyThreadsGetTheBitsThatOneGets(Layer model) throws Exception {
        Predictor predictor = Predictor.of(model);
        List<Tensor> inputs =
                IntStream.range(0, 48).mapToObj(seed -> input(model, seed)).toList();
        List<float[]> expected =
                inputs.stream().map(x -> predictor.predict(x).toFloatArray()).toList();

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Generator order = new Generator(thread);
                work.add(() -> {
                    int right = 0;
                    for (int round = 0; round < ROUNDS; round++) {
                        for (int place : order.permutation(inputs.size())) {
                            float[] actual =
                                    predictor.predict(inputs.get(place)).toFloatArray();
                            assertThat(actual).isEqualTo(expected.get(place));
                            right++;
                        }
                    }
                    return right;
                });
            }
            for (Future<Integer> result : threads.invokeAll(work)) {
                assertThat(result.get()).isEqualTo(ROUNDS * inputs.size());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anExampleWithScoresThatAreNoNumbersHasNoClass() {
        Predictor predictor = Predictor.of(new ReLU());
        Tensor batch = Tensor.of(new float[] {1, 2, Float.NaN, 1}, 2, 2);

        assertThatThrownBy(() -> predictor.classify(batch))
                .isInstanceOfSatisfying(NonFiniteScoresException.class, e -> assertThat(e.example())
                        .isEqualTo(1))
                .hasMessage(
                        "Example 1 of the batch (counted from 0) has no class, since the model gives it the scores [NaN, 1.0]; expected values like those that it was trained on");
    }
}
