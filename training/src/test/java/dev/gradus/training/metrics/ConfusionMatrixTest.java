package dev.gradus.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Tensor;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final double EXACT = 1e-14;

    private final ConfusionMatrix matrix = ConfusionMatrix.of(
            List.of("cat", "dog", "owl"), Tensor.of(0L, 0, 0, 1, 1, 2), Tensor.of(0L, 0, 1, 1, 1, 0));

    @Test
    void countsEachPairOfTrueAndPredictedClass() {
        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.support(0)).isEqualTo(3);
        assertThat(matrix.predicted(0)).isEqualTo(3);
        assertThat(matrix.total()).isEqualTo(6);
        assertThat(matrix.share(0, 1)).isCloseTo(1 / 3.0, within(EXACT));
        assertThat(matrix.toString().lines())
                .containsExactly(
                        "true \\ predicted  0  1  2",
                        "0 cat             2  1  .",
                        "1 dog             .  2  .",
                        "2 owl             1  .  .");
    }

    @Test
    void reportsTheFiguresOfEachClass() {
        assertThat(matrix.report().lines())
                .containsExactly(
                        "                     precision  recall      f1   samples",
                        "0 cat                   0.6667  0.6667  0.6667         3",
                        "1 dog                   0.6667  1.0000  0.8000         2",
                        "2 owl                   0.0000  0.0000  0.0000         1",
                        "mean of the classes     0.4444  0.5556  0.4889         6",
                        "mean of the samples     0.5556  0.6667  0.6000         6");
    }

    @Test
    void agreesWithScikitLearn() {
        F1 metric = Metrics.f1();
        metric.update(
                ReferenceValues.numbers("classes", "logits", 60, 4), ReferenceValues.classes("classes", "targets"));
        ConfusionMatrix counted = metric.matrix();
        long[] expected = ReferenceValues.classes("classes", "confusion").toLongArray();

        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                assertThat(counted.count(row, column)).isEqualTo(expected[4 * row + column]);
            }
            assertThat(counted.precision(row))
                    .isCloseTo(ReferenceValues.numbers("classes", "precision").get(row), within(EXACT));
            assertThat(counted.recall(row))
                    .isCloseTo(ReferenceValues.numbers("classes", "recall").get(row), within(EXACT));
            assertThat(counted.f1(row))
                    .isCloseTo(ReferenceValues.numbers("classes", "f1").get(row), within(EXACT));
        }
    }

    @Test
    void agreesWithScikitLearnOnClassesThatAreAbsentOrNeverPredicted() {
        ConfusionMatrix counted = new ConfusionMatrix(4);
        counted.add(ReferenceValues.classes("absent", "truth"), ReferenceValues.classes("absent", "predicted"));

        assertAbsent("precision_macro", counted.macro(counted::precision));
        assertAbsent("recall_macro", counted.macro(counted::recall));
        assertAbsent("f1_macro", counted.macro(counted::f1));
        assertAbsent("f1_weighted", counted.weighted(counted::f1));
        assertAbsent("balanced_accuracy", counted.balancedAccuracy());
        assertAbsent("matthews_correlation", counted.matthewsCorrelation());
        assertAbsent("cohen_kappa", counted.cohenKappa());
    }

    private static void assertAbsent(String name, double value) {
        assertThat(value).as(name).isCloseTo(ReferenceValues.expected("absent", name), within(EXACT));
    }

    @Test
    void oneClassAloneHasNoCorrelation() {
        ConfusionMatrix counted = new ConfusionMatrix(2);
        assertThat(counted.accuracy()).isNaN();
        assertThat(counted.balancedAccuracy()).isNaN();
        assertThat(counted.matthewsCorrelation()).isNaN();
        assertThat(counted.cohenKappa()).isNaN();
        assertThat(counted.macro(counted::f1)).isNaN();

        counted.add(1, 1);
        assertThat(counted.matthewsCorrelation()).isZero();
        assertThat(counted.cohenKappa()).isNaN();
    }

    @Test
    void billionsOfSamplesAreCountedAndNothingOverflows() {
        ConfusionMatrix counted = new ConfusionMatrix(2);
        counted.set(0, 0, 3_000_000_000_000L);
        counted.set(0, 1, 1_000_000_000_000L);
        counted.set(1, 0, 1_000_000_000_000L);
        counted.set(1, 1, 3_000_000_000_000L);

        assertThat(counted.accuracy()).isEqualTo(0.75);
        assertThat(counted.matthewsCorrelation()).isCloseTo(0.5, within(EXACT));
        assertThat(counted.cohenKappa()).isCloseTo(0.5, within(EXACT));
    }

    @Test
    void classesThatAreNumbersNeedNoOtherNumber() {
        ConfusionMatrix digits = ConfusionMatrix.of(List.of("0", "1"), Tensor.of(0L, 1), Tensor.of(0L, 1));

        assertThat(digits.toString().lines())
                .containsExactly("true \\ predicted  0  1", "0                 1  .", "1                 .  1");
    }

    @Test
    void tenClassesWithThousandsOfSamplesFit80Columns() {
        List<String> names = List.of(
                "T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
        Tensor labels = Tensor.of(
                LongStream.range(0, 10_000).map(i -> i % 2 == 0 ? 0 : i % 10).toArray());

        assertThat(ConfusionMatrix.of(names, labels, labels).toString().lines())
                .hasSize(11)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .anyMatch(line -> line.startsWith("0 T-shirt") && line.contains("5000"));
    }

    @Test
    void whatIsNoClassIsRefused() {
        assertRefused(() -> matrix.add(3, 0), "ConfusionMatrix: a true class must be from 0 to 2, got 3");
        assertRefused(() -> matrix.add(0, -1), "ConfusionMatrix: a predicted class must be from 0 to 2, got -1");
        assertRefused(
                () -> matrix.add(Tensor.of(0L), Tensor.of(5L)),
                "ConfusionMatrix: a predicted class must be from 0 to 2, got 5");
        assertRefused(
                () -> matrix.add(Tensor.of(0L, 1), Tensor.rand(2, 3)),
                "ConfusionMatrix: expected predicted classes of the shape (2,) of the true ones, got (2, 3); of scores (n, classes) take argmax(1, false)");
        assertRefused(() -> new ConfusionMatrix(0), "ConfusionMatrix: there must be at least one class, got none");
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
