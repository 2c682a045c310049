package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.OperationException;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import org.junit.jupiter.api.Test;

class FlattenTest {
    @Test
    void allButTheFirstDimensionAreJoined() {
        assertThat(new Flatten().apply(Tensor.zeros(2, 3, 4, 5)).shape()).isEqualTo(Shape.of(2, 60));
        assertThat(new Flatten().apply(Tensor.zeros(2, 3)).shape()).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void dimensionsCanBeChosen() {
        assertThat(new Flatten(0, 1).apply(Tensor.zeros(2, 3, 4)).shape()).isEqualTo(Shape.of(6, 4));
        assertThat(new Flatten(-3, -2).apply(Tensor.zeros(2, 3, 4)).shape()).isEqualTo(Shape.of(6, 4));
    }

    @Test
    void aMissingDimensionIsAnError() {
        assertThatThrownBy(() -> new Flatten().apply(Tensor.zeros(3)))
                .isInstanceOf(OperationException.class)
                .hasMessageContainingAll("Flatten: expected an input with a dimension 1", "got the shape (3,)");
    }

    @Test
    void dimensionsInTheWrongOrderAreAnError() {
        assertThatThrownBy(() -> new Flatten(2, 1).apply(Tensor.zeros(2, 3, 4)))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining(
                        "Flatten: expected the dimension 2 not to come after 1, but it does in an input of shape (2, 3, 4)");
    }

    @Test
    void settingsAreShown() {
        assertThat(new Flatten()).hasToString("Flatten(startDim=1, endDim=-1)");
    }
}
