package dev.gradus.visualization.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.BatchNorm1d;
import dev.gradus.layers.Conv1d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ELU;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.GELU;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Residual;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.layers.Softmax;
import dev.gradus.layers.Tanh;
import dev.gradus.losses.BCELoss;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.HalfSquaredError;
import dev.gradus.losses.HuberLoss;
import dev.gradus.losses.L1Loss;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.Reduction;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.AdamW;
import dev.gradus.optimizers.LBFGS;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.RMSprop;
import dev.gradus.optimizers.SGD;
import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.PlainNotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every equation of an explanation is calculated anew from the numbers that it shows: all its sides must be the same. */
class DerivationTest {
    private static final Tensor INPUTS = Tensor.from(new double[][] {{0.5, -1.2}, {1.5, 0.3}, {-0.7, 0.9}});
    private static final Tensor TARGETS = Tensor.from(new double[][] {{0.2, 0.9}, {1, 0}, {0.4, 0.6}});
    private static final Tensor CLASSES = Tensor.from(new long[] {0, 1, 1});

    private static Layer network(Layer... layers) {
        Sequential result = Sequential.of(layers);
        result.to(DType.FLOAT64);
        return result;
    }

    private static Dense dense(int in, int out) {
        return new Dense(
                in,
                out,
                new dev.gradus.core.init.FanInUniform(),
                new dev.gradus.core.init.FanInUniform(in),
                new Generator(in * 10L + out));
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(network(dense(2, 3), new Sigmoid(), dense(3, 2), new Sigmoid()), new HalfSquaredError()),
                Arguments.of(network(dense(2, 3), new Tanh(), dense(3, 2)), new MSELoss()),
                Arguments.of(network(dense(2, 3), new ReLU(), dense(3, 2)), new L1Loss()),
                Arguments.of(network(dense(2, 3), new GELU(), dense(3, 2)), new HuberLoss()),
                Arguments.of(network(dense(2, 3), new ELU(), dense(3, 2)), new BCEWithLogitsLoss()),
                Arguments.of(network(dense(2, 3), new Tanh(), dense(3, 2), new Sigmoid()), new BCELoss()),
                Arguments.of(network(dense(2, 3), new Tanh(), dense(3, 2), new Softmax(1)), new MSELoss()),
                Arguments.of(
                        network(dense(2, 3), new Tanh(), dense(3, 2)), new MSELoss().reduction(Reduction.BATCH_MEAN)),
                Arguments.of(network(new Residual(network(dense(2, 2), new Tanh())), dense(2, 2)), new MSELoss()),
                Arguments.of(network(dense(2, 3), new BatchNorm1d(3), new Tanh(), dense(3, 2)), new MSELoss()),
                Arguments.of(network(dense(2, 3), new Tanh(), dense(3, 2)), new CrossEntropyLoss()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void ofEachNetworkAndLoss(Layer model, Loss loss) {
        Tensor targets = loss instanceof CrossEntropyLoss ? CLASSES : TARGETS;
        Explanation explanation = Backpropagation.explain(model, loss, INPUTS, targets);

        assertThat(check(explanation)).isGreaterThan(40);
        assertThat(explanation.loss())
                .isEqualTo(loss.apply(model.apply(INPUTS), targets).item(), within(1e-12));
        assertThat(explanation.parameters()).allSatisfy(figures -> {
            assertThat(figures.largestDifference()).isLessThan(1e-8);
            assertThat(figures.after().toDoubleArray())
                    .isEqualTo(figures.before().toDoubleArray());
            assertThat(figures.gradient().toDoubleArray())
                    .isEqualTo(
                            model.namedParameters().get(figures.name()).grad().toDoubleArray());
        });
    }

    static Stream<Function<List<Parameter>, Optimizer>> optimizers() {
        return Stream.of(
                parameters -> new SGD(parameters, 0.1),
                parameters -> new SGD(parameters, 0.1).weightDecay(0.02),
                parameters -> new SGD(parameters, 0.1).maximize(true),
                parameters ->
                        new SGD(parameters, 0.1).momentum(0.9).dampening(0.3).weightDecay(0.02),
                parameters -> new SGD(parameters, 0.1).momentum(0.9).nesterov(true),
                parameters -> new Adam(parameters, 0.1).weightDecay(0.02),
                parameters -> new Adam(parameters, 0.1).amsgrad(true).maximize(true),
                parameters -> new AdamW(parameters, 0.1),
                parameters -> new RMSprop(parameters, 0.1),
                parameters -> new LBFGS(parameters, 0.5));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void ofEachOptimizerInItsFirstAndThirdStep(Function<List<Parameter>, Optimizer> maker) {
        Layer model = network(dense(2, 2), new Tanh(), dense(2, 2));
        Optimizer optimizer = maker.apply(model.parameters());
        for (int step = 0; step < 3; step++) {
            Explanation explanation = Backpropagation.explain(model, new MSELoss(), optimizer, INPUTS, TARGETS);

            assertThat(check(explanation)).isGreaterThan(60);
            boolean hasArrived = step > 0 && optimizer instanceof LBFGS;
            assertThat(explanation.parameters()).allSatisfy(figures -> {
                Parameter parameter = model.namedParameters().get(figures.name());
                assertThat(figures.after().toDoubleArray()).isEqualTo(parameter.toDoubleArray());
                if (!hasArrived) {
                    assertThat(figures.after().toDoubleArray())
                            .isNotEqualTo(figures.before().toDoubleArray());
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theStepIsTheOneThatTrainingTakes(Function<List<Parameter>, Optimizer> maker) {
        Layer explained = network(dense(2, 2), new Tanh(), dense(2, 2));
        Layer trained = network(dense(2, 2), new Tanh(), dense(2, 2));
        Optimizer first = maker.apply(explained.parameters());
        Optimizer second = maker.apply(trained.parameters());
        for (int step = 0; step < 3; step++) {
            Backpropagation.explain(explained, new MSELoss(), first, INPUTS, TARGETS);
            second.step(() -> new MSELoss().apply(trained.apply(INPUTS), TARGETS));
        }

        assertThat(explained.stateDict().get("0.weight").toDoubleArray())
                .isEqualTo(trained.stateDict().get("0.weight").toDoubleArray());
    }

    @Test
    void ofALayerThatIsUsedTwice() {
        Dense shared = dense(2, 2);
        Layer model = new Layer() {
            private final Dense layer = child("layer", shared);

            @Override
            public Tensor forward(Tensor x) {
                return layer.apply(layer.apply(x).tanh());
            }
        };
        model.to(DType.FLOAT64);

        assertThat(check(Backpropagation.explain(model, new MSELoss(), INPUTS, TARGETS)))
                .isGreaterThan(40);
    }

    @Test
    void ofWeightsThatAreUsedByTheLossToo() {
        Dense model = dense(2, 2);
        model.to(DType.FLOAT64);
        Map<String, Tensor> parameters = new LinkedHashMap<>(model.namedParameters());

        Explanation explanation = Backpropagation.explain(
                () -> model.apply(INPUTS)
                        .sub(TARGETS)
                        .square()
                        .sum()
                        .add(parameters.get("weight").square().sum()),
                parameters);

        assertThat(check(explanation)).isGreaterThan(20);
    }

    static Stream<Layer> others() {
        return Stream.of(network(new Conv1d(1, 2, 2), new Tanh(), new Flatten(), dense(2, 2)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void ofOtherLayersOperationByOperation(Layer model) {
        Explanation explanation = Backpropagation.explain(model, new MSELoss(), INPUTS.reshape(3, 1, 2), TARGETS);

        assertThat(check(explanation)).isGreaterThan(20);
        assertThat(explanation.toText()).contains("= conv1d(x, 0.weight, 0.bias)");
    }

    /** Checks all equations. @return how many sides were numbers */
    private static int check(Explanation explanation) {
        int[] checked = {0};
        equations(explanation).forEach(equation -> {
            List<Double> sides = new ArrayList<>();
            equation.steps().forEach(step -> {
                OptionalDouble value = Evaluation.of(step.right());
                value.ifPresent(sides::add);
            });
            if (isShortened(equation)) {
                return;
            }
            sides.forEach(side -> assertThat(side)
                    .as(String.join(" ", new PlainNotation(new Digits(17, false)).of(equation)))
                    .isCloseTo(sides.get(sides.size() - 1), within(1e-9)));
            checked[0] += sides.size();
        });
        return checked[0];
    }

    private static boolean isShortened(Equation equation) {
        return equation.toString().contains("…");
    }

    private static Stream<Equation> equations(Explanation explanation) {
        return explanation.document().sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Equations.class::isInstance)
                .flatMap(block -> ((Block.Equations) block).equations().stream());
    }
}
