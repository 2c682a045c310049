package dev.gradus.visualization.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.random.Generator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaneDataTest {
    static Stream<String> kinds() {
        return PlaneData.CLASSES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void halfOfThePointsAreOfEachClassAndAllInThePicture(String kind) {
        PlanePoints points = PlaneData.draw(kind, 400, 0, new Generator(1));

        double ones = 0;
        for (int i = 0; i < 400; i++) {
            assertThat(Math.abs(points.x()[i])).isLessThan((float) Raster.REACH);
            assertThat(Math.abs(points.y()[i])).isLessThan((float) Raster.REACH);
            ones += points.target()[i];
        }
        assertThat(ones).isEqualTo(200);
        assertThat(points.outputs()).isEqualTo(1);
        assertThat(PlaneData.draw(kind, 400, 0, new Generator(1)).x()).isEqualTo(points.x());
        assertThat(PlaneData.draw(kind, 400, 0, new Generator(2)).x()).isNotEqualTo(points.x());
    }

    @Test
    void pointsAreWhereTheirFormulaSays() {
        PlanePoints xor = PlaneData.draw("xor", 200, 0, new Generator(1));
        PlanePoints circles = PlaneData.draw("circles", 200, 0, new Generator(1));
        PlanePoints spiral = PlaneData.draw("spiral", 200, 0, new Generator(1));
        for (int i = 0; i < 200; i++) {
            assertThat(xor.x()[i] * xor.y()[i] < 0).isEqualTo(xor.target()[i] == 1);
            double r = Math.hypot(circles.x()[i], circles.y()[i]);
            assertThat(r < 0.5).isEqualTo(circles.target()[i] == 1);
            // The angle tells the radius: φ = 3π t + π c and r = 0.95 t.
            double angle = 3 * Math.PI * Math.hypot(spiral.x()[i], spiral.y()[i]) / 0.95 + Math.PI * spiral.target()[i];
            double around = Math.atan2(spiral.y()[i], spiral.x()[i]) - angle;
            assertThat(Math.cos(around)).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void numbersAreWhatTheirFormulaSays() {
        PlanePoints plane = PlaneData.draw("plane", 200, 0, new Generator(1));
        PlanePoints hills = PlaneData.draw("hills", 200, 0, new Generator(1));

        assertThat(plane.areNumbers()).isTrue();
        for (int i = 0; i < 200; i++) {
            assertThat(plane.target()[i]).isCloseTo((plane.x()[i] + plane.y()[i]) / 2, within(1e-6f));
            // The four exponentials are two factors: Σ± e^(-(x∓½)²/2σ²) of each coordinate.
            double product = wave(hills.x()[i]) * wave(hills.y()[i]);
            assertThat(hills.target()[i]).isCloseTo((float) product, within(1e-5f));
        }
    }

    private static double wave(double x) {
        return Math.exp(-8 * (x - 0.5) * (x - 0.5)) - Math.exp(-8 * (x + 0.5) * (x + 0.5));
    }

    @Test
    void noiseSpreadsThePoints() {
        PlanePoints exact = PlaneData.draw("moons", 500, 0, new Generator(1));
        PlanePoints noisy = PlaneData.draw("moons", 500, 0.2, new Generator(1));

        double squares = 0;
        for (int i = 0; i < 500; i++) {
            squares += Math.pow(noisy.x()[i] - exact.x()[i], 2);
        }
        assertThat(Math.sqrt(squares / 500)).isCloseTo(0.2, within(0.03));
    }

    @Test
    void otherKindsAreTold() {
        assertThatThrownBy(() -> PlaneData.draw("square", 10, 0, new Generator(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "PlaneData: expected one of [spiral, circles, xor, moons, gaussians, plane, hills], got 'square'");
    }
}
