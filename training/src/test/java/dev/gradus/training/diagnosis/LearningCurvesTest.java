package dev.gradus.training.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LearningCurvesTest {
    private static History history(int epochs, IntToDoubleFunction training, IntToDoubleFunction validation) {
        History history = new History();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            history.add(EpochRecord.builder(epoch, training.applyAsDouble(epoch))
                    .validation(validation.applyAsDouble(epoch), Map.of())
                    .build());
        }
        return history;
    }

    private static List<Rule> rules(History history) {
        return LearningCurves.findings(history).stream().map(Finding::rule).toList();
    }

    @Test
    void findsOverfitting() {
        History history =
                history(12, epoch -> 1.0 / epoch, epoch -> epoch < 5 ? 1.0 / epoch : 0.25 + 0.02 * (epoch - 4));
        List<Finding> findings = LearningCurves.findings(history);

        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.OVERFITTING);
        assertThat(findings.get(0).text())
                .isEqualTo(
                        "the validation loss was lowest after epoch 4 (0.2500) and is 48 % above that in the last 3 epochs, while the training loss fell on from 0.2500 to 0.08333");
        assertThat(findings.get(0).numbers()).containsEntry("bestEpoch", 4.0);
        assertThat(findings.get(0).source()).contains("Prechelt 1998");
    }

    @Test
    void takesOneBadEpochForChance() {
        assertThat(rules(history(12, epoch -> 1.0 / epoch, epoch -> epoch == 12 ? 5 : 1.0 / epoch)))
                .isEmpty();
    }

    @Test
    void doesNotCallARiseOfBothLossesOverfitting() {
        assertThat(rules(history(8, epoch -> Math.abs(epoch - 3) + 1, epoch -> Math.abs(epoch - 3) + 1)))
                .containsExactly(Rule.LOSS_DIVERGES);
    }

    @Test
    void findsDivergence() {
        History history = history(8, epoch -> epoch < 4 ? 1.0 / epoch : 10 * epoch, epoch -> Double.NaN);

        assertThat(LearningCurves.findings(history)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.LOSS_DIVERGES);
            assertThat(finding.text())
                    .isEqualTo("the training loss was 0.3333 in epoch 3 and is 60.00 or more in the last 3 epochs");
        });
    }

    @Test
    void doesNotCallNoiseNearZeroDivergence() {
        assertThat(rules(history(
                        9, epoch -> epoch < 5 ? 1.0 / epoch : 1e-6 * (1 + 3 * (epoch % 5)), epoch -> Double.NaN)))
                .doesNotContain(Rule.LOSS_DIVERGES);
    }

    @Test
    void findsAPlateau() {
        History history = history(30, epoch -> 0.5 + Math.exp(-epoch), epoch -> Double.NaN);

        assertThat(LearningCurves.findings(history)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.LOSS_ON_PLATEAU);
            assertThat(finding.text()).isEqualTo("the training loss has been about 0.5000 for the last 10 epochs");
        });
    }

    @Test
    void takesALowLossForTheEndOfTheWay() {
        assertThat(rules(history(30, epoch -> 0.01 + Math.exp(-epoch), epoch -> Double.NaN)))
                .isEmpty();
    }

    @Test
    void findsNothingInAHealthyRun() {
        assertThat(rules(history(30, epoch -> 1 / Math.sqrt(epoch), epoch -> 1.1 / Math.sqrt(epoch))))
                .isEmpty();
    }

    @Test
    void findsNothingWhereThereIsLittleOrNothing() {
        assertThat(LearningCurves.findings(new History())).isEmpty();
        assertThat(rules(history(3, epoch -> epoch, epoch -> epoch))).isEmpty();
        assertThat(rules(history(20, epoch -> Double.NaN, epoch -> Double.NaN))).isEmpty();
    }
}
