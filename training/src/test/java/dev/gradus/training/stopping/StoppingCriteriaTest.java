package dev.gradus.training.stopping;

import static dev.gradus.training.stopping.StoppingCriteria.epochs;
import static dev.gradus.training.stopping.StoppingCriteria.gradientNorm;
import static dev.gradus.training.stopping.StoppingCriteria.loss;
import static dev.gradus.training.stopping.StoppingCriteria.lossChange;
import static dev.gradus.training.stopping.StoppingCriteria.metric;
import static dev.gradus.training.stopping.StoppingCriteria.validationLoss;
import static dev.gradus.training.stopping.StoppingCriteria.validationMetric;
import static dev.gradus.training.stopping.StoppingCriteria.wallTime;
import static dev.gradus.training.stopping.StoppingCriteria.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.training.history.EpochRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoppingCriteriaTest {
    /** Shows a criterion one epoch after the other with these losses, as a loop of one's own does. */
    private static Optional<StopReason> run(StoppingCriterion criterion, double... losses) {
        criterion.reset();
        Optional<EpochRecord> previous = Optional.empty();
        for (int i = 0; i < losses.length; i++) {
            EpochRecord.Builder builder = EpochRecord.builder(i + 1, losses[i]).validation(losses[i], Map.of());
            previous.ifPresent(builder::after);
            EpochRecord epoch = builder.build();
            Optional<StopReason> reason = criterion.check(epoch);
            if (reason.isPresent()) {
                return reason;
            }
            previous = Optional.of(epoch);
        }
        return Optional.empty();
    }

    private static StopReason reason(StoppingCriterion criterion, double... losses) {
        return run(criterion, losses).orElseThrow();
    }

    @Test
    void aNumberOfEpochs() {
        EpochLimit criterion = epochs(3);
        StopReason reason = reason(criterion, 5, 4, 3, 2);

        assertThat(reason).isEqualTo(new StopReason(criterion, 3, 3, 3, "all 3 epochs are done"));
        assertThat(reason).hasToString("all 3 epochs are done");
        assertThat(reason(epochs(1), 5).description()).isEqualTo("1 epoch is done");
        assertThat(run(criterion, 5, 4)).isEmpty();
    }

    @Test
    void theNormOfTheGradient() {
        StoppingCriterion criterion = gradientNorm().below(1e-6);

        assertThat(criterion.check(EpochRecord.of(137, 1))).isEmpty();
        assertThat(criterion.check(ofGradientNorm(1e-6))).isEmpty();
        assertThat(criterion.check(ofGradientNorm(9.5e-7)))
                .contains(new StopReason(
                        criterion, 137, 9.5e-7, 1e-6, "gradient norm 9.500e-07 is below 1.000e-06 after epoch 137"));
    }

    private static EpochRecord ofGradientNorm(double norm) {
        return EpochRecord.builder(137, 1).gradientNorm(norm).build();
    }

    @Test
    void theChangeOfTheLoss() {
        StopReason reason = reason(lossChange().below(0.1), 5, 4, 4.05, 3);

        assertThat(reason.epoch()).isEqualTo(3);
        assertThat(reason.value()).isEqualTo(4.05 - 4.0);
        assertThat(reason.threshold()).isEqualTo(0.1);
        assertThat(reason.description()).isEqualTo("loss change 0.05000 is below 0.1000 after epoch 3");
    }

    @Test
    void theChangeOfTheLossForSomeEpochsRunning() {
        Threshold criterion = lossChange().below(0.1).forEpochs(2);

        assertThat(run(criterion, 5, 5, 4, 4, 3, 3)).isEmpty();
        assertThat(reason(criterion, 5, 5, 4, 4, 4, 4).epoch()).isEqualTo(5);
        assertThat(reason(criterion, 5, 5, 4, 4, 4).description())
                .isEqualTo("loss change 0.000 is below 0.1000 after epoch 5, for 2 epochs running");
    }

    @Test
    void boundsOnEitherSide() {
        assertThat(reason(loss().below(3), 4, 3, 2).epoch()).isEqualTo(3);
        assertThat(reason(loss().atMost(3), 4, 3, 2).epoch()).isEqualTo(2);
        assertThat(reason(loss().above(3), 2, 3, 4).epoch()).isEqualTo(3);
        assertThat(reason(loss().atLeast(3), 2, 3, 4).description())
                .isEqualTo("loss 3.000 is at least 3.000 after epoch 2");
        assertThat(run(loss().below(3), Double.NaN)).isEmpty();
        assertThat(run(loss().above(3), Double.NaN)).isEmpty();
    }

    @Test
    void aTargetMetric() {
        EpochRecord epoch = EpochRecord.builder(4, 1)
                .metrics(Map.of("accuracy", 0.99))
                .validation(1, Map.of("accuracy", 0.97))
                .build();

        assertThat(validationMetric("accuracy")
                        .atLeast(0.97)
                        .check(epoch)
                        .orElseThrow()
                        .description())
                .isEqualTo("validation accuracy 0.9700 is at least 0.9700 after epoch 4");
        assertThat(validationMetric("accuracy").above(0.97).check(epoch)).isEmpty();
        assertThat(metric("accuracy").atLeast(0.99).check(epoch)).isPresent();
        assertThat(metric("recall").atLeast(0).check(epoch)).isEmpty();
    }

    @Test
    void patienceWithAMeasureThatShouldFall() {
        Patience criterion = validationLoss().patience(2);
        StopReason reason = reason(criterion, 5, 3, 4, 3, 1);

        assertThat(reason.criterion()).isSameAs(criterion);
        assertThat(reason.epoch()).isEqualTo(4);
        assertThat(reason.value()).isEqualTo(3);
        assertThat(reason.threshold()).isEqualTo(3);
        assertThat(reason.description())
                .isEqualTo("no better validation loss for 2 epochs up to epoch 4; best 3.000 in epoch 2");
        assertThat(criterion.bestEpoch()).isEqualTo(2);
        assertThat(run(criterion, 5, 6, 4, 6, 3, 6)).isEmpty();
    }

    @Test
    void patienceWithAMeasureThatShouldRise() {
        Measure score = Measure.of("score", EpochRecord::loss).higherIsBetter();

        assertThat(reason(score.patience(1), 1, 3, 2).threshold()).isEqualTo(3);
        assertThat(reason(score.lowerIsBetter().patience(1), 1, 3, 2).epoch()).isEqualTo(2);
        assertThat(metric("accuracy")
                        .patience(1)
                        .check(EpochRecord.builder(1, 1)
                                .metrics(Map.of("accuracy", 0.5))
                                .build()))
                .isEmpty();
    }

    @Test
    void patienceMayLookForLargerImprovementsOnly() {
        Patience criterion = loss().patience(2).minDelta(0.5);

        assertThat(reason(criterion, 5, 4.8, 4.6, 4.4).epoch()).isEqualTo(3);
        assertThat(run(criterion, 5, 4.8, 4.4, 4.2)).isEmpty();
        assertThat(criterion.bestEpoch()).isEqualTo(3);
    }

    @Test
    void patienceLosesItselfOverWhatIsNoNumber() {
        assertThat(reason(loss().patience(2), Double.NaN, Double.NaN).description())
                .isEqualTo("loss has not been a number in 2 epochs up to epoch 2");
        assertThat(run(loss().patience(2), Double.NaN, 5, Double.NaN)).isEmpty();
    }

    @Test
    void patienceNeedNotRestoreTheBestWeights() {
        Patience criterion = loss().patience(2).keepLastWeights();
        run(criterion, 5, 6);

        assertThat(criterion.bestEpoch()).isZero();
    }

    @Test
    void aTime() {
        StoppingCriterion criterion = wallTime(Duration.ofMillis(1500));

        assertThat(criterion.check(EpochRecord.builder(1, 1).time(1, 1.4).build()))
                .isEmpty();
        assertThat(criterion.check(EpochRecord.builder(2, 1).time(1, 2.4).build()))
                .contains(
                        new StopReason(criterion, 2, 2.4, 1.5, "training has taken 2.400 s of 1.500 s after epoch 2"));
    }

    @Test
    void aConditionOfOnesOwn() {
        StoppingCriterion criterion = when("the user pressed stop", epoch -> epoch.epoch() == 2);

        assertThat(reason(criterion, 3, 3, 3))
                .isEqualTo(new StopReason(criterion, 2, Double.NaN, Double.NaN, "the user pressed stop after epoch 2"));
    }

    @Test
    void orStopsWhereOneStopsAndSaysWhich() {
        Threshold low = loss().below(1);
        EpochLimit limit = epochs(3);

        assertThat(reason(low.or(limit), 5, 0.5).criterion()).isSameAs(low);
        assertThat(reason(low.or(limit), 5, 5, 5).criterion()).isSameAs(limit);
        assertThat(reason(low.or(limit), 5, 5, 0.5).criterion()).isSameAs(low);
    }

    @Test
    void andStopsWhereBothStop() {
        StoppingCriterion criterion = loss().below(1).and(epochs(2));
        StopReason reason = reason(criterion, 0.5, 5, 0.5);

        assertThat(reason.criterion()).isSameAs(criterion);
        assertThat(reason.epoch()).isEqualTo(3);
        assertThat(reason.description())
                .isEqualTo("loss 0.5000 is below 1.000 after epoch 3, and all 2 epochs are done");
    }

    @Test
    void joinedCriteriaSeeEveryEpochOnce() {
        StoppingCriterion steady = lossChange().below(0.1).forEpochs(2);

        assertThat(reason(epochs(1).and(steady), 5, 5, 5).epoch()).isEqualTo(3);
        assertThat(reason(epochs(9).or(steady), 5, 5, 5).epoch()).isEqualTo(3);
    }

    @Test
    void joinedCriteriaStartAnewAndPassOnWhatTheirPartsNeed() {
        Joined criterion = (Joined)
                loss().below(0).or(gradientNorm().below(0).and(validationLoss().patience(2)));

        assertThat(run(criterion, 5, 6, 7)).isEmpty();
        assertThat(criterion.bestEpoch()).isEqualTo(1);
        assertThat(criterion.measures())
                .extracting(Measure::name)
                .containsExactly("loss", "gradient norm", "validation loss");
        assertThat(criterion.parts()).hasSize(2);
        criterion.reset();
        assertThat(criterion.bestEpoch()).isZero();
    }

    @Test
    void whatIsRememberedFitsCriteriaThatAreSetUpAlikeOnly() {
        StoppingCriterion joined = loss().patience(3).or(loss().below(0.1));
        assertThat(joined.stateDict()).containsOnlyKeys("0.best", "0.best_epoch", "0.waited", "1.running");
        assertThat(epochs(3).stateDict()).isEmpty();

        assertRefused(
                () -> loss().patience(3).loadStateDict(joined.stateDict()),
                "The state does not fit the stopping criterion Patience, which remembers [best, best_epoch, waited], got [0.best, 0.best_epoch, 0.waited, 1.running]; set up the same criteria in the same order");
        assertRefused(
                () -> epochs(3).loadStateDict(loss().below(1).stateDict()),
                "The state does not fit the stopping criterion EpochLimit, which remembers [], got [running]; set up the same criteria in the same order");
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertRefused(() -> epochs(0), "epochs: there must be at least 1 epoch, got 0");
        assertRefused(() -> wallTime(Duration.ZERO), "wallTime: the time must be longer than 0, got PT0S");
        assertRefused(() -> loss().patience(0), "patience: there must be at least 1 epoch to wait, got 0");
        assertRefused(() -> loss().patience(1).minDelta(-1), "minDelta: a difference must be at least 0, got -1.0");
        assertRefused(
                () -> loss().below(Double.NaN), "loss: the bound of a stopping criterion must be a number, got NaN");
        assertRefused(() -> loss().below(1).forEpochs(0), "forEpochs: a bound must hold for at least 1 epoch, got 0");
    }

    private static void assertRefused(Runnable code, String message) {
        assertThatThrownBy(code::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
