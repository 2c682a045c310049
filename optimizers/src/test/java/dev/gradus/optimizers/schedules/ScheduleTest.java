package dev.gradus.optimizers.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import dev.gradus.optimizers.ParameterState;
import dev.gradus.optimizers.ParameterwiseOptimizer;
import dev.gradus.optimizers.SGD;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What single schedules do besides following their formula, and what is said about wrong settings. */
class ScheduleTest {
    private final Parameter weight = new Parameter(Tensor.zeros(1));
    private final SGD optimizer = new SGD(List.of(weight), 0.5);

    @Test
    void aRateFromOutsideIsGoneOnFrom() {
        LRScheduler schedule = new ExponentialLR(optimizer, 0.5);
        optimizer.setLearningRate(0.1);
        schedule.step();
        assertThat(optimizer.learningRate()).isEqualTo(0.05);
    }

    @Test
    void aLaterScheduleStartsFromTheInitialRate() {
        new LinearLR(optimizer, 0.1, 1, 5);
        LRScheduler later = new CosineAnnealingLR(optimizer, 4);
        assertThat(optimizer.learningRate()).isEqualTo(0.05);
        for (int i = 0; i < 5; i++) {
            later.step();
        }
        assertThat(optimizer.learningRate()).isEqualTo(0.25 * (1 - Math.cos(Math.PI / 4)), within(1e-15));
    }

    @Test
    void warmRestartsMayBeAskedForAnyTime() {
        CosineAnnealingWarmRestarts schedule = new CosineAnnealingWarmRestarts(optimizer, 2, 2, 0.1);
        schedule.step(4.5);
        assertThat(optimizer.learningRate()).isEqualTo(0.1 + 0.2 * (1 + Math.cos(Math.PI * 2.5 / 4)), within(1e-15));
        schedule.step();
        assertThat(optimizer.learningRate()).isEqualTo(0.1 + 0.2 * (1 + Math.cos(Math.PI * 3.5 / 4)), within(1e-15));
        assertThatThrownBy(() -> schedule.step(-0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The epoch must be a finite number of at least 0, got -0.5");
    }

    @Test
    void momentumFallsWhereTheRateRises() {
        CyclicLR cyclic = new CyclicLR(optimizer, 0.1, 0.5, 2).cycleMomentum(0.8, 0.9);
        assertThat(optimizer.momentum()).isEqualTo(0.9);
        cyclic.step();
        assertThat(optimizer.momentum()).isEqualTo(0.85, within(1e-15));
        cyclic.step();
        assertThat(optimizer.momentum()).isEqualTo(0.8, within(1e-15));

        Adam adam = new Adam(List.of(weight), 0.1);
        OneCycleLR oneCycle = new OneCycleLR(adam, 0.1, 10).linear(true).cycleMomentum(0.85, 0.95);
        assertThat(adam.momentum()).isEqualTo(0.95);
        oneCycle.step();
        assertThat(adam.momentum()).isEqualTo(0.9, within(1e-15));
        ScheduleState state = oneCycle.stateDict();
        Adam other = new Adam(List.of(weight), 0.1);
        new OneCycleLR(other, 0.1, 10).linear(true).cycleMomentum(0.85, 0.95).loadStateDict(state);
        assertThat(other.momentum()).isEqualTo(adam.momentum());
    }

    @Test
    void aCycleMayBeScaledByAnyFunction() {
        CyclicLR schedule = new CyclicLR(optimizer, 0, 0.5, 1).scaleByCycle(cycle -> 1 / cycle);
        for (int i = 0; i < 5; i++) {
            schedule.step();
        }
        assertThat(optimizer.learningRate()).isEqualTo(0.5 / 3, within(1e-15));
        schedule.scaleByStep(step -> step / 10);
        schedule.step();
        schedule.step();
        assertThat(optimizer.learningRate()).isEqualTo(0.5 * 0.7, within(1e-15));
    }

    @Test
    void oneCycleEndsOneStepAfterItsLastAtTheLatest() {
        OneCycleLR schedule = new OneCycleLR(optimizer, 0.5, 3).linear(true);
        for (int i = 0; i < 3; i++) {
            schedule.step();
        }
        assertThat(optimizer.learningRate()).isZero();
        assertThatThrownBy(() -> schedule.pctStart(0.5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "OneCycleLR: a setting has to be set where the schedule is made, before its first step, got it after step 3");
        assertThatThrownBy(schedule::step)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "OneCycleLR: made for 3 steps, got step 4; make it for as many steps as the training has, epochs times batches");
    }

    private void checkRates(ReduceLROnPlateau schedule, double[] metrics, double... rates) {
        for (int i = 0; i < metrics.length; i++) {
            schedule.step(metrics[i]);
            assertThat(optimizer.learningRate()).as("after step %d", i).isEqualTo(rates[i]);
        }
    }

    @Test
    void aPlateauLowersTheRateAfterItsPatience() {
        checkRates(
                new ReduceLROnPlateau(optimizer).factor(0.5).patience(1),
                new double[] {1, 1, 0.99995, 0.9, Double.NaN, 0.9, 0.8},
                0.5,
                0.5,
                0.25,
                0.25,
                0.25,
                0.125,
                0.125);
    }

    @Test
    void aPlateauMayBeOfWhatShouldGrow() {
        checkRates(
                new ReduceLROnPlateau(optimizer)
                        .maximize(true)
                        .factor(0.5)
                        .patience(0)
                        .relativeThreshold(0.5),
                new double[] {1, 1.5, 1.6, 2.4},
                0.5,
                0.25,
                0.25,
                0.125);
    }

    @Test
    void aThresholdMayBeAbsolute() {
        checkRates(
                new ReduceLROnPlateau(optimizer).factor(0.5).patience(0).absoluteThreshold(1),
                new double[] {5, 4, 3.5},
                0.5,
                0.25,
                0.25);
        checkRates(
                new ReduceLROnPlateau(optimizer)
                        .maximize(true)
                        .factor(0.5)
                        .patience(0)
                        .absoluteThreshold(1),
                new double[] {5, 6, 6.5},
                0.25,
                0.125,
                0.125);
    }

    @Test
    void aPlateauHasACooldownALowestRateAndASmallestChange() {
        checkRates(
                new ReduceLROnPlateau(optimizer)
                        .factor(0.5)
                        .patience(0)
                        .cooldown(2)
                        .minimum(0.2),
                new double[] {1, 1, 1, 1, 1},
                0.5,
                0.25,
                0.25,
                0.25,
                0.2);
        checkRates(new ReduceLROnPlateau(optimizer).factor(0.5).patience(0).eps(0.1), new double[] {1, 1}, 0.2, 0.2);
    }

    @Test
    void aPlateausStateGoesOnWhereItWas() {
        ReduceLROnPlateau schedule =
                new ReduceLROnPlateau(optimizer).factor(0.5).patience(2);
        schedule.step(1);
        schedule.step(2);
        ReduceLROnPlateau other = new ReduceLROnPlateau(optimizer).factor(0.5).patience(2);
        other.loadStateDict(schedule.stateDict());
        checkRates(other, new double[] {1, 1}, 0.5, 0.25);
        assertThatThrownBy(() -> other.maximize(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before its first step");
    }

    /** As in the documentation of {@link GroupwiseScheduler}. */
    private static final class Halving extends GroupwiseScheduler {
        Halving(Optimizer optimizer) {
            super(optimizer);
        }

        @Override
        protected double rate(int group, double present) {
            return steps() == 0 ? present : present / 2;
        }
    }

    @Test
    void aScheduleOfOnesOwnIsItsRate() {
        LRScheduler schedule = new Halving(optimizer);
        schedule.step();
        schedule.step();
        assertThat(optimizer.learningRate()).isEqualTo(0.125);
        assertThat(schedule.optimizer()).isSameAs(optimizer);
    }

    private static void fails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void wrongSettingsAreErrors() {
        fails(() -> new StepLR(optimizer, 0, 0.1), "The period must be at least 1, got 0");
        fails(
                () -> new ExponentialLR(optimizer, Double.NaN),
                "The gamma must be a finite number of at least 0, got NaN");
        fails(() -> new ConstantLR(optimizer, 0, 1), "The factor must be above 0 and at most 1, got 0.0");
        fails(() -> new LinearLR(optimizer, 0.5, 1.5, 1), "The end factor must be from 0 to 1, got 1.5");
        fails(
                () -> new CyclicLR(optimizer, 0.1, 0.2, 0),
                "The number of steps up must be a finite number above 0, got 0.0");
        fails(
                () -> new ReduceLROnPlateau(optimizer).factor(1),
                "The factor must be at least 0 and less than 1, got 1.0");
        fails(
                () -> new ReduceLROnPlateau(optimizer).minimum(0.1, 0.2),
                "The lowest rate must be given once for all groups of the optimizer or once for each of its 1, got 2");
        fails(
                () -> new LambdaLR(optimizer),
                "The factor must be given once for all groups of the optimizer or once for each of its 1, got 0");
    }

    private static final class Still extends ParameterwiseOptimizer<Still> {
        Still(ParameterGroup group) {
            super(group);
        }

        @Override
        protected void update(Parameter parameter, Tensor gradient, ParameterState state, double learningRate) {}
    }

    @Test
    void anOptimizerWithoutMomentumCannotCycleIt() {
        Optimizer still = new Still(new ParameterGroup(List.of(weight), 0.1));
        fails(
                () -> new CyclicLR(still, 0.1, 0.2, 1).cycleMomentum(0.8, 0.9),
                "Still(0.1) has no momentum that a schedule could change; leave cycleMomentum out, or take SGD, RMSprop or one like Adam");
    }

    @Test
    void schedulesThatDoNotGoTogetherAreErrors() {
        SGD other = new SGD(List.of(weight), 0.1);
        fails(() -> new ChainedScheduler(List.of()), "There is no schedule; give at least one");
        fails(
                () -> new ChainedScheduler(List.of(new StepLR(optimizer, 1, 1), new StepLR(other, 1, 1))),
                "Schedule 1, a StepLR, is of another optimizer; make all of them with the same one");
        fails(
                () -> new SequentialLR(optimizer, List.of(new StepLR(optimizer, 1, 1)), 3),
                "SequentialLR: 1 schedules need 0 milestones, when each but the first begins, got 1");
        fails(
                () -> new SequentialLR(
                        optimizer,
                        List.of(new StepLR(optimizer, 1, 1), new StepLR(optimizer, 1, 1), new StepLR(optimizer, 1, 1)),
                        3,
                        2),
                "The milestone 1 must be at least 3, got 2");
    }
}
