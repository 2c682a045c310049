package dev.gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups, settings, saved states, and what is said about wrong ones. */
class OptimizerTest {
    private final Parameter weight = new Parameter(Tensor.ones(2, 3));
    private final Parameter bias = new Parameter(Tensor.ones(2));

    private void backward() {
        weight.sum().add(bias.sum()).backward();
    }

    @Test
    void eachGroupHasItsOwnLearningRateAndWeightDecay() {
        Optimizer optimizer = new SGD(
                new ParameterGroup(List.of(weight), 0.5), new ParameterGroup(List.of(bias), 0.25).weightDecay(1));
        backward();
        optimizer.step();

        assertThat(weight.toDoubleArray()).containsOnly(0.5);
        assertThat(bias.toDoubleArray()).containsOnly(0.5);
        assertThat(optimizer.learningRate()).isEqualTo(0.5);
        assertThat(optimizer.groups().get(1).learningRate()).isEqualTo(0.25);
    }

    @Test
    void settingsOfTheOptimizerReachEveryGroup() {
        SGD optimizer = new SGD(new ParameterGroup(List.of(weight), 0.5), new ParameterGroup(List.of(bias), 0.25));
        optimizer.weightDecay(0.1).setLearningRate(0.01);

        assertThat(optimizer.groups()).allSatisfy(group -> {
            assertThat(group.learningRate()).isEqualTo(0.01);
            assertThat(group.weightDecay()).isEqualTo(0.1);
        });
    }

    @Test
    void anOptimizerOfNothingIsAnError() {
        assertThatThrownBy(() -> new SGD(List.of(), 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "SGD: there is no parameter to optimize; pass model.parameters() of a model whose modules declare theirs with parameter(...) and their children with child(...)");
        assertThatThrownBy(() -> new Adam())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Adam: there is no parameter to optimize");
    }

    @Test
    void aParameterThatComesTwiceIsAnError() {
        assertThatThrownBy(() -> new SGD(List.of(weight, bias, weight), 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "SGD: parameter 2, of shape (2, 3), is parameter 0 again and would be updated twice in a step; pass each parameter in one group, and there once");
        assertThatThrownBy(
                        () -> new Adam(new ParameterGroup(List.of(weight), 1), new ParameterGroup(List.of(weight), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is parameter 0 again");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void numbersThatCannotBeAreErrors(double value) {
        SGD sgd = new SGD(List.of(weight), 0.1);
        Adam adam = new Adam(List.of(weight), 0.1);
        String rest = " must be a finite number of at least 0, got " + value;

        assertThatThrownBy(() -> new SGD(List.of(weight), value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The learning rate" + rest);
        assertThatThrownBy(() -> sgd.setLearningRate(value)).hasMessage("The learning rate" + rest);
        assertThatThrownBy(() -> sgd.weightDecay(value)).hasMessage("The weight decay" + rest);
        assertThatThrownBy(() -> sgd.momentum(value)).hasMessage("The momentum" + rest);
        assertThatThrownBy(() -> sgd.dampening(value)).hasMessage("The dampening" + rest);
        assertThatThrownBy(() -> adam.eps(value)).hasMessage("The eps" + rest);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void betasAreFromZeroToBelowOne(double value) {
        Adam adam = new Adam(List.of(weight), 0.1);
        String rest = " must be at least 0 and less than 1, got " + value;

        assertThatThrownBy(() -> adam.betas(value, 0.9)).hasMessage("The first beta" + rest);
        assertThatThrownBy(() -> adam.betas(0.9, value)).hasMessage("The second beta" + rest);
    }

    @Test
    void nesterovNeedsMomentumWithoutDampening() {
        backward();
        SGD optimizer = new SGD(List.of(weight), 0.1).nesterov(true);
        assertThatThrownBy(optimizer::step)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Nesterov's variant needs a momentum above 0 and no dampening, got the momentum 0.0 and the dampening 0.0; call momentum(0.9), say, where the optimizer is made");
        assertThatThrownBy(optimizer.momentum(0.9).dampening(0.5)::step)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("got the momentum 0.9 and the dampening 0.5");
        assertThat(weight.toDoubleArray()).containsOnly(1);
    }

    @Test
    void settingsMayComeInAnyOrder() {
        Parameter other = new Parameter(weight);
        SGD optimizer = new SGD(List.of(weight), 0.1).nesterov(true).momentum(0.9);
        SGD reversed = new SGD(List.of(other), 0.1).momentum(0.9).nesterov(true);
        backward();
        other.sum().backward();
        optimizer.step();
        reversed.step();

        assertThat(weight.toDoubleArray()).isEqualTo(other.toDoubleArray()).containsOnly((float) (1 - 0.1 * 1.9));
    }

    @Test
    void decoupledWeightDecayIsAHundredthUnlessSet() {
        assertThat(new AdamW(List.of(weight), 0.1).groups().get(0).weightDecay())
                .isEqualTo(0.01);
        assertThat(new AdamW(List.of(weight), 0.1)
                        .weightDecay(0.2)
                        .groups()
                        .get(0)
                        .weightDecay())
                .isEqualTo(0.2);
        assertThat(new AdamW(new ParameterGroup(List.of(weight), 0.1))
                        .groups()
                        .get(0)
                        .weightDecay())
                .isZero();
    }

    @Test
    void stateHasPlainNames() {
        Adam adam = new Adam(List.of(weight, bias), 0.1).amsgrad(true).weightDecay(0.01);
        backward();
        adam.step();
        OptimizerState state = adam.stateDict();

        assertThat(state.optimizer()).isEqualTo("Adam");
        assertThat(state.tensors().keySet())
                .containsExactly(
                        "0.exp_avg",
                        "0.exp_avg_sq",
                        "0.max_exp_avg_sq",
                        "1.exp_avg",
                        "1.exp_avg_sq",
                        "1.max_exp_avg_sq");
        assertThat(state.numbers())
                .containsExactly(
                        Map.entry("0.step", 1.0),
                        Map.entry("1.step", 1.0),
                        Map.entry("groups.0.lr", 0.1),
                        Map.entry("groups.0.weight_decay", 0.01));
    }

    @Test
    void aSavedStateDoesNotChangeWithTheOptimizer() {
        SGD optimizer = new SGD(List.of(bias), 0.1).momentum(0.9);
        backward();
        optimizer.step();
        OptimizerState state = optimizer.stateDict();
        optimizer.step();
        optimizer.loadStateDict(state);
        optimizer.step();

        assertThat(state.tensors().get("0.momentum_buffer").toDoubleArray()).containsOnly(1);
    }

    @Test
    void aStateThatDoesNotFitIsAnErrorThatListsAllOfItAndChangesNothing() {
        Adam adam = new Adam(List.of(bias), 0.1);
        backward();
        adam.step();
        OptimizerState before = adam.stateDict();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("0.momentum_buffer", Tensor.zeros(5));
        tensors.put("1.momentum_buffer", Tensor.zeros(2));
        OptimizerState wrong = new OptimizerState("SGD", tensors, Map.of("groups.0.lr", 0.5, "groups.1.lr", 0.5));

        assertThatThrownBy(() -> adam.loadStateDict(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The state does not fit this Adam of 1 parameters in 1 groups: it was saved by SGD; groups.0.weight_decay is missing; groups.1.lr is not expected; 0.momentum_buffer has the shape (5,), the parameter (2,); 1.momentum_buffer is not expected. Load it into an optimizer that is made of the same parameters in the same order");
        assertThat(adam.stateDict().numbers()).isEqualTo(before.numbers());
        assertThat(adam.stateDict().tensors().keySet())
                .isEqualTo(before.tensors().keySet());
    }

    @Test
    void aStateWithAnImpossibleSettingChangesNothing() {
        Adam adam = new Adam(List.of(bias), 0.1);
        backward();
        adam.step();
        OptimizerState before = adam.stateDict();
        Map<String, Double> numbers = new LinkedHashMap<>(before.numbers());
        numbers.put("groups.0.lr", Double.NaN);
        numbers.put("groups.0.weight_decay", -1.0);

        assertThatThrownBy(() -> adam.loadStateDict(new OptimizerState("Adam", Map.of(), numbers)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        ": groups.0.lr is NaN instead of a finite number of at least 0; groups.0.weight_decay is -1.0 instead of a finite number of at least 0. Load");
        assertThat(adam.stateDict().numbers()).isEqualTo(before.numbers());
        assertThat(adam.stateDict().tensors().keySet())
                .isEqualTo(before.tensors().keySet());
    }

    @Test
    void settingsAreShown() {
        assertThat(new SGD(List.of(weight), 0.1)).hasToString("SGD(0.1)");
        assertThat(new SGD(List.of(weight), 0.1).momentum(0.9))
                .hasToString("SGD(0.1, momentum=0.9, dampening=0.0, nesterov=false)");
        assertThat(new Adam(List.of(weight), 0.001)).hasToString("Adam(0.001, betas=(0.9, 0.999), eps=1.0E-8)");
        assertThat(new AdamW(List.of(weight), 0.001).amsgrad(true))
                .hasToString("AdamW(0.001, betas=(0.9, 0.999), eps=1.0E-8, amsgrad)");
        assertThat(new RMSprop(List.of(weight), 0.01).centered(true))
                .hasToString("RMSprop(0.01, alpha=0.99, eps=1.0E-8, momentum=0.0, centered)");
        assertThat(new Adagrad(List.of(weight), 0.01))
                .hasToString("Adagrad(0.01, learningRateDecay=0.0, initialAccumulatorValue=0.0, eps=1.0E-10)");
        assertThat(new Adadelta(List.of(weight), 1)).hasToString("Adadelta(1.0, rho=0.9, eps=1.0E-6)");
        assertThat(new Adamax(List.of(weight), 0.002)).hasToString("Adamax(0.002, betas=(0.9, 0.999), eps=1.0E-8)");
        assertThat(new NAdam(List.of(weight), 0.002).decoupledWeightDecay(true))
                .hasToString("NAdam(0.002, betas=(0.9, 0.999), eps=1.0E-8, decoupled, momentumDecay=0.004)");
        assertThat(new Rprop(List.of(weight), 0.01))
                .hasToString("Rprop(0.01, etas=(0.5, 1.2), stepSizes=(1.0E-6, 50.0))");
        assertThat(new Lion(List.of(weight), 1e-4)).hasToString("Lion(1.0E-4, betas=(0.9, 0.99))");
        assertThat(new Muon(List.of(weight), 0.02)).hasToString("Muon(0.02, momentum=0.95, nesterov=true, rounds=5)");
    }

    @Test
    void etasThatCannotBeAreErrors() {
        for (double[] etas : new double[][] {{0, 1.2}, {1, 1.2}, {0.5, 1}, {0.5, Double.POSITIVE_INFINITY}}) {
            assertThatThrownBy(() -> new Rprop(List.of(weight), 0.1).etas(etas[0], etas[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The etas must be one between 0 and 1, and a finite one above 1, got %s and %s",
                            etas[0], etas[1]);
        }
    }

    /** As in the documentation of {@link ParameterwiseOptimizer}. */
    private static final class SignDescent extends ParameterwiseOptimizer<SignDescent> {
        SignDescent(List<Parameter> parameters, double learningRate) {
            super(parameters, learningRate);
        }

        @Override
        protected void update(Parameter parameter, Tensor gradient, ParameterState state, double learningRate) {
            parameter.addInPlace(gradient.sign(), -learningRate);
        }
    }

    @Test
    void aMethodOfOnesOwnIsItsUpdateRule() {
        Optimizer optimizer = new SignDescent(List.of(weight), 0.5).maximize(true);
        backward();
        optimizer.step();

        assertThat(weight.toDoubleArray()).containsOnly(1.5);
        assertThat(optimizer).hasToString("SignDescent(0.5)");
    }
}
