package dev.gradus.training.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static History twoEpochs() {
        EpochRecord first = EpochRecord.builder(1, 5)
                .metrics(Map.of("accuracy", 0.5))
                .validation(6, Map.of("accuracy", 0.4))
                .gradientNorm(3)
                .learningRate(0.1)
                .time(2, 2)
                .build();
        EpochRecord second = EpochRecord.builder(2, 4)
                .metrics(Map.of("accuracy", 0.75))
                .validation(5, Map.of("accuracy", 0.6))
                .gradientNorm(1)
                .learningRate(0.01)
                .time(1, 3)
                .after(first)
                .build();
        History history = new History();
        history.add(first);
        history.add(second);
        return history;
    }

    @Test
    void everyNumberIsAColumn() {
        History history = twoEpochs();

        assertThat(history.columnNames())
                .containsExactly(
                        "loss",
                        "loss change",
                        "accuracy",
                        "validation loss",
                        "validation accuracy",
                        "gradient norm",
                        "learning rate",
                        "seconds");
        assertThat(history.column("loss")).containsExactly(5, 4);
        assertThat(history.column("loss change")).containsExactly(Double.NaN, 1);
        assertThat(history.column("learning rate")).containsExactly(0.1, 0.01);
        assertThat(history.column("seconds")).containsExactly(2, 1);
        assertThat(history.epochNumbers()).containsExactly(1, 2);
    }

    @Test
    void usualColumnsHaveTheirOwnMethod() {
        History history = twoEpochs();

        assertThat(history.loss()).containsExactly(5, 4);
        assertThat(history.validationLoss()).containsExactly(6, 5);
        assertThat(history.metric("accuracy")).containsExactly(0.5, 0.75);
        assertThat(history.validationMetric("accuracy")).containsExactly(0.4, 0.6);
        assertThat(history.gradientNorm()).containsExactly(3, 1);
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.last()).contains(history.epochs().get(1));
    }

    @Test
    void whatWasNotMeasuredIsNoColumn() {
        History history = new History();
        assertThat(history.columnNames()).isEmpty();
        assertThat(history.last()).isEmpty();
        assertThat(history.loss()).isEmpty();

        history.add(EpochRecord.of(1, 5));
        assertThat(history.columnNames()).containsExactly("loss");
        assertThatThrownBy(history::validationLoss)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("History: there is no column 'validation loss'; there are [loss]");
    }

    @Test
    void aHistoryIsShownAsATable() {
        assertThat(twoEpochs().toString().lines())
                .containsExactly(
                        "epoch   loss  loss change  accuracy  validation loss  validation accuracy  gradient norm  learning rate  seconds",
                        "    1  5.000            -    0.5000            6.000               0.4000          3.000         0.1000    2.000",
                        "    2  4.000        1.000    0.7500            5.000               0.6000          1.000        0.01000    1.000");
        assertThat(new History()).hasToString("epoch");
    }

    @Test
    void ofALongHistoryTheMiddleIsLeftOut() {
        History history = new History();
        for (int epoch = 1; epoch <= 20; epoch++) {
            history.add(EpochRecord.of(epoch, 100 - epoch));
        }
        assertThat(history.toString().lines()).hasSize(21);

        history.add(EpochRecord.of(21, 1e-9));
        assertThat(history.toString().lines())
                .hasSize(22)
                .startsWith("epoch       loss", "    1      99.00")
                .contains("   10      90.00", "  ...        ...", "   12      88.00")
                .endsWith("   21  1.000e-09");
    }

    @Test
    void metricsKeepTheOrderInWhichTheyWereAskedFor() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String name : new String[] {"zeta", "alpha", "mu", "beta"}) {
            metrics.put(name, 1.0);
        }
        History history = new History();
        history.add(EpochRecord.builder(1, 5).metrics(metrics).build());

        assertThat(history.columnNames()).containsExactly("loss", "zeta", "alpha", "mu", "beta");
    }

    @Test
    void lossesOfBatchesAreKeptInOrder() {
        History history = new History();
        assertThat(history.batchLosses()).isEmpty();

        for (int i = 0; i < 100; i++) {
            history.addBatchLoss(i);
        }
        assertThat(history.batchLosses()).hasSize(100).startsWith(0, 1, 2).endsWith(98, 99);
    }

    @Test
    void epochsAreCountedFromOne() {
        assertThatThrownBy(() -> EpochRecord.of(0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("EpochRecord: epochs are counted from 1, got 0");
    }

    @Test
    void weightsThatWereNotRecordedAreNotThere() {
        assertThatThrownBy(() -> new History().weights())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("History: the weights were not recorded; ask for them with Trainer.recordWeights()");
    }

    @Test
    void everyWeightIsAColumn() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("0.weight", new Parameter(Tensor.of(new double[] {1, 2, 3, 4}, 2, 2)));
        parameters.put("0.bias", new Parameter(Tensor.of(5.0)));
        parameters.put("scale", new Parameter(Tensor.scalar(6, DType.FLOAT64)));
        WeightHistory weights = new WeightHistory(parameters);

        weights.record(0);
        parameters.values().forEach(parameter -> parameter.requiresGrad(false).mulInPlace(10));
        weights.record(2);

        assertThat(weights.columnNames())
                .containsExactly(
                        "0.weight[0, 0]", "0.weight[0, 1]", "0.weight[1, 0]", "0.weight[1, 1]", "0.bias[0]", "scale");
        assertThat(weights.epochNumbers()).containsExactly(0, 2);
        assertThat(weights.column("0.weight[1, 0]")).containsExactly(3, 30);
        assertThat(weights.column("0.bias[0]")).containsExactly(5, 50);
        assertThat(weights.column("scale")).containsExactly(6, 60);
        assertThatThrownBy(() -> weights.column("0.weight"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "WeightHistory: there is no weight '0.weight'; a name is a parameter's path and a place in it, such as 0.weight[0, 0]");
    }

    @Test
    void weightsThatWereRecordedBeforeAreTakenOver() {
        WeightHistory weights = new WeightHistory(Map.of("w", new Parameter(Tensor.of(1.0, 2.0))));
        weights.record(0);
        List<double[]> records = weights.records();
        weights.record(1);
        weights.restore(List.of(7), records);

        assertThat(weights.epochNumbers()).containsExactly(7);
        assertThat(weights.column("w[1]")).containsExactly(2);
        assertThatThrownBy(() -> weights.restore(List.of(1, 2), List.of(new double[3])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "WeightHistory: expected as many records as epochs, each of 2 weights; got 2 epochs and records of the sizes [3]");
    }
}
