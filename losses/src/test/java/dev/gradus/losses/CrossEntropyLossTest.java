package dev.gradus.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import org.junit.jupiter.api.Test;

/** Classes and their weights; what NLLLoss shares with it is tested here too. */
class CrossEntropyLossTest {
    private static final Tensor SCORES = Tensor.normal(new Generator(3), 0, 1, DType.FLOAT64, 4, 3);
    private static final Tensor CLASSES = Tensor.of(2L, 0L, 1L, 2L);
    private static final Tensor WEIGHT = Tensor.of(0.5, 1.0, 2.0);
    private static final Tensor ONE_HOT = Tensor.of(new double[] {0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1}, 4, 3);

    private static double[] each(CrossEntropyLoss loss, Tensor target) {
        return loss.reduction(Reduction.NONE).apply(SCORES, target).toDoubleArray();
    }

    @Test
    void lossesHaveTheWeightOfTheirClassAndTheMeanIsWeighted() {
        double[] plain = each(new CrossEntropyLoss(), CLASSES);
        double total = 2 * plain[0] + 0.5 * plain[1] + plain[2] + 2 * plain[3];

        assertThat(each(new CrossEntropyLoss().weight(WEIGHT), CLASSES))
                .containsExactly(new double[] {2 * plain[0], 0.5 * plain[1], plain[2], 2 * plain[3]}, within(1e-15));
        assertThat(new CrossEntropyLoss().weight(WEIGHT).apply(SCORES, CLASSES).item())
                .isCloseTo(total / 5.5, within(1e-15));
        assertThat(new NLLLoss()
                        .weight(WEIGHT)
                        .apply(SCORES.logSoftmax(1), CLASSES)
                        .item())
                .isCloseTo(total / 5.5, within(1e-15));
    }

    @Test
    void whatIsIgnoredCountsNeitherInTheSumNorInTheMean() {
        Tensor target = Tensor.of(2L, -100L, 1L, -100L);
        double[] plain = each(new CrossEntropyLoss(), CLASSES);

        assertThat(each(new CrossEntropyLoss(), target)).containsExactly(plain[0], 0, plain[2], 0);
        assertThat(new CrossEntropyLoss().apply(SCORES, target).item())
                .isCloseTo((plain[0] + plain[2]) / 2, within(1e-15));
        assertThat(new CrossEntropyLoss().weight(WEIGHT).apply(SCORES, target).item())
                .isCloseTo((2 * plain[0] + plain[2]) / 3, within(1e-15));
    }

    @Test
    void whatIsIgnoredDoesNoHarmEvenIfItIsNotFinite() {
        Tensor scores = SCORES.copy().set(Double.NaN, 1, 0).requiresGrad(true);
        Tensor loss = new CrossEntropyLoss().apply(scores, Tensor.of(2L, -100L, 1L, 2L));
        loss.backward();

        assertThat(loss.item()).isFinite();
        assertThat(scores.grad().select(0, 0).toDoubleArray()).doesNotContain(Double.NaN);
    }

    @Test
    void logProbabilitiesThatAreIgnoredDoNoHarmEither() {
        Tensor scores = SCORES.copy().set(Double.NaN, 1, 0).requiresGrad(true);
        Tensor loss = new NLLLoss().ignoreIndex(0).apply(scores, CLASSES);
        loss.backward();

        assertThat(loss.item()).isCloseTo(-(SCORES.get(0, 2) + SCORES.get(2, 1) + SCORES.get(3, 2)) / 3, within(1e-15));
        assertThat(scores.grad().select(0, 1).toDoubleArray()).containsExactly(0, 0, 0);
    }

    @Test
    void anIgnoredClassMayBeOneOfTheOthers() {
        double[] plain = each(new CrossEntropyLoss(), CLASSES);

        assertThat(each(new CrossEntropyLoss().ignoreIndex(2), CLASSES)).containsExactly(0, plain[1], plain[2], 0);
        assertThat(new CrossEntropyLoss()
                        .ignoreIndex(2)
                        .weight(WEIGHT)
                        .apply(SCORES, CLASSES)
                        .item())
                .isCloseTo((0.5 * plain[1] + plain[2]) / 1.5, within(1e-15));
    }

    @Test
    void smoothLossesOfIgnoredTargetsAreZero() {
        double[] smooth = each(new CrossEntropyLoss().labelSmoothing(0.2), CLASSES);

        assertThat(each(new CrossEntropyLoss().labelSmoothing(0.2).ignoreIndex(2), CLASSES))
                .containsExactly(0, smooth[1], smooth[2], 0);
    }

    @Test
    void nothingButIgnoredTargetsHaveNoMean() {
        assertThat(new CrossEntropyLoss()
                        .apply(SCORES, Tensor.full(-100, DType.INT64, Shape.of(4)))
                        .item())
                .isNaN();
    }

    @Test
    void nothingButIgnoredTargetsLeaveTheGradientAtZero() {
        Tensor scores = SCORES.copy().requiresGrad(true);
        new CrossEntropyLoss()
                .apply(scores, Tensor.full(-100, DType.INT64, Shape.of(4)))
                .backward();
        assertThat(scores.grad().toDoubleArray()).containsOnly(0);
    }

    @Test
    void oneHotProbabilitiesAreClasses() {
        assertThat(each(new CrossEntropyLoss(), ONE_HOT))
                .containsExactly(each(new CrossEntropyLoss(), CLASSES), within(1e-15));
        assertThat(each(new CrossEntropyLoss().labelSmoothing(0.3).weight(WEIGHT), ONE_HOT))
                .containsExactly(
                        each(new CrossEntropyLoss().labelSmoothing(0.3).weight(WEIGHT), CLASSES), within(1e-15));
    }

    @Test
    void theMeanForProbabilitiesIsAPlainOne() {
        CrossEntropyLoss loss = new CrossEntropyLoss().weight(WEIGHT);
        double sum = loss.reduction(Reduction.SUM).apply(SCORES, ONE_HOT).item();

        assertThat(loss.reduction(Reduction.MEAN).apply(SCORES, ONE_HOT).item()).isCloseTo(sum / 4, within(1e-15));
    }

    @Test
    void classesMayStandInTheSecondOfManyDimensions() {
        Tensor images = Tensor.normal(new Generator(4), 0, 1, DType.FLOAT64, 2, 3, 2, 2);
        Tensor target = Tensor.of(new long[] {0, 1, 2, 0, 2, 2, 1, 0}, 2, 2, 2);
        Tensor rows = images.permute(0, 2, 3, 1).reshape(8, 3);

        Tensor losses = new CrossEntropyLoss().reduction(Reduction.NONE).apply(images, target);

        assertThat(losses.shape()).isEqualTo(Shape.of(2, 2, 2));
        assertThat(losses.toDoubleArray())
                .containsExactly(
                        new CrossEntropyLoss()
                                .reduction(Reduction.NONE)
                                .apply(rows, target.flatten())
                                .toDoubleArray(),
                        within(1e-15));
    }

    @Test
    void aSingleObservationNeedsNoBatch() {
        Tensor loss = new CrossEntropyLoss().apply(SCORES.select(0, 0), Tensor.scalar(2, DType.INT64));

        assertThat(loss.item()).isEqualTo(each(new CrossEntropyLoss(), CLASSES)[0]);
        assertThat(new CrossEntropyLoss()
                        .apply(SCORES.select(0, 0), ONE_HOT.select(0, 0))
                        .item())
                .isCloseTo(loss.item(), within(1e-15));
    }

    @Test
    void gradientsWithAllSettingsAreRight() {
        Tensor scores = SCORES.copy().requiresGrad(true);
        Tensor some = Tensor.of(2L, 0L, -100L, 2L);
        Tensor probabilities = SCORES.softmax(0).detach().copy().requiresGrad(true);
        CrossEntropyLoss loss = new CrossEntropyLoss().weight(WEIGHT).labelSmoothing(0.1);

        GradientCheck.of(() -> loss.apply(scores, some)).secondOrder().check(scores);
        GradientCheck.of(() -> loss.apply(scores, probabilities)).secondOrder().check(scores, probabilities);
    }

    @Test
    void extremeScoresStayFinite() {
        Tensor scores = Tensor.of(new double[] {1e4, -1e4, 0}, 1, 3).requiresGrad(true);
        Tensor loss = new CrossEntropyLoss().apply(scores, Tensor.of(1L));
        loss.backward();

        assertThat(loss.item()).isEqualTo(2e4);
        assertThat(scores.grad().toDoubleArray()).containsExactly(1, -1, 0);
    }

    @Test
    void aTargetOutsideTheClassesIsNamedWithItsPosition() {
        assertThatThrownBy(() -> new CrossEntropyLoss().apply(SCORES, Tensor.of(0L, 1L, 3L, 2L)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "CrossEntropyLoss: expected targets from 0 to 2 for 3 classes, got 3 at position [2]; labels count from 0, and the model needs an output for each class");
        assertThatThrownBy(() -> new NLLLoss().apply(Tensor.zeros(2, 3, 2), Tensor.of(new long[] {0, 1, 1, -1}, 2, 2)))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("NLLLoss: ")
                .hasMessageContaining("got -1 at position [1, 1]");
    }

    @Test
    void classesInAnotherTypeOrFormNameTheFix() {
        assertThatThrownBy(() -> new CrossEntropyLoss().apply(SCORES, CLASSES.to(DType.FLOAT32)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "CrossEntropyLoss: expected a target of class indices, int64 of shape (4,) for a prediction of shape (4, 3), got float32 of shape (4,); convert it with to(DType.INT64)");
        assertThatThrownBy(() -> new NLLLoss().apply(SCORES, ONE_HOT))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("turn one-hot targets into indices with argmax(1, false)");
    }

    @Test
    void aPredictionHasADimensionOfClasses() {
        assertThatThrownBy(() -> new CrossEntropyLoss().apply(Tensor.scalar(1), Tensor.scalar(0, DType.INT64)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "CrossEntropyLoss: expected a prediction of shape (N, C), (N, C, ...) or (C,) for C classes, got a scalar");
    }

    @Test
    void thereIsAWeightForEachClass() {
        assertThatThrownBy(
                        () -> new CrossEntropyLoss().weight(Tensor.of(1.0, 2.0)).apply(SCORES, CLASSES))
                .isInstanceOf(OperationException.class)
                .hasMessage("CrossEntropyLoss: expected 3 weights, one for each class of the prediction (4, 3), got 2");
        assertThatThrownBy(() -> new NLLLoss().weight(Tensor.ones(1, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessage("NLLLoss: expected one weight for each class, of shape (C,), got (1, 3)");
    }

    @Test
    void labelSmoothingIsFromZeroToOne() {
        assertThatThrownBy(() -> new CrossEntropyLoss().labelSmoothing(1.5))
                .isInstanceOf(OperationException.class)
                .hasMessage("CrossEntropyLoss: the label smoothing must be from 0 to 1, got 1.5");
    }

    @Test
    void settingsAreShown() {
        assertThat(new CrossEntropyLoss().labelSmoothing(0.1))
                .hasToString("CrossEntropyLoss(reduction=mean, labelSmoothing=0.1)");
    }
}
