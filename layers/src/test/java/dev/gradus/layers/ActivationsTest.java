package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

class ActivationsTest {
    @Test
    void settingsAreShown() {
        assertThat(new ELU(0.5)).hasToString("ELU(alpha=0.5)");
        assertThat(new CELU()).hasToString("CELU(alpha=1.0)");
        assertThat(new LeakyReLU()).hasToString("LeakyReLU(negativeSlope=0.01)");
        assertThat(new Hardtanh()).hasToString("Hardtanh(low=-1.0, high=1.0)");
        assertThat(new Softplus()).hasToString("Softplus(beta=1.0, threshold=20.0)");
        assertThat(new PReLU(3)).hasToString("PReLU(slopes=3)");
    }

    @Test
    void settingsOutOfRangeAreErrors() {
        assertThatThrownBy(() -> new CELU(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CELU: expected an alpha other than 0");
        assertThatThrownBy(() -> new Hardtanh(1, 1))
                .hasMessage("Hardtanh: expected a low end below the high one, got 1.0 and 1.0");
        assertThatThrownBy(() -> new Softplus(0, 20))
                .hasMessage("Softplus: expected a finite beta other than 0, got 0.0");
        assertThatThrownBy(() -> new PReLU(0)).hasMessage("PReLU: expected at least 1 slope, got 0");
    }

    @Test
    void slopesAreNamedAsInPyTorchAndStartAsTold() {
        assertThat(new PReLU(2).stateDict().get("weight").toDoubleArray()).containsExactly(0.25, 0.25);
        assertThat(new PReLU(1, -0.5).weight().toDoubleArray()).containsExactly(-0.5);
    }

    @Test
    void slopesForOtherChannelsThanTheInputHasAreAnError() {
        assertThatThrownBy(() -> new PReLU(2).apply(Tensor.zeros(4, 3)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "prelu: expected a slope of shape (1,) or (3,) for the input (4, 3), got (2,) [in model (PReLU)]");
    }
}
