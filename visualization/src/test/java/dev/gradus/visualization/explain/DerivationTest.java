package dev.gradus.visualization.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.AvgPool1d;
import dev.gradus.layers.BatchNorm1d;
import dev.gradus.layers.Conv1d;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ELU;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.GELU;
import dev.gradus.layers.GroupNorm;
import dev.gradus.layers.LayerNorm;
import dev.gradus.layers.LogSoftmax;
import dev.gradus.layers.MaxPool1d;
import dev.gradus.layers.MaxPool2d;
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
import dev.gradus.optimizers.Adamax;
import dev.gradus.optimizers.LBFGS;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.RMSprop;
import dev.gradus.optimizers.SGD;
import dev.gradus.visualization.explain.document.Block;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.document.Span;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.PlainNotation;
import dev.gradus.visualization.explain.formula.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private static final Set<String> PASSES = Set.of("forward", "backward");

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
                parameters -> new RMSprop(parameters, 0.1)
                        .momentum(0.9)
                        .centered(true)
                        .weightDecay(0.02),
                parameters -> new Adamax(parameters, 0.1),
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

    static Stream<Arguments> others() {
        Layer evaluated = network(new Conv1d(1, 2, 2), new BatchNorm1d(2), new Flatten(), dense(6, 2));
        evaluated.eval();
        return Stream.of(
                Arguments.of(network(new Conv1d(1, 2, 2), new Tanh(), new Flatten(), dense(6, 2)), "conv1d"),
                Arguments.of(
                        network(new Conv1d(1, 2, 2).stride(2).padding(1).dilation(2), new Flatten(), dense(4, 2)),
                        "conv1d"),
                Arguments.of(
                        network(new Conv1d(1, 2, 2), new MaxPool1d(2).stride(1), new Flatten(), dense(4, 2)),
                        "maxPool1d"),
                Arguments.of(
                        network(new Conv1d(1, 2, 2), new AvgPool1d(2).stride(1), new Flatten(), dense(4, 2)),
                        "avgPool1d"),
                Arguments.of(network(new Conv1d(1, 2, 2), new BatchNorm1d(2), new Flatten(), dense(6, 2)), "batchNorm"),
                Arguments.of(evaluated, "batchNorm"),
                Arguments.of(
                        network(new Conv1d(1, 2, 2), new GroupNorm(2, 2), new Flatten(), dense(6, 2)), "groupNorm"),
                Arguments.of(network(new Conv1d(1, 2, 2), new LayerNorm(3), new Flatten(), dense(6, 2)), "layerNorm"),
                Arguments.of(
                        network(new Conv1d(1, 2, 2), new Flatten(), dense(6, 2), new LogSoftmax(1)), "logSoftmax"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void ofOtherLayersElementByElement(Layer model, String operation) {
        Tensor inputs = Tensor.randn(new Generator(3), 2, 1, 4).to(DType.FLOAT64);
        Explanation explanation = Backpropagation.explain(model, new MSELoss(), inputs, TARGETS.narrow(0, 0, 2));

        assertThat(check(explanation, inputs)).isGreaterThan(60);
        assertThat(explanation.toText()).doesNotContain(operation + "(");
    }

    @Test
    void ofImages() {
        Layer model = network(
                new Conv2d(2, 2, new int[] {2, 1}, 2, false), new MaxPool2d(2).stride(1), new Flatten(), dense(4, 2));
        Tensor inputs = Tensor.randn(new Generator(5), 1, 2, 3, 3).to(DType.FLOAT64);
        Explanation explanation = Backpropagation.explain(model, new MSELoss(), inputs, TARGETS.narrow(0, 0, 1));

        assertThat(check(explanation, inputs)).isGreaterThan(60);
        assertThat(explanation.toText()).doesNotContain("conv2d(", "maxPool2d(");
    }

    static Stream<CrossEntropyLoss> crossEntropies() {
        return Stream.of(
                new CrossEntropyLoss(),
                new CrossEntropyLoss().reduction(Reduction.SUM),
                new CrossEntropyLoss().weight(Tensor.from(new double[] {0.5, 3})),
                new CrossEntropyLoss().ignoreIndex(0),
                new CrossEntropyLoss().labelSmoothing(0.2),
                new CrossEntropyLoss()
                        .labelSmoothing(0.2)
                        .weight(Tensor.from(new double[] {0.5, 3}))
                        .ignoreIndex(0));
    }

    @ParameterizedTest
    @MethodSource("crossEntropies")
    void ofEachKindOfCrossEntropy(CrossEntropyLoss loss) {
        Explanation explanation = Backpropagation.explain(network(dense(2, 2)), loss, INPUTS, CLASSES);

        assertThat(check(explanation)).isGreaterThan(40);
        assertThat(explanation.toText()).contains("exp(z").doesNotContain("crossEntropy(", "logSoftmax(", "gather(");
    }

    static Stream<Arguments> functions() {
        Tensor mask = Tensor.from(new double[][] {{1, 0, 2}, {0, 1, 1}});
        return Stream.of(
                function("matmul", (a, b) -> a.matmul(b).square()),
                function("matmul", (a, b) -> a.reshape(2, 1, 3).matmul(b)),
                function("matmul", (a, b) -> a.narrow(0, 1, 1).reshape(3).matmul(b)),
                function("max", (a, b) -> a.max(1).mul(2)),
                function("max", (a, b) -> a.mul(0).max(0, true).mul(b.narrow(1, 0, 1))),
                function("min", (a, b) -> b.min(0).exp()),
                function("sum", (a, b) -> a.sum(0).mul(b.narrow(1, 0, 1).reshape(3))),
                function("mean", (a, b) -> a.mean(1, true).mul(a)),
                function("softmax", (a, b) -> a.softmax(0).mul(mask)),
                function("logSumExp", (a, b) -> b.logSumExp(1).square()),
                function(
                        "broadcastTo",
                        (a, b) -> a.narrow(0, 0, 1).broadcastTo(2, 3).mul(mask)),
                function("permute", (a, b) -> a.transpose(0, 1).mul(b)),
                function("cat", (a, b) -> Tensor.cat(List.of(a.transpose(0, 1), b), 1)
                        .square()),
                function("cumsum", (a, b) -> a.cumsum(1).square()),
                function("pow", (a, b) -> a.square().add(1).pow(3)),
                function(
                        "div", (a, b) -> a.div(b.square().add(1).narrow(0, 0, 1).sum())));
    }

    private static Arguments function(String operation, BinaryOperator<Tensor> function) {
        return Arguments.of(operation, function);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void ofFunctionsElementByElement(String operation, BinaryOperator<Tensor> function) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put(
                "A",
                Tensor.from(new double[][] {{0.5, -1, 2}, {1.5, 0.25, -0.75}}).requiresGrad(true));
        inputs.put(
                "B",
                Tensor.from(new double[][] {{1, 0.5}, {-2, 0.75}, {0.25, 1.25}}).requiresGrad(true));
        Explanation explanation = Backpropagation.explain(
                () -> function.apply(inputs.get("A"), inputs.get("B")).sum(), inputs);

        assertThat(check(explanation)).isGreaterThan(20);
        assertThat(explanation.toText()).doesNotContain(operation + "(u₁)", operation + "(A)", operation + "(A, B)");
        assertThat(explanation.parameters())
                .allSatisfy(figures -> assertThat(figures.largestDifference()).isLessThan(1e-7));
    }

    /** Checks all equations, with the letters in them and with the numbers. @return how many sides had a value */
    private static int check(Explanation explanation) {
        return check(explanation, INPUTS);
    }

    private static int check(Explanation explanation, Tensor inputs) {
        Evaluation evaluation = new Evaluation(known(explanation, inputs));
        int[] checked = {0};
        equations(explanation, section -> true).forEach(equation -> {
            if (isShortened(equation)) {
                return;
            }
            List<Double> sides = new ArrayList<>();
            equation.steps().stream()
                    .filter(step -> step.relation() == Relation.EQUAL)
                    .forEach(step -> evaluation.of(step.right()).ifPresent(sides::add));
            sides.forEach(side -> assertThat(side)
                    .as(String.join(" ", new PlainNotation(new Digits(17, false)).of(equation)))
                    .isCloseTo(sides.get(sides.size() - 1), within(1e-9)));
            checked[0] += sides.size();
        });
        return checked[0];
    }

    /** What every letter of the two passes stands for: by its own equation, or by the table of parameters. */
    private static Map<Formula, Double> known(Explanation explanation, Tensor inputs) {
        Map<Formula, Double> known = new HashMap<>();
        for (int place = 0; place < inputs.elements(); place++) {
            int[] index = inputs.shape().unravel(place);
            String sub = IntStream.range(1, index.length)
                    .mapToObj(i -> Integer.toString(index[i] + 1))
                    .collect(Collectors.joining(index.length == 2 ? "" : ","));
            String sample = inputs.size(0) > 1 ? "[" + (index[0] + 1) + "]" : "";
            known.put(new Formula.Symbol("x", sub, sample), inputs.get(index));
        }
        explanation.document().sections().stream()
                .filter(section -> section.id().equals("gradients"))
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Grid.class::isInstance)
                .flatMap(grid -> ((Block.Grid) grid).rows().stream())
                .forEach(row -> known.put(
                        ((Span.Typeset) row.get(0)).formula(),
                        ((Formula.Constant) ((Span.Typeset) row.get(1)).formula()).value()));
        equations(explanation, section -> PASSES.contains(section.id())).forEach(equation -> {
            Formula result = equation.steps().get(equation.steps().size() - 1).right();
            double value = ((Formula.Constant) result).value();
            assertThat(known.getOrDefault(equation.left(), value))
                    .as("one value of %s", equation.left())
                    .isEqualTo(value);
            known.put(equation.left(), value);
            equation.steps().stream()
                    .filter(step -> step.right() instanceof Formula.Derivative)
                    .forEach(step -> known.put(step.right(), value));
        });
        return known;
    }

    private static boolean isShortened(Equation equation) {
        return equation.toString().contains("…");
    }

    private static Stream<Equation> equations(Explanation explanation, Predicate<Section> which) {
        return explanation.document().sections().stream()
                .filter(which)
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Equations.class::isInstance)
                .flatMap(block -> ((Block.Equations) block).equations().stream());
    }
}
