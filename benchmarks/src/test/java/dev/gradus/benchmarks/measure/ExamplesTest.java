package dev.gradus.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExamplesTest {
    @ParameterizedTest
    @EnumSource
    void every_training_has_its_own_batch_the_same_each_time(Workload workload) {
        if (workload.kind() != Workload.Kind.TRAINING) {
            return;
        }
        Examples examples = Examples.of(workload);

        assertThat(examples.inputs()).isEqualTo(Examples.of(workload).inputs());
        assertThat(examples.targets()).isEqualTo(Examples.of(workload).targets());
        assertThat(examples.inputs().length % examples.count()).isZero();
        assertThat(examples.targets().length % examples.count()).isZero();
    }

    @Test
    void labels_are_the_places_of_the_ones() {
        Examples examples = Examples.of(Workload.MLP_ADAM);
        float[] targets = examples.targets();
        long[] labels = examples.labels();

        assertThat(labels).hasSize(128).doesNotContain(-1, 10);
        assertThat(labels).contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        for (int i = 0; i < labels.length; i++) {
            assertThat(targets[i * 10 + (int) labels[i]]).isEqualTo(1);
        }
    }

    @Test
    void uniform_numbers_lie_between_zero_and_one() {
        float[] numbers = Examples.uniform(3, 10_000);
        double sum = 0;
        for (float number : numbers) {
            assertThat(number).isBetween(0f, Math.nextDown(1f));
            sum += number;
        }
        assertThat(sum / numbers.length).isBetween(0.48, 0.52);
    }

    @Test
    void a_product_trains_on_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.of(Workload.MATMUL_512))
                .withMessage("matmul-512 has no examples");
    }
}
