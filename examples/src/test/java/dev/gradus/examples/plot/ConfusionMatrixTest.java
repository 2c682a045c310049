package dev.gradus.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private final ConfusionMatrix matrix =
            new ConfusionMatrix(List.of("cat", "dog"), Tensor.of(0L, 0, 0, 1, 1), Tensor.of(0L, 0, 1, 1, 1));

    @Test
    void counts_what_was_taken_for_what() {
        assertThat(matrix.toString().lines())
                .containsExactly(
                        "true \\ predicted   cat   dog",
                        "             cat     2     1",
                        "             dog     .     2");
    }

    @Test
    void accuracy_is_the_share_of_the_diagonal() {
        assertThat(matrix.accuracy()).isEqualTo(0.8);
    }
}
