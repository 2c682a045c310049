package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BilinearTest {
    private final Bilinear layer = new Bilinear(3, 2, 4, true);
    private final Tensor x1 = Tensor.randn(new Generator(1), 2, 5, 3).to(DType.FLOAT64);
    private final Tensor x2 = Tensor.randn(new Generator(2), 2, 5, 2).to(DType.FLOAT64);

    BilinearTest() {
        layer.to(DType.FLOAT64);
    }

    @Test
    void allProductsAreWeighedAndSummed() {
        Tensor output = layer.apply(x1, x2);
        assertThat(output.shape()).isEqualTo(Shape.of(2, 5, 4));
        double sum = layer.bias().orElseThrow().get(3);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                sum += layer.weight().get(3, i, j) * x1.get(1, 2, i) * x2.get(1, 2, j);
            }
        }
        assertThat(output.get(1, 2, 3)).isCloseTo(sum, within(1e-14));
        assertThat(layer.apply(x1.select(0, 1).select(0, 2), x2.select(0, 1).select(0, 2))
                        .get(3))
                .isCloseTo(sum, within(1e-14));
        assertThat(layer.apply(x1.narrow(0, 0, 0), x2.narrow(0, 0, 0)).shape()).isEqualTo(Shape.of(0, 5, 4));
    }

    @Test
    void gradientsAreRightToTheSecondOrder() {
        GradientCheck.ofList(all -> layer.apply(all.get(0), all.get(1)))
                .secondOrder()
                .check(
                        x1.copy().requiresGrad(true),
                        x2.copy().requiresGrad(true),
                        layer.weight(),
                        layer.bias().orElseThrow());
    }

    @Test
    void parametersAreNamedAndStartAsInPyTorch() {
        assertThat(layer.stateDict().keySet()).containsExactly("weight", "bias");
        assertThat(new Bilinear(3, 2, 4, false).bias()).isEmpty();
        assertThat(new Bilinear(3, 2, 4, false)).hasToString("Bilinear(in1=3, in2=2, out=4, bias=false)");
        double largest = Arrays.stream(new Bilinear(25, 50, 20, false).weight().toDoubleArray())
                .map(Math::abs)
                .max()
                .orElseThrow();
        assertThat(largest).isBetween(0.199, 0.2);
    }

    @Test
    void whatDoesNotFitIsAnError() {
        assertThatThrownBy(() -> new Bilinear(3, 0, 4, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Bilinear: expected at least 1 element of each input and 1 output, got 3, 0 and 4");
        assertThatThrownBy(() -> layer.apply(x2, x1))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "Bilinear: expected inputs of the shapes (..., 3) and (..., 2), got (2, 5, 2) and (2, 5, 3) [in model (Bilinear)]");
        assertThatThrownBy(() -> layer.apply(x1, x2.narrow(0, 0, 1)))
                .hasMessageContaining("got (2, 5, 3) and (1, 5, 2)");
    }
}
