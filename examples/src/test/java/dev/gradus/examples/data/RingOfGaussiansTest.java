package dev.gradus.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.data.RingOfGaussians.Imitation;
import org.junit.jupiter.api.Test;

class RingOfGaussiansTest {
    private final RingOfGaussians ring = new RingOfGaussians(8, 2, 0.1);

    @Test
    void points_gather_in_clouds_on_the_circle() {
        Tensor points = ring.sample(new Generator(1), 4000);
        Imitation imitation = ring.judge(points);

        assertThat(points.shape()).isEqualTo(Shape.of(4000, 2));
        assertThat(points.square().sum(1).sqrt().mean().item()).isCloseTo(2, within(0.02));
        assertThat(points.mean(0).abs().max().item()).isLessThan(0.1);
        assertThat(imitation.found()).isEqualTo(8);
        // Of a standard normal in two dimensions, e^(-9/2) lie beyond 3, and the mean distance is √(π/2).
        assertThat(imitation.between()).isCloseTo(0.011, within(0.005));
        assertThat(imitation.distance()).isCloseTo(0.1253, within(0.004));
    }

    @Test
    void points_elsewhere_find_no_cloud() {
        Imitation middle = ring.judge(Tensor.zeros(10, 2));
        assertThat(middle).isEqualTo(new Imitation(0, 1, 2));

        Imitation one = ring.judge(Tensor.of(new float[] {2, 0, 2, 0.1f, 0, 0, -1.9f, 0}, 4, 2));
        assertThat(one.found()).isEqualTo(2);
        assertThat(one.between()).isEqualTo(0.25);
        assertThat(one.distance()).isCloseTo((0.1 + 2 + 0.1) / 4, within(1e-6));
    }
}
