package dev.gradus.visualization.playground;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.gradus.core.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;

/** What a network can be given of a point (x₁, x₂), by its formula: where the right ones are there, fewer neurons do. */
final class Features {
    static final ImmutableMap<String, BinaryOperator<Tensor>> ALL =
            ImmutableMap.<String, BinaryOperator<Tensor>>builder()
                    .put("x₁", (x, y) -> x)
                    .put("x₂", (x, y) -> y)
                    .put("x₁²", (x, y) -> x.square())
                    .put("x₂²", (x, y) -> y.square())
                    .put("x₁x₂", Tensor::mul)
                    .put("sin 2πx₁", (x, y) -> x.mul(2 * Math.PI).sin())
                    .put("sin 2πx₂", (x, y) -> y.mul(2 * Math.PI).sin())
                    .build();

    /** The point itself. */
    static final ImmutableList<String> COORDINATES = ImmutableList.of("x₁", "x₂");

    private Features() {}

    /** Some features, by name, of points (n, 2): of shape (n, features). */
    static Tensor of(Tensor points, List<String> names) {
        Tensor x = points.select(1, 0);
        Tensor y = points.select(1, 1);
        return Tensor.stack(
                names.stream()
                        .map(name -> Objects.requireNonNull(ALL.get(name)).apply(x, y))
                        .toList(),
                1);
    }
}
