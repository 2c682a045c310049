package dev.gradus.training;

import static dev.gradus.training.metrics.Metrics.binaryAccuracy;
import static dev.gradus.training.stopping.StoppingCriteria.gradientNorm;
import static dev.gradus.training.stopping.StoppingCriteria.loss;
import static dev.gradus.training.stopping.StoppingCriteria.validationLoss;
import static dev.gradus.training.stopping.StoppingCriteria.validationMetric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.optimizers.GradientClipping;
import dev.gradus.optimizers.SGD;
import dev.gradus.optimizers.schedules.CosineAnnealingLR;
import dev.gradus.optimizers.schedules.ExponentialLR;
import dev.gradus.optimizers.schedules.OneCycleLR;
import dev.gradus.optimizers.schedules.ReduceLROnPlateau;
import dev.gradus.optimizers.schedules.StepLR;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.history.History;
import dev.gradus.training.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules and clipping: what a trainer can be told about the length of its steps. */
class TrainerStepTest {
    private static final Loss MEAN_SQUARE = new MSELoss();

    private final Affine model = Affine.zero();
    private final SGD optimizer = new SGD(model.parameters(), 0.4);
    private final Trainer trainer =
            Trainer.of(model, MEAN_SQUARE, optimizer).epochs(4).progress(Progress.off());

    // ---- schedules

    @Test
    void aScheduleGoesOnAfterEachEpoch() {
        History history = trainer.schedule(new StepLR(optimizer, 2, 0.5))
                .fit(new DataLoader(LineData.points(6), 2))
                .history();

        assertThat(history.column("learning rate")).containsExactly(0.4, 0.4, 0.2, 0.2);
        assertThat(optimizer.learningRate()).isEqualTo(0.1);
    }

    @Test
    void severalSchedulesMultiply() {
        History history = trainer.schedule(new StepLR(optimizer, 2, 0.5))
                .schedule(new ExponentialLR(optimizer, 0.1))
                .fit(LineData.batch(4))
                .history();

        assertThat(history.column("learning rate"))
                .containsExactly(new double[] {0.4, 0.04, 0.002, 0.0002}, within(1e-12));
    }

    @Test
    void aScheduleMayGoOnAfterEachBatch() {
        DataLoader loader = new DataLoader(LineData.points(6), 2);
        SGD same = new SGD(Affine.zero().parameters(), 0.4);
        OneCycleLR byHand = new OneCycleLR(same, 0.4, 4 * loader.batches());
        List<Double> expected = new ArrayList<>();
        for (int epoch = 0; epoch < 4; epoch++) {
            expected.add(same.learningRate());
            loader.forEach(batch -> byHand.step());
        }
        History history = trainer.scheduleBatches(new OneCycleLR(optimizer, 0.4, 4 * loader.batches()))
                .fit(loader)
                .history();

        assertThat(history.column("learning rate"))
                .containsExactly(
                        expected.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(optimizer.learningRate()).isEqualTo(same.learningRate());
    }

    /** The error is that before the step: with a rate of 4 it grows from 1 to -7 to 49, and is less only after the fourth. */
    @Test
    void aPlateauIsSeenInWhatTheScheduleIsToldToLookAt() {
        optimizer.setLearningRate(4);
        ReduceLROnPlateau plateau = new ReduceLROnPlateau(optimizer).patience(0);
        History history =
                trainer.schedule(plateau, loss()).fit(LineData.point(0, 1)).history();
        assertThat(history.column("learning rate")).containsExactly(new double[] {4, 4, 0.4, 0.04}, within(1e-12));
    }

    /** The better the model of one point, the worse of the other. */
    @Test
    void aScheduleMayLookAtTheValidationLoss() {
        History history = trainer.validateWith(LineData.point(0, -1))
                .schedule(new ReduceLROnPlateau(optimizer).patience(0), validationLoss())
                .fit(LineData.point(0, 1))
                .history();

        assertThat(history.column("learning rate"))
                .containsExactly(new double[] {0.4, 0.4, 0.04, 0.004}, within(1e-12));
    }

    @Test
    void whatAScheduleLooksAtMustBeMeasured() {
        ReduceLROnPlateau plateau = new ReduceLROnPlateau(optimizer);
        trainer.schedule(plateau, validationLoss());
        assertThatThrownBy(() -> trainer.fit(LineData.batch(4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Trainer: a schedule looks at the validation loss, but there is no validation data; call validateWith(loader) before fit");
        trainer.validateWith(LineData.batch(4))
                .metric(binaryAccuracy(0.5))
                .schedule(plateau, validationMetric("recall"));
        assertThatThrownBy(() -> trainer.fit(LineData.batch(4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Trainer: a schedule looks at the metric 'recall', which is not measured; the metrics are [accuracy], add another with metric(...)");
    }

    @Test
    void aGradientIsMeasuredForASchedule() {
        History history = trainer.schedule(new ReduceLROnPlateau(optimizer), gradientNorm())
                .fit(LineData.batch(4))
                .history();

        assertThat(history.gradientNorm()).doesNotContain(Double.NaN);
    }

    @Test
    void aScheduleOfAnotherOptimizerIsRefused() {
        SGD other = new SGD(model.parameters(), 0.5);
        for (Runnable call : List.<Runnable>of(
                () -> trainer.schedule(new StepLR(other, 2, 0.5)),
                () -> trainer.scheduleBatches(new CosineAnnealingLR(other, 2)),
                () -> trainer.schedule(new ReduceLROnPlateau(other), loss()))) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Trainer: the schedule is of another optimizer, SGD(0.5), and would not change the learning rate here; make it with this trainer's, SGD(0.4)");
        }
    }

    // ---- clipping

    @Test
    void theNormIsClippedAsByHand() {
        Affine byHand = Affine.zero();
        SGD same = new SGD(byHand.parameters(), 0.4);
        DataLoader loader = new DataLoader(LineData.points(6), 2);
        for (int epoch = 0; epoch < 4; epoch++) {
            for (Batch batch : loader) {
                same.zeroGrad();
                MEAN_SQUARE.apply(byHand.apply(batch.inputs()), batch.targets()).backward();
                GradientClipping.byNorm(byHand.parameters(), 0.3);
                same.step();
            }
        }
        trainer.clipGradientsByNorm(0.3).fit(loader);

        assertThat(model.weight.item()).isEqualTo(byHand.weight.item());
        assertThat(model.bias.item()).isEqualTo(byHand.bias.item());
    }

    /** The gradient is (-12, -4). */
    @Test
    void valuesAreClippedBeforeTheirNormAndMeasuredBeforeBoth() {
        History history = trainer.epochs(1)
                .recordGradientNorm()
                .clipGradientsByNorm(2.5)
                .clipGradientsByValue(3)
                .fit(LineData.point(3, 2))
                .history();

        double factor = 2.5 / Math.sqrt(18);
        assertThat(model.weight.item()).isCloseTo(0.4 * 3 * factor, within(1e-6));
        assertThat(model.bias.item()).isCloseTo(0.4 * 3 * factor, within(1e-6));
        assertThat(history.gradientNorm()[0]).isCloseTo(Math.sqrt(160), within(1e-12));
    }

    @Test
    void whatTheOptimizerDoesNotHoldDoesNotCount() {
        SGD ofBias = new SGD(List.of(model.bias), 1);
        Trainer.of(model, MEAN_SQUARE, ofBias)
                .epochs(1)
                .clipGradientsByNorm(5)
                .progress(Progress.off())
                .fit(LineData.point(3, 2));

        assertThat(model.bias.item()).isEqualTo(4);
        assertThat(model.weight.item()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.POSITIVE_INFINITY, Double.NaN})
    void limitsThatCannotBeAreRefused(double maximum) {
        assertThatThrownBy(() -> trainer.clipGradientsByNorm(maximum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clipGradientsByNorm: the largest norm must be a finite number above 0, got %s", maximum);
        assertThatThrownBy(() -> trainer.clipGradientsByValue(maximum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clipGradientsByValue: the largest value must be a finite number above 0, got %s", maximum);
    }
}
