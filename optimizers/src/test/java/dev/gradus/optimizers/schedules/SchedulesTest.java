package dev.gradus.optimizers.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.OptimizerState;
import dev.gradus.optimizers.ParameterGroup;
import dev.gradus.optimizers.SGD;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every schedule that needs no metric. */
class SchedulesTest {
    private static final double[] INITIAL = {0.5, 0.125};
    private static final int STEPS = 30;

    static Stream<ScheduleCase> schedules() {
        return Stream.of(
                new ScheduleCase("StepLR", o -> new StepLR(o, 4, 0.1), t -> Math.pow(0.1, Math.floor(t / 4.0))),
                new ScheduleCase(
                        "MultiStepLR",
                        o -> new MultiStepLR(o, new int[] {9, 3, 9}, 0.5),
                        t -> t < 3 ? 1 : t < 9 ? 0.5 : 0.125),
                new ScheduleCase("ExponentialLR", o -> new ExponentialLR(o, 0.9), t -> Math.pow(0.9, t)),
                new ScheduleCase(
                        "MultiplicativeLR", o -> new MultiplicativeLR(o, t -> t == 2 ? 0.5 : 1), t -> t < 2 ? 1 : 0.5),
                new ScheduleCase("LambdaLR", o -> new LambdaLR(o, t -> 1 / (1.0 + t)), t -> 1 / (1.0 + t)),
                new ScheduleCase("ConstantLR", o -> new ConstantLR(o, 0.3, 5), t -> t < 5 ? 0.3 : 1),
                new ScheduleCase("ConstantLR, for good", o -> new ConstantLR(o, 0.3, 0), t -> 0.3),
                new ScheduleCase("LinearLR", o -> new LinearLR(o, 0.25, 1, 6), t -> 0.25 + 0.75 * Math.min(t, 6) / 6.0),
                new ScheduleCase(
                        "LinearLR, to 0", o -> new LinearLR(o, 0.7, 0, 7), t -> 0.7 * (1 - Math.min(t, 7) / 7.0)),
                new ScheduleCase(
                        "PolynomialLR",
                        o -> new PolynomialLR(o, 11, 1.7),
                        t -> Math.pow(1 - Math.min(t, 11) / 11.0, 1.7)),
                new ScheduleCase("CosineAnnealingLR", o -> new CosineAnnealingLR(o, 7), t -> cosine(t, 7)),
                new ScheduleCase("CosineAnnealingLR, 1", o -> new CosineAnnealingLR(o, 1), t -> cosine(t, 1)),
                new ScheduleCase(
                        "CosineAnnealingWarmRestarts",
                        o -> new CosineAnnealingWarmRestarts(o, 3, 2, 0),
                        t -> t < 3
                                ? cosine(t, 3)
                                : t < 9 ? cosine(t - 3, 6) : t < 21 ? cosine(t - 9, 12) : cosine(t - 21, 24)),
                new ScheduleCase(
                        "CosineAnnealingWarmRestarts, 1",
                        o -> new CosineAnnealingWarmRestarts(o, 4, 1, 0),
                        t -> cosine(t % 4, 4)),
                new ScheduleCase(
                        "CyclicLR",
                        o -> new CyclicLR(o, scaled(0.2), scaled(1), 2, 4),
                        t -> 0.2 + 0.8 * (t % 6 <= 2 ? t % 6 / 2.0 : (6 - t % 6) / 4.0)),
                new ScheduleCase(
                        "CyclicLR, triangular2",
                        o -> new CyclicLR(o, scaled(0.2), scaled(1), 3, 3).triangular2(),
                        t -> 0.2 + 0.8 * (3 - Math.abs(3 - t % 6)) / 3.0 * Math.pow(0.5, Math.floor(t / 6.0))),
                new ScheduleCase(
                        "CyclicLR, exp_range",
                        o -> new CyclicLR(o, scaled(0.2), scaled(1), 3, 3).expRange(0.9),
                        t -> 0.2 + 0.8 * (3 - Math.abs(3 - t % 6)) / 3.0 * Math.pow(0.9, t)),
                new ScheduleCase(
                        "OneCycleLR, linear",
                        o -> new OneCycleLR(o, INITIAL, 31)
                                .pctStart(11 / 31.0)
                                .linear(true)
                                .divFactors(5, 100),
                        t -> t <= 10 ? 0.2 + 0.08 * t : 1 + (0.002 - 1) * (t - 10) / 20),
                new ScheduleCase(
                        "OneCycleLR, cosine",
                        o -> new OneCycleLR(o, INITIAL, 31).pctStart(11 / 31.0),
                        t -> t <= 10 ? 0.04 + 0.96 * cosine(10 - t, 10) : 4e-6 + (1 - 4e-6) * cosine(t - 10, 20)),
                new ScheduleCase(
                        "OneCycleLR, three phases",
                        o -> new OneCycleLR(o, INITIAL, 31)
                                .threePhase(true)
                                .linear(true)
                                .pctStart(11 / 31.0)
                                .divFactors(5, 100),
                        t -> t <= 20 ? 1 - 0.08 * Math.abs(t - 10) : 0.2 + (0.002 - 0.2) * (t - 20) / 10),
                new ScheduleCase(
                        "SequentialLR",
                        o -> new SequentialLR(o, List.of(new LinearLR(o, 0.2, 1, 4), new CosineAnnealingLR(o, 26)), 4),
                        t -> t < 4 ? 0.2 + 0.2 * t : cosine(t - 4, 26)),
                new ScheduleCase(
                        "SequentialLR of a chain and a sequence",
                        o -> new SequentialLR(
                                o,
                                List.of(
                                        new ChainedScheduler(
                                                List.of(new ConstantLR(o, 0.5, 2), new ExponentialLR(o, 0.9))),
                                        new SequentialLR(
                                                o, List.of(new ConstantLR(o, 0.1, 50), new ExponentialLR(o, 0.8)), 3)),
                                5),
                        t -> t < 5 ? Math.pow(0.9, t) * (t < 2 ? 0.5 : 1) : t < 8 ? 0.1 : Math.pow(0.8, t - 8)),
                new ScheduleCase(
                        "ChainedScheduler",
                        o -> new ChainedScheduler(List.of(new ConstantLR(o, 0.1, 2), new ExponentialLR(o, 0.9))),
                        t -> Math.pow(0.9, t) * (t < 2 ? 0.1 : 1)));
    }

    private static double cosine(int step, int half) {
        return (1 + Math.cos(Math.PI * step / half)) / 2;
    }

    private static double[] scaled(double factor) {
        return new double[] {factor * INITIAL[0], factor * INITIAL[1]};
    }

    private static Optimizer optimizer() {
        return new SGD(
                new ParameterGroup(List.of(new Parameter(Tensor.zeros(1))), INITIAL[0]),
                new ParameterGroup(List.of(new Parameter(Tensor.zeros(1))), INITIAL[1]));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void eachGroupFollowsTheFormula(ScheduleCase scheduleCase) {
        Optimizer optimizer = optimizer();
        LRScheduler schedule = scheduleCase.make().apply(optimizer);
        for (int step = 0; step <= STEPS; step++) {
            double factor = scheduleCase.formula().applyAsDouble(step);
            assertThat(schedule.learningRates())
                    .as("after step %d", step)
                    .containsExactly(scaled(factor), within(1e-12));
            assertThat(optimizer.learningRate()).isEqualTo(schedule.learningRates()[0]);
            schedule.step();
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void aLoadedStateGoesOnBitForBit(ScheduleCase scheduleCase) {
        for (int before : new int[] {0, 1, 4, 7}) {
            Optimizer optimizer = optimizer();
            LRScheduler schedule = scheduleCase.make().apply(optimizer);
            for (int step = 0; step < before; step++) {
                schedule.step();
            }
            OptimizerState optimizerState = optimizer.stateDict();
            ScheduleState state = schedule.stateDict();

            Optimizer other = optimizer();
            LRScheduler resumed = scheduleCase.make().apply(other);
            resumed.loadStateDict(state);
            other.loadStateDict(optimizerState);
            for (int step = before; step < STEPS; step++) {
                assertThat(resumed.learningRates()).isEqualTo(schedule.learningRates());
                schedule.step();
                resumed.step();
            }
            assertThat(resumed.stateDict()).isEqualTo(schedule.stateDict());
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void aStateThatDoesNotFitIsAnErrorAndChangesNothing(ScheduleCase scheduleCase) {
        LRScheduler schedule = scheduleCase.make().apply(optimizer());
        ScheduleState before = schedule.stateDict();

        assertThatThrownBy(() -> schedule.loadStateDict(new ScheduleState("Other", before.numbers())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The state does not fit this " + schedule.typeName())
                .hasMessageContaining("got those of a Other: {")
                .hasMessageEndingWith(
                        "Load it into a schedule that is made alike, for an optimizer with as many groups");
        assertThatThrownBy(() -> schedule.loadStateDict(new ScheduleState(schedule.typeName(), Map.of("x", 1.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got those of a %s: {x=1.0}", schedule.typeName());
        assertThat(schedule.stateDict()).isEqualTo(before);
    }
}
