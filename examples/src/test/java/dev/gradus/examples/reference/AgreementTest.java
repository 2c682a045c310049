package dev.gradus.examples.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private final Agreement agreement = new Agreement(1e-12);

    @Test
    void figures_within_the_tolerance_agree() {
        agreement.check("E", 1 + 1e-13, 1);
        agreement.check("z", Tensor.of(1.0, 2.0), Tensor.of(1.0, 2.0));

        assertThat(agreement.holds()).isTrue();
        assertThat(agreement)
                .hasToString("3 figures agree with the reference; largest difference 1.0e-13, allowed 1e-12");
    }

    @Test
    void figures_out_of_tolerance_are_named() {
        agreement.check("W", List.of(Tensor.of(1.0, 2.0)), List.of(Tensor.of(1.0, 2.5)));

        assertThat(agreement.holds()).isFalse();
        assertThat(agreement.toString()).contains("DISAGREES", "W(1) element 1: computed 2.0, the reference has 2.5");
    }

    @Test
    void nothing_agrees_with_what_is_no_number() {
        agreement.check("E", Double.NaN, 1);

        assertThat(agreement.holds()).isFalse();
    }

    @Test
    void other_shapes_disagree() {
        agreement.check("z", Tensor.of(1.0), Tensor.of(1.0, 2.0));

        assertThat(agreement.toString()).contains("z: computed the shape (1,), the reference has (2,)");
    }
}
