package dev.gradus.visualization.plots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingTest {
    @Test
    void draws_images_side_by_side() {
        Tensor images = Tensor.from(new float[][][] {{{0, 1}, {0.5f, 0.25f}}, {{1, 1}, {0.75f, 0}}});

        assertThat(Drawing.of(images, List.of("one", "two")).lines().map(String::stripTrailing))
                .containsExactly("  ██   ████", "▒▒░░   ▓▓", "one    two");
    }
}
