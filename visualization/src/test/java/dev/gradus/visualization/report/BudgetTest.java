package dev.gradus.visualization.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.visualization.report.Budget.Look;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void allowsHalfASecondAndAHundredthOfTheTime() {
        Budget budget = new Budget(0);
        budget.spend(Look.STEP, SECOND / 2 + 1);

        assertThat(budget.allows(0)).isFalse();
        assertThat(budget.allows(SECOND)).isTrue();
        budget.spend(Look.STEP, SECOND);
        assertThat(budget.allows(99 * SECOND)).isFalse();
        assertThat(budget.allows(101 * SECOND)).isTrue();
    }

    @Test
    void countsWhatWasHeldUpAsFourOfItsKind() {
        Budget budget = new Budget(0);
        budget.spend(Look.STEP, SECOND / 10);
        budget.spend(Look.STEP, 100 * SECOND); // the machine did something else: 0.4 s
        assertThat(budget.allows(SECOND)).isTrue();
        budget.spend(Look.PREDICTIONS, 100 * SECOND); // the first of its kind may be so slow

        assertThat(budget.allows(SECOND)).isFalse();
    }
}
