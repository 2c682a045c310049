package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void elementsAreNumberedRowByRow() {
        Shape shape = Shape.of(2, 3, 4);
        assertThat(shape.unravel(0)).containsExactly(0, 0, 0);
        assertThat(shape.unravel(23)).containsExactly(1, 2, 3);
        assertThat(shape.unravel(13)).containsExactly(1, 0, 1);
        assertThat(Shape.of().unravel(0)).isEmpty();
    }

    @Test
    void thereIsNoElementAfterTheLast() {
        assertThatThrownBy(() -> Shape.of(2, 3).unravel(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Shape.of(2, 0).unravel(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
