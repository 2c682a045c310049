package dev.gradus.visualization.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = SECOND / 1000;

    private static void spend(Budget budget, int count, long nanoseconds) {
        for (int i = 0; i < count; i++) {
            budget.spend(nanoseconds);
        }
    }

    /** How many looks of a millisecond a run of 100 s takes that asks every millisecond. */
    private static int looks(Budget budget) {
        int looks = 0;
        for (long now = 0; now < 100 * SECOND; now += MILLI) {
            if (budget.allows(now)) {
                budget.spend(MILLI);
                looks++;
            }
        }
        return looks;
    }

    /** 1.05 s in all, of which each kind has its part, besides the free ones and one that overdraws. */
    @Test
    void allowsAHundredthOfTheTimeAndATwentiethOfASecond() {
        assertThat(looks(Budget.ofSteps(0))).isBetween(525, 529);
        assertThat(looks(Budget.ofSpreads(0))).isBetween(262, 267);
        assertThat(looks(Budget.ofPredictions(0))).isBetween(262, 265);
    }

    @Test
    void theFirstOnesAreFreeWhateverTheyCost() {
        Budget budget = Budget.ofSteps(0);
        spend(budget, 3, SECOND);

        assertThat(budget.allows(0)).isTrue();
        spend(budget, 1, SECOND);
        assertThat(budget.allows(0)).isFalse();
    }

    @Test
    void aPauseSavesNothingUp() {
        Budget budget = Budget.ofSteps(0);
        spend(budget, 3, 10 * MILLI);
        assertThat(budget.allows(3600 * SECOND)).isTrue();
        spend(budget, 5, 10 * MILLI);

        assertThat(budget.allows(3600 * SECOND)).isFalse();
    }

    @Test
    void countsWhatWasHeldUpAsFourOfItsKind() {
        Budget budget = Budget.ofSteps(0);
        spend(budget, 3, 5 * MILLI);
        spend(budget, 1, 100 * SECOND); // while the machine did something else

        assertThat(budget.allows(0)).as("20 of 25 ms").isTrue();
    }
}
