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
        return Stream.concat(basic(), adaptive());
    }

    private static Stream<OptimizerCase> basic() {
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

    /** Methods that divide by the size of gradients, or take only their sign. */
    private static Stream<OptimizerCase> adaptive() {
        return Stream.of(
                OptimizerCase.of("RMSprop", all -> new RMSprop(all, RATE), (t, x, g, m) -> {
                    m[0] = 0.99 * m[0] + 0.01 * g * g;
                    return x - RATE * g / (Math.sqrt(m[0]) + 1e-8);
                }),
                OptimizerCase.of(
                        "RMSprop, centred, momentum, weight decay, maximize",
                        all -> new RMSprop(all, RATE)
                                .alpha(0.8)
                                .eps(1e-3)
                                .centered(true)
                                .momentum(0.7)
                                .weightDecay(0.1)
                                .maximize(true),
                        (t, x, g, m) -> {
                            double d = 0.1 * x - g;
                            m[0] = 0.8 * m[0] + 0.2 * d * d;
                            m[1] = 0.8 * m[1] + 0.2 * d;
                            m[2] = 0.7 * m[2] + d / (Math.sqrt(m[0] - m[1] * m[1]) + 1e-3);
                            return x - RATE * m[2];
                        }),
                OptimizerCase.of("Adagrad", all -> new Adagrad(all, RATE), (t, x, g, m) -> {
                    m[0] += g * g;
                    return x - RATE * g / (Math.sqrt(m[0]) + 1e-10);
                }),
                OptimizerCase.of(
                        "Adagrad, decays and start",
                        all -> new Adagrad(all, RATE)
                                .learningRateDecay(0.2)
                                .initialAccumulatorValue(0.3)
                                .eps(1e-3)
                                .weightDecay(0.1),
                        (t, x, g, m) -> {
                            double d = g + 0.1 * x;
                            m[0] = (t == 1 ? 0.3 : m[0]) + d * d;
                            return x - RATE / (1 + 0.2 * (t - 1)) * d / (Math.sqrt(m[0]) + 1e-3);
                        }),
                OptimizerCase.of(
                        "Adadelta", all -> new Adadelta(all, RATE).rho(0.8).eps(1e-5), (t, x, g, m) -> {
                            m[0] = 0.8 * m[0] + 0.2 * g * g;
                            double step = Math.sqrt(m[1] + 1e-5) / Math.sqrt(m[0] + 1e-5) * g;
                            m[1] = 0.8 * m[1] + 0.2 * step * step;
                            return x - RATE * step;
                        }),
                OptimizerCase.of("Adamax", all -> new Adamax(all, RATE).betas(0.9, 0.8), (t, x, g, m) -> {
                    m[0] = 0.9 * m[0] + 0.1 * g;
                    m[1] = Math.max(0.8 * m[1], Math.abs(g) + 1e-8);
                    return x - RATE / (1 - Math.pow(0.9, t)) * m[0] / m[1];
                }),
                OptimizerCase.of(
                        "NAdam",
                        all -> new NAdam(all, RATE).momentumDecay(0.3).weightDecay(0.1),
                        (t, x, g, m) -> nadam(t, x, g + 0.1 * x, m)),
                OptimizerCase.of(
                        "NAdam, decoupled, maximize",
                        all -> new NAdam(all, RATE)
                                .momentumDecay(0.3)
                                .weightDecay(0.1)
                                .decoupledWeightDecay(true)
                                .maximize(true),
                        (t, x, g, m) -> nadam(t, x * (1 - RATE * 0.1), -g, m)),
                OptimizerCase.of("RAdam", all -> new RAdam(all, RATE).betas(0.9, 0.95), (t, x, g, m) -> {
                    m[0] = 0.9 * m[0] + 0.1 * g;
                    m[1] = 0.95 * m[1] + 0.05 * g * g;
                    double mean = m[0] / (1 - Math.pow(0.9, t));
                    double root = Math.sqrt(1 - Math.pow(0.95, t)) / (Math.sqrt(m[1]) + 1e-8);
                    double rho = 39 - 2 * t * Math.pow(0.95, t) / (1 - Math.pow(0.95, t));
                    double rectified = Math.sqrt((rho - 4) * (rho - 2) * 39 / (35 * 37 * rho)) * root;
                    return x - RATE * mean * (t < 6 ? 1 : rectified);
                }),
                OptimizerCase.of("Lion", all -> new Lion(all, RATE).weightDecay(0.1), (t, x, g, m) -> {
                    double step = Math.signum(0.9 * m[0] + 0.1 * g) + 0.1 * x;
                    m[0] = 0.99 * m[0] + 0.01 * g;
                    return x - RATE * step;
                }),
                // The least step is 0, so that a learning rate of 0 is none at all.
                OptimizerCase.of("Rprop", all -> new Rprop(all, RATE).stepSizes(0, 0.06), (t, x, g, m) -> {
                    double agreement = Math.signum(g * m[0]);
                    double factor = agreement > 0 ? 1.2 : agreement < 0 ? 0.5 : 1;
                    m[1] = Math.min(0.06, (t == 1 ? RATE : m[1]) * factor);
                    m[0] = agreement < 0 ? 0 : g;
                    return x - m[1] * Math.signum(m[0]);
                }));
    }

    private static double nadam(int t, double x, double g, double[] memory) {
        double mu = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.3 * t));
        double next = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.3 * (t + 1)));
        memory[0] = 0.9 * memory[0] + 0.1 * g;
        memory[1] = 0.999 * memory[1] + 0.001 * g * g;
        memory[2] = (t == 1 ? 1 : memory[2]) * mu;
        double ahead = (1 - mu) * g / (1 - memory[2]) + next * memory[0] / (1 - memory[2] * mu * next);
        return x - RATE * ahead / (Math.sqrt(memory[1] / (1 - Math.pow(0.999, t))) + 1e-8);
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
