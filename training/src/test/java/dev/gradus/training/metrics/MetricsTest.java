package dev.gradus.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every metric, each beside the value that scikit-learn has for the same data. */
class MetricsTest {
    private static final Tensor LOGITS = ReferenceValues.numbers("classes", "logits", 60, 4);
    private static final Tensor CLASSES = ReferenceValues.classes("classes", "targets");
    private static final Tensor SCORES = ReferenceValues.numbers("binary", "scores");
    private static final Tensor ANSWERS = ReferenceValues.classes("binary", "targets");
    private static final Tensor PREDICTED = ReferenceValues.numbers("regression", "predictions", 40, 2);
    private static final Tensor MEASURED = ReferenceValues.numbers("regression", "targets", 40, 2);

    /** A metric, the name it should have, data, and what the metric of the data is. */
    private record Row(String name, Supplier<Metric> maker, Tensor predictions, Tensor targets, double expected) {
        static Row classes(String name, Supplier<Metric> maker, String reference) {
            return new Row(name, maker, LOGITS, CLASSES, ReferenceValues.expected("classes", reference));
        }

        static Row binary(String name, Supplier<Metric> maker, String reference) {
            return new Row(name, maker, SCORES, ANSWERS, ReferenceValues.expected("binary", reference));
        }

        static Row regression(String name, Supplier<Metric> maker) {
            return new Row(name, maker, PREDICTED, MEASURED, ReferenceValues.expected("regression", name));
        }

        void update(Metric metric, int from, int to) {
            metric.update(predictions.narrow(0, from, to - from), targets.narrow(0, from, to - from));
        }

        int size() {
            return predictions.size(0);
        }

        @Override
        public String toString() {
            return name + " of " + predictions.shape();
        }
    }

    private static Stream<Row> rows() {
        return Stream.of(
                Row.classes("accuracy", Metrics::accuracy, "accuracy"),
                Row.classes("top2_accuracy", () -> Metrics.topKAccuracy(2), "top2"),
                Row.classes("top1_accuracy", () -> Metrics.topKAccuracy(1), "accuracy"),
                Row.classes("precision", Metrics::precision, "precision_macro"),
                Row.classes("precision_micro", () -> Metrics.precision().micro(), "precision_micro"),
                Row.classes("precision_weighted", () -> Metrics.precision().weighted(), "precision_weighted"),
                Row.classes("recall", Metrics::recall, "recall_macro"),
                Row.classes("recall_micro", () -> Metrics.recall().micro(), "recall_micro"),
                Row.classes("recall_weighted", () -> Metrics.recall().weighted(), "recall_weighted"),
                Row.classes("f1", () -> Metrics.f1().micro().macro(), "f1_macro"),
                Row.classes("f1_micro", () -> Metrics.f1().micro(), "f1_micro"),
                Row.classes("f1_weighted", () -> Metrics.f1().weighted(), "f1_weighted"),
                Row.classes("balanced_accuracy", Metrics::balancedAccuracy, "balanced_accuracy"),
                Row.classes("matthews_correlation", Metrics::matthewsCorrelation, "matthews_correlation"),
                Row.classes("cohen_kappa", Metrics::cohenKappa, "cohen_kappa"),
                Row.classes("log_loss", () -> Metrics.logLoss().fromLogits(), "log_loss"),
                Row.classes("roc_auc", () -> Metrics.rocAuc().weighted().macro().fromLogits(), "roc_auc_macro"),
                Row.classes(
                        "roc_auc_weighted", () -> Metrics.rocAuc().weighted().fromLogits(), "roc_auc_weighted"),
                Row.classes(
                        "average_precision", () -> Metrics.averagePrecision().fromLogits(), "average_precision_macro"),
                Row.classes(
                        "average_precision_weighted",
                        () -> Metrics.averagePrecision().weighted().fromLogits(),
                        "average_precision_weighted"),
                new Row(
                        "perplexity",
                        Metrics::perplexity,
                        LOGITS,
                        CLASSES,
                        Math.exp(ReferenceValues.expected("classes", "log_loss"))),
                new Row(
                        "log_loss",
                        Metrics::logLoss,
                        LOGITS.softmax(1),
                        CLASSES,
                        ReferenceValues.expected("classes", "log_loss")),
                new Row(
                        "log_loss",
                        () -> Metrics.logLoss().fromLogits(),
                        SCORES.log().sub(SCORES.neg().add(1).log()),
                        ANSWERS,
                        ReferenceValues.expected("binary", "log_loss")),
                Row.binary("accuracy", () -> Metrics.binaryAccuracy(0.5), "accuracy"),
                Row.binary("precision", () -> Metrics.precision().binary(0.5), "precision"),
                Row.binary("recall", () -> Metrics.recall().binary(0.5), "recall"),
                Row.binary("f1", () -> Metrics.f1().binary(0.5), "f1"),
                Row.binary("f1_micro", () -> Metrics.f1().binary(0.5).micro(), "accuracy"),
                Row.binary("balanced_accuracy", () -> Metrics.balancedAccuracy().binary(0.5), "balanced_accuracy"),
                Row.binary(
                        "matthews_correlation",
                        () -> Metrics.matthewsCorrelation().binary(0.5),
                        "matthews_correlation"),
                Row.binary("cohen_kappa", () -> Metrics.cohenKappa().binary(0.5), "cohen_kappa"),
                Row.binary("log_loss", Metrics::logLoss, "log_loss"),
                Row.binary("brier", Metrics::brierScore, "brier"),
                Row.binary("roc_auc", Metrics::rocAuc, "roc_auc"),
                Row.binary("average_precision", Metrics::averagePrecision, "average_precision"),
                Row.binary("area", () -> Metrics.rocAuc().named("area"), "roc_auc"),
                Row.regression("mae", Metrics::meanAbsoluteError),
                Row.regression("mse", Metrics::meanSquaredError),
                Row.regression("rmse", Metrics::rootMeanSquaredError),
                Row.regression("mape", Metrics::meanAbsolutePercentageError),
                Row.regression("r2", Metrics::r2));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithScikitLearn(Row row) {
        Metric metric = row.maker().get();
        assertThat(metric.name()).isEqualTo(row.name());
        assertThat(metric.value()).isNaN();

        row.update(metric, 0, row.size());

        assertThat(metric.value()).isCloseTo(row.expected(), within(1e-12 * Math.max(1, Math.abs(row.expected()))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void batchesOfAnySizesAreAsTheWhole(Row row) {
        Metric metric = row.maker().get();
        row.update(metric, 3, 20);
        metric.reset();
        assertThat(metric.value()).isNaN();

        row.update(metric, 0, 1);
        row.update(metric, 1, 18);
        row.update(metric, 18, 18);
        row.update(metric, 18, row.size() - 2);
        row.update(metric, row.size() - 2, row.size());

        assertThat(metric.value()).isCloseTo(row.expected(), within(1e-12 * Math.max(1, Math.abs(row.expected()))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void goesOnFromASavedStateToTheSameBits(Row row) {
        Metric straight = row.maker().get();
        Metric resumed = row.maker().get();
        assertThat(resumed.state()).isEqualTo(straight.state());
        resumed.restore(straight.state());
        assertThat(resumed.value()).isNaN();

        row.update(straight, 0, 17);
        row.update(resumed, 5, 9);
        resumed.restore(straight.state());
        assertThat(resumed.state()).isEqualTo(straight.state());
        assertThat(resumed.value()).isEqualTo(straight.value());
        row.update(straight, 17, row.size());
        row.update(resumed, 17, row.size());

        assertThat(resumed.value()).isEqualTo(straight.value());
        assertThat(resumed.state()).isEqualTo(straight.state());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aStateThatIsNoneIsRefusedAndChangesNothing(Row row) {
        Metric metric = row.maker().get();
        row.update(metric, 0, 17);
        double[] state = metric.state();
        double[] longer = Arrays.copyOf(state, state.length + 1);
        double[] broken = state.clone();
        broken[0] = 0.5;

        for (double[] wrong : new double[][] {longer, broken}) {
            assertThatThrownBy(() -> metric.restore(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(": this is not a state of this metric: ")
                    .hasMessageEndingWith("; restore what state() of a metric with the same settings gave");
            assertThat(metric.state()).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void targetsThatDoNotFitAreRefused(Row row) {
        Metric metric = row.maker().get();
        row.update(metric, 0, 17);
        double[] state = metric.state();

        assertThatThrownBy(() -> metric.update(row.predictions(), row.targets().narrow(0, 0, 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected")
                .hasMessageContaining("(%d".formatted(row.size()));
        assertThat(metric.state()).isEqualTo(state);
    }
}
