package dev.gradus.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import dev.gradus.optimizers.ParameterState;
import dev.gradus.optimizers.ParameterwiseOptimizer;
import dev.gradus.optimizers.SGD;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Right optimizers pass; each wrong one fails, with words that tell what is wrong. */
class OptimizerCheckTest {
    private static final double RATE = 0.05;

    private static void assertFails(Function<List<Parameter>, ? extends Optimizer> maker, String... words) {
        assertThatThrownBy(() -> OptimizerCheck.of(maker).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    /** What one step does with one parameter. */
    private interface Rule {
        void update(Parameter parameter, Tensor gradient, ParameterState state, double rate);
    }

    /** Gradient descent by a rule of the test's choice. */
    private static final class Descent extends ParameterwiseOptimizer<Descent> {
        private final Rule rule;

        Descent(List<Parameter> parameters, Rule rule) {
            super(parameters, RATE);
            this.rule = rule;
        }

        Descent(ParameterGroup[] groups, Rule rule) {
            super(groups);
            this.rule = rule;
        }

        @Override
        protected void update(Parameter parameter, Tensor gradient, ParameterState state, double learningRate) {
            rule.update(parameter, gradient, state, learningRate);
        }
    }

    /** What one step does with one parameter, gradient or not. */
    private interface Move {
        void move(Parameter parameter, double rate);
    }

    /** An optimizer that looks after everything itself. */
    private static final class Stepping extends Optimizer {
        private final Move move;

        Stepping(List<Parameter> parameters, Move move) {
            super(List.of(new ParameterGroup(parameters, RATE)));
            this.move = move;
        }

        @Override
        public void step() {
            try (Autograd.Scope ignored = Autograd.noGrad()) {
                groups().get(0).parameters().forEach(parameter -> move.move(parameter, learningRate()));
            }
        }
    }

    private static void descend(Parameter parameter, Tensor gradient, ParameterState state, double rate) {
        parameter.addInPlace(gradient, -rate);
    }

    @Test
    void rightOptimizersPass() {
        OptimizerCheck.of(parameters -> new SGD(parameters, 0.1))
                .groups(SGD::new)
                .check();
        OptimizerCheck.of(parameters -> new SGD(parameters, 0.01).momentum(0.9).nesterov(true))
                .check();
        OptimizerCheck.of(parameters -> new Adam(parameters, 0.1))
                .groups(Adam::new)
                .check();
        OptimizerCheck.of(parameters -> new Adam(parameters, 0.001))
                .reducing(2000, 0.2)
                .check();
        OptimizerCheck.of(parameters -> new Descent(parameters, OptimizerCheckTest::descend))
                .groups(groups -> new Descent(groups, OptimizerCheckTest::descend))
                .check();
    }

    @Test
    void theWrongDirection() {
        assertFails(
                parameters -> new Descent(parameters, (p, g, state, rate) -> p.addInPlace(g, rate * 1e-3)),
                "Descent: a convex quadratic in float64 went from a loss of",
                "in 500 steps",
                "is the sign of the update right?");
    }

    @Test
    void stepsThatDependOnChance() {
        Generator generator = new Generator(1);
        assertFails(
                parameters ->
                        new Descent(parameters, (p, g, state, rate) -> p.addInPlace(g, -rate * generator.nextDouble())),
                "parameter 0 of a convex quadratic in float64 has other values in a second run");
    }

    @Test
    void aChangedGradient() {
        assertFails(
                parameters -> new Descent(parameters, (p, g, state, rate) -> p.addInPlace(g.mulInPlace(-rate))),
                "step() changed the gradient of parameter 0");
    }

    @Test
    void aParameterWithoutGradient() {
        assertFails(
                parameters -> new Stepping(parameters, (p, rate) -> p.addInPlace(p.grad(), -rate)),
                "Stepping: step() failed",
                "no gradient has arrived");
        assertFails(
                parameters -> {
                    IdentityHashMap<Parameter, Tensor> last = new IdentityHashMap<>();
                    return new Stepping(parameters, (p, rate) -> {
                        if (p.hasGrad()) {
                            last.put(p, p.grad().detach().copy());
                        }
                        p.addInPlace(last.get(p), -rate);
                    });
                },
                "parameter 1 has no gradient, but step() changed it");
    }

    @Test
    void aFrozenParameter() {
        assertFails(
                parameters -> new Stepping(parameters, (p, rate) -> {
                    if (p.hasGrad()) {
                        p.addInPlace(p.grad(), -rate);
                    }
                }),
                "parameter 0 was frozen by requiresGrad(false), but step() changed it");
    }

    @Test
    void stateThatIsNotSaved() {
        assertFails(
                parameters -> {
                    IdentityHashMap<Parameter, Tensor> velocities = new IdentityHashMap<>();
                    return new Descent(parameters, (p, g, state, rate) -> {
                        Tensor velocity = velocities.computeIfAbsent(p, Tensor::zerosLike);
                        velocity.mulInPlace(0.5).addInPlace(g, 1);
                        p.addInPlace(velocity, -rate);
                    });
                },
                "after stateDict() and loadStateDict() into a new optimizer, parameter 0 goes another way",
                "ParameterState");
    }

    @Test
    void gradientsThatAreKept() {
        assertFails(
                parameters -> {
                    Tensor[] last = new Tensor[1];
                    return new Descent(parameters, (p, g, state, rate) -> {
                        last[0] = g;
                        p.addInPlace(g, -rate);
                    });
                },
                "the graph of the last step is still held after its gradients were forgotten");
    }

    @Test
    void aRateOfItsOwn() {
        assertFails(
                parameters -> new Descent(parameters, (p, g, state, rate) -> p.addInPlace(g, -RATE)),
                "moves in spite of setLearningRate(0)");
        assertFails(
                parameters -> {
                    boolean[] stopped = new boolean[1];
                    return new Descent(parameters, (p, g, state, rate) -> {
                        stopped[0] |= rate == 0;
                        p.addInPlace(g, stopped[0] ? 0 : -rate);
                    });
                },
                "parameter 0 does not move after setLearningRate(0.05)");
        assertFails(parameters -> new SGD(parameters, 0), "the learning rate is 0.0; the check needs one above 0");
    }

    @Test
    void parametersThatAreLost() {
        assertFails(
                parameters -> new SGD(parameters.subList(0, 2), RATE),
                "groups() hold 2 parameters that are not the 3 that it was given");
    }

    @Test
    void groupsThatAreNotKeptApart() {
        assertThatThrownBy(() -> OptimizerCheck.of(parameters -> new SGD(parameters, RATE))
                        .groups(groups -> new SGD(everything(groups), RATE))
                        .check())
                .hasMessageContaining("parameter 0 moves in spite of a learning rate of 0 for its group");
        assertThatThrownBy(() -> OptimizerCheck.of(parameters -> new SGD(parameters, RATE))
                        .groups(groups -> new SGD(everything(groups), 0))
                        .check())
                .hasMessageContaining("parameter 1 does not move at the learning rate 0.05 of its group");
    }

    private static List<Parameter> everything(ParameterGroup[] groups) {
        return Arrays.stream(groups)
                .flatMap(group -> group.parameters().stream())
                .toList();
    }
}
