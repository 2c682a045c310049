package dev.gradus.training.data.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
    private static final double[] WEIGHTS = {1, 0, 3, 6, 0};

    private static double[] shares(int[] order) {
        double[] shares = new double[WEIGHTS.length];
        for (int position : order) {
            shares[position] += 1.0 / order.length;
        }
        return shares;
    }

    @Test
    void withReplacementSharesAreInProportionToTheWeights() {
        int[] order = new WeightedSampler(WEIGHTS, 100_000, true, new Generator(1)).order(5);

        assertThat(shares(order)).containsExactly(new double[] {0.1, 0, 0.3, 0.6, 0}, within(0.01));
        assertThat(shares(order)[1]).isZero();
    }

    @Test
    void withoutReplacementTheFirstIsDrawnInProportionToTheWeightsAndNoneTwice() {
        WeightedSampler sampler = new WeightedSampler(WEIGHTS, 3, false, new Generator(1));
        int[] firsts = new int[50_000];
        for (int i = 0; i < firsts.length; i++) {
            int[] order = sampler.order(5);
            assertThat(order).containsExactlyInAnyOrder(0, 2, 3);
            firsts[i] = order[0];
        }

        assertThat(shares(firsts)).containsExactly(new double[] {0.1, 0, 0.3, 0.6, 0}, within(0.01));
    }

    @Test
    void withoutReplacementTheSecondIsDrawnFromTheRest() {
        WeightedSampler sampler = new WeightedSampler(new double[] {1, 1, 2}, 2, false, new Generator(1));
        int heavySecond = 0;
        int lightFirst = 0;
        for (int i = 0; i < 50_000; i++) {
            int[] order = sampler.order(3);
            lightFirst += order[0] == 0 ? 1 : 0;
            heavySecond += order[0] == 0 && order[1] == 2 ? 1 : 0;
        }

        // After sample 0, the weights 1 and 2 are left.
        assertThat((double) heavySecond / lightFirst).isCloseTo(2.0 / 3, within(0.02));
    }

    @Test
    void aBalancedSamplerComesToEachClassEquallyOften() {
        Tensor labels = Tensor.of(new long[] {7, 7, 7, 7, 7, 7, 7, 7, 9, 9});
        WeightedSampler sampler = WeightedSampler.balanced(labels, 3);
        int nines = 0;
        for (int epoch = 0; epoch < 2000; epoch++) {
            for (int position : sampler.order(10)) {
                nines += position >= 8 ? 1 : 0;
            }
        }

        assertThat(nines / 20_000.0).isCloseTo(0.5, within(0.02));
    }

    @Test
    void theSameSeedAndARestoredStateDrawTheSame() {
        for (boolean replacement : new boolean[] {true, false}) {
            Sampler sampler = new WeightedSampler(WEIGHTS, 3, replacement, new Generator(4));
            int[] first = sampler.order(5);
            List<Long> state = sampler.state();
            int[] second = sampler.order(5);

            Sampler same = new WeightedSampler(WEIGHTS, 3, replacement, new Generator(4));
            assertThat(same.order(5)).isEqualTo(first);
            same.restore(state);
            assertThat(same.order(5)).isEqualTo(second);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void weightsThatAreNoneAreRefused(double weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedSampler(new double[] {1, weight}, 0))
                .withMessage(
                        "WeightedSampler: expected finite weights of at least 0, but that of sample 1 is " + weight);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedSampler(new double[] {0, 0}, 0))
                .withMessage("WeightedSampler: the 2 weights must have a finite sum above 0, or nothing can be drawn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedSampler(new double[] {1e308, 1e308}, 0))
                .withMessageContaining("must have a finite sum");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedSampler(WEIGHTS, 4, false, new Generator(0)))
                .withMessage(
                        "WeightedSampler: cannot draw 4 samples of 3 with a weight above 0 without replacement; draw fewer, or with replacement");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedSampler(WEIGHTS, 0, true, new Generator(0)))
                .withMessage("WeightedSampler: cannot draw 0 samples of 3 with a weight above 0; draw at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedSampler(WEIGHTS, 0).order(6))
                .withMessage(
                        "WeightedSampler: there are 5 weights, but the data set has 6 samples; give one weight for each sample");
    }

    @Test
    void aSequentialSamplerKeepsTheOrder() {
        assertThat(new SequentialSampler().order(3)).containsExactly(0, 1, 2);
        assertThat(new RandomSampler(5).order(100)).isEqualTo(new Generator(5).permutation(100));
    }
}
