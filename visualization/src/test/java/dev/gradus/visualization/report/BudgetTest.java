package dev.gradus.visualization.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.visualization.report.Budget.Look;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final long SECOND = 1_000_000_000;

    private static void spend(Budget budget, Look look, int count, long nanoseconds) {
        for (int i = 0; i < count; i++) {
            budget.spend(look, nanoseconds);
        }
    }

    @Test
    void allowsHalfASecondAndAHundredthOfTheTime() {
        Budget budget = new Budget(0);
        spend(budget, Look.STEP, 5, SECOND / 10 + 1);

        assertThat(budget.allows(Look.STEP, 0)).isFalse();
        assertThat(budget.allows(Look.STEP, SECOND)).isTrue();
        spend(budget, Look.STEP, 10, SECOND / 10);
        assertThat(budget.allows(Look.STEP, 99 * SECOND)).isFalse();
        assertThat(budget.allows(Look.STEP, 101 * SECOND)).isTrue();
    }

    @Test
    void allowsThreeOfEachKindWhateverTheyCost() {
        Budget budget = new Budget(0);
        spend(budget, Look.STEP, 3, SECOND);
        assertThat(budget.allows(Look.STEP, 0)).isFalse();
        spend(budget, Look.SPREADS, 2, SECOND);

        assertThat(budget.allows(Look.SPREADS, 0)).isTrue();
        spend(budget, Look.SPREADS, 1, SECOND);
        assertThat(budget.allows(Look.SPREADS, 0)).isFalse();
    }

    @Test
    void countsWhatWasHeldUpAsFourOfItsKind() {
        Budget budget = new Budget(0);
        budget.spend(Look.STEP, 100 * SECOND); // before the classes were loaded
        spend(budget, Look.STEP, 3, SECOND / 100);
        budget.spend(Look.STEP, 100 * SECOND); // while the machine did something else

        assertThat(budget.allows(Look.STEP, 0)).as("0.2 s").isTrue();
    }
}
