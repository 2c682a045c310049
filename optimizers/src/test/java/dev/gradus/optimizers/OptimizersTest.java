package dev.gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every optimizer. */
class OptimizersTest {
    private static final double RATE = 0.05;

    static Stream<OptimizerCase> optimizers() {
        return Stream.of(
                OptimizerCase.of("SGD", all -> new SGD(all, RATE), (t, x, g, m) -> x - RATE * g),
                OptimizerCase.of(
                        "SGD, maximize", all -> new SGD(all, RATE).maximize(true), (t, x, g, m) -> x + RATE * g),
                OptimizerCase.of(
                        "SGD, weight decay",
                        all -> new SGD(all, RATE).weightDecay(0.1),
                        (t, x, g, m) -> x - RATE * (g + 0.1 * x)),
                OptimizerCase.of(
                        "SGD, maximize, weight decay",
                        all -> new SGD(all, RATE).maximize(true).weightDecay(0.1),
                        (t, x, g, m) -> x - RATE * (-g + 0.1 * x)),
                OptimizerCase.of("SGD, momentum", all -> new SGD(all, RATE).momentum(0.9), (t, x, g, m) -> {
                    m[0] = 0.9 * m[0] + g;
                    return x - RATE * m[0];
                }),
                OptimizerCase.of(
                        "SGD, dampening",
                        all -> new SGD(all, RATE).momentum(0.9).dampening(0.3),
                        (t, x, g, m) -> {
                            m[0] = t == 1 ? g : 0.9 * m[0] + 0.7 * g;
                            return x - RATE * m[0];
                        }),
                OptimizerCase.of(
                        "SGD, Nesterov",
                        all -> new SGD(all, RATE).momentum(0.9).nesterov(true).weightDecay(0.1),
                        (t, x, g, m) -> {
                            double decayed = g + 0.1 * x;
                            m[0] = 0.9 * m[0] + decayed;
                            return x - RATE * (decayed + 0.9 * m[0]);
                        }),
                OptimizerCase.of("Adam", all -> new Adam(all, RATE), (t, x, g, m) -> adam(t, x, g, m, false)),
                OptimizerCase.of(
                        "Adam, weight decay",
                        all -> new Adam(all, RATE).weightDecay(0.1),
                        (t, x, g, m) -> adam(t, x, g + 0.1 * x, m, false)),
                OptimizerCase.of(
                        "Adam, maximize",
                        all -> new Adam(all, RATE).maximize(true),
                        (t, x, g, m) -> adam(t, x, -g, m, false)),
                OptimizerCase.of(
                        "Adam, AMSGrad",
                        all -> new Adam(all, RATE).amsgrad(true),
                        (t, x, g, m) -> adam(t, x, g, m, true)),
                OptimizerCase.of(
                        "AdamW",
                        all -> new AdamW(all, RATE),
                        (t, x, g, m) -> adam(t, x * (1 - RATE * 0.01), g, m, false)),
                OptimizerCase.of(
                        "AdamW, weight decay, AMSGrad, maximize",
                        all -> new AdamW(all, RATE)
                                .weightDecay(0.3)
                                .amsgrad(true)
                                .maximize(true),
                        (t, x, g, m) -> adam(t, x * (1 - RATE * 0.3), -g, m, true)));
    }

    private static double adam(int t, double x, double g, double[] memory, boolean amsgrad) {
        memory[0] = 0.9 * memory[0] + 0.1 * g;
        memory[1] = 0.999 * memory[1] + 0.001 * g * g;
        memory[2] = Math.max(memory[2], memory[1]);
        double mean = memory[0] / (1 - Math.pow(0.9, t));
        double square = (amsgrad ? memory[2] : memory[1]) / (1 - Math.pow(0.999, t));
        return x - RATE * mean / (Math.sqrt(square) + 1e-8);
    }

    /** A matrix, a vector, a scalar and nothing at all. */
    private static List<Parameter> parameters(DType dtype) {
        Generator generator = new Generator(1);
        return Stream.of(new int[] {2, 3}, new int[] {5}, new int[] {}, new int[] {0})
                .map(sizes -> new Parameter(Tensor.normal(generator, 0, 1, dtype, sizes)))
                .toList();
    }

    /** Gradients that shrink, so that the largest square of AMSGrad is not the last one. */
    private static Tensor gradient(int step, int parameter, Tensor like) {
        return Tensor.normal(
                        new Generator(100L * step + parameter),
                        0,
                        1,
                        like.dtype(),
                        like.shape().toArray())
                .div(step);
    }

    private static void step(Optimizer optimizer, List<Parameter> parameters, int step) {
        optimizer.zeroGrad();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            parameter.mul(gradient(step, i, parameter)).sum().backward();
        }
        optimizer.step();
    }

    private static List<double[]> values(List<Parameter> parameters) {
        return parameters.stream().map(Tensor::toDoubleArray).toList();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void sixStepsAgreeWithTheFormula(OptimizerCase optimizerCase) {
        List<Parameter> parameters = parameters(DType.FLOAT64);
        List<double[]> expected = values(parameters);
        List<OptimizerCase.Rule> rules = new ArrayList<>();
        parameters.forEach(parameter -> rules.add(optimizerCase.rule().get()));
        Optimizer optimizer = optimizerCase.make().apply(parameters);

        for (int step = 1; step <= 6; step++) {
            step(optimizer, parameters, step);
            for (int i = 0; i < parameters.size(); i++) {
                rules.get(i)
                        .step(
                                expected.get(i),
                                gradient(step, i, parameters.get(i)).toDoubleArray());
                assertThat(parameters.get(i).toDoubleArray()).containsExactly(expected.get(i), within(1e-13));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aLoadedStateGoesOnBitForBit(OptimizerCase optimizerCase) {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            List<Parameter> parameters = parameters(dtype);
            Optimizer optimizer = optimizerCase.make().apply(parameters);
            for (int step = 1; step <= 3; step++) {
                step(optimizer, parameters, step);
            }
            optimizer.setLearningRate(0.02);
            List<Parameter> copies = parameters.stream().map(Parameter::new).toList();
            OptimizerState state = optimizer.stateDict();
            Optimizer other = optimizerCase.make().apply(copies);

            for (int step = 4; step <= 6; step++) {
                step(optimizer, parameters, step);
            }
            other.loadStateDict(state);
            for (int step = 4; step <= 6; step++) {
                step(other, copies, step);
            }

            assertThat(other.learningRate()).isEqualTo(0.02);
            assertThat(values(copies)).usingRecursiveComparison().isEqualTo(values(parameters));
            assertThat(other.stateDict().numbers())
                    .isEqualTo(optimizer.stateDict().numbers());
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void stateHasTheTypeOfItsParameter(OptimizerCase optimizerCase) {
        List<Parameter> parameters = parameters(DType.FLOAT32);
        Optimizer optimizer = optimizerCase.make().apply(parameters);
        step(optimizer, parameters, 1);
        assertThat(optimizer.stateDict().tensors().values())
                .allSatisfy(tensor -> assertThat(tensor.dtype()).isEqualTo(DType.FLOAT32));

        parameters.forEach(parameter -> parameter.convertTo(DType.FLOAT64));
        step(optimizer, parameters, 2);
        assertThat(optimizer.stateDict().tensors().values())
                .allSatisfy(tensor -> assertThat(tensor.dtype()).isEqualTo(DType.FLOAT64));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void whatIsFrozenOrHasNoGradientStaysAsItIs(OptimizerCase optimizerCase) {
        Parameter learning = new Parameter(Tensor.of(1.0));
        Parameter frozen = new Parameter(Tensor.of(1.0));
        Parameter unused = new Parameter(Tensor.of(1.0));
        Optimizer optimizer = optimizerCase.make().apply(List.of(frozen, unused, learning));
        learning.add(frozen).sum().backward();
        frozen.requiresGrad(false);

        optimizer.step();

        assertThat(frozen.item()).isEqualTo(1);
        assertThat(unused.item()).isEqualTo(1);
        assertThat(learning.item()).isNotEqualTo(1);
        assertThat(optimizer.stateDict().tensors().keySet()).allMatch(name -> name.startsWith("2."));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void gradientsAreReadAndForgottenButNotChanged(OptimizerCase optimizerCase) {
        Parameter parameter = new Parameter(Tensor.of(1.0, 2.0));
        Optimizer optimizer = optimizerCase.make().apply(List.of(parameter));
        parameter.square().sum().backward();
        optimizer.step();
        Tensor gradient = parameter.grad();

        optimizer.step();
        assertThat(gradient.toDoubleArray()).containsExactly(2, 4);
        optimizer.zeroGrad();
        assertThat(parameter.hasGrad()).isFalse();
        assertThat(parameter.isLeaf()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aLearningRateOfZeroChangesNothing(OptimizerCase optimizerCase) {
        List<Parameter> parameters = parameters(DType.FLOAT32);
        List<double[]> before = values(parameters);
        Optimizer optimizer = optimizerCase.make().apply(parameters);
        optimizer.setLearningRate(0);
        step(optimizer, parameters, 1);

        assertThat(values(parameters)).usingRecursiveComparison().isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aParabolaIsWalkedDownOrUp(OptimizerCase optimizerCase) {
        Parameter parameter = new Parameter(Tensor.of(2.0));
        Optimizer optimizer = optimizerCase.make().apply(List.of(parameter));
        for (int i = 0; i < 20; i++) {
            optimizer.zeroGrad();
            parameter.square().sum().backward();
            optimizer.step();
        }

        boolean climbs = optimizerCase.name().contains("maximize");
        assertThat(Math.abs(parameter.item()) > 2).isEqualTo(climbs);
    }
}
