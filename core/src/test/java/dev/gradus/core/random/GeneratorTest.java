package dev.gradus.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    @Test
    void theFirstNumbersOfASeedNeverChange() {
        // By the authors' reference implementation in C, seeded with splitmix64 from 0.
        Generator generator = new Generator(0);

        assertThat(generator.nextLong()).isEqualTo(5987356902031041503L);
        assertThat(generator.nextLong()).isEqualTo(7051070477665621255L);
        assertThat(generator.nextLong()).isEqualTo(6633766593972829180L);
    }

    @Test
    void aStateCanBeSavedAndRestored() {
        Generator generator = new Generator(5);
        generator.nextLong();
        long[] state = generator.state();
        double[] expected = generator.normal(5, 0, 1);
        generator.restore(state);

        assertThat(generator.normal(5, 0, 1)).isEqualTo(expected);
        assertThatThrownBy(() -> generator.restore(new long[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The state of a generator is 4 numbers that are not all 0, got [0, 0, 0, 0]");
        assertThatThrownBy(() -> generator.restore(new long[] {1})).hasMessageContaining("got [1]");
    }

    @Test
    void wholeNumbersAreEquallyLikely() {
        Generator generator = new Generator(1);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            counts[generator.nextInt(6)]++;
        }

        assertThat(Arrays.stream(counts)).allMatch(count -> count > 9_600 && count < 10_400);
        assertThat(generator.nextInt(1)).isZero();
        assertThatThrownBy(() -> generator.nextInt(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The bound of a random number must be at least 1, got 0");
    }

    @Test
    void aPermutationHoldsEveryNumberOnce() {
        int[] order = new Generator(2).permutation(100);

        assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
        assertThat(order).isNotEqualTo(IntStream.range(0, 100).toArray());
        assertThat(new Generator(2).permutation(100)).isEqualTo(order);
        assertThat(new Generator(2).permutation(0)).isEmpty();
    }

    @Test
    void aRangeOfOneNumberGivesThatNumber() {
        assertThat(new Generator(3).uniform(2, 1.5, 1.5)).containsExactly(1.5, 1.5);
    }
}
