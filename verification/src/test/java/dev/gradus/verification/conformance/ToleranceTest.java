package dev.gradus.verification.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ToleranceTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private final Tolerance ofEach = new Tolerance(1e-3, false);
    private final Tolerance ofLargest = new Tolerance(1e-3, true);

    @Test
    void isAbsoluteAndRelative() {
        accepts(ofEach, new double[] {0, 1000}, new double[] {0.0009, 1000.9});
        rejects(ofEach, new double[] {0, 1000}, new double[] {0.0011, 1000});
        rejects(ofEach, new double[] {0, 1000}, new double[] {0, 1001.1});
    }

    @Test
    void mayBeRelativeToTheLargestFiniteMagnitude() {
        accepts(ofLargest, new double[] {0, -1000}, new double[] {0.9, -1000});
        rejects(ofLargest, new double[] {0, -1000}, new double[] {1.1, -1000});
        rejects(ofLargest, new double[] {0, INFINITY}, new double[] {1, INFINITY});
    }

    @Test
    void doesNotApplyToWhatIsNotFinite() {
        accepts(ofEach, new double[] {Double.NaN, INFINITY, -INFINITY}, new double[] {Double.NaN, INFINITY, -INFINITY});
        rejects(ofEach, new double[] {Double.NaN}, new double[] {0});
        rejects(ofEach, new double[] {0}, new double[] {Double.NaN});
        rejects(ofEach, new double[] {INFINITY}, new double[] {1e300});
        rejects(ofEach, new double[] {1e300}, new double[] {INFINITY});
        rejects(ofEach, new double[] {INFINITY}, new double[] {-INFINITY});
    }

    private static void accepts(Tolerance tolerance, double[] expected, double[] actual) {
        assertThatCode(() -> tolerance.checkNumbers("x", expected, actual)).doesNotThrowAnyException();
    }

    private static void rejects(Tolerance tolerance, double[] expected, double[] actual) {
        assertThatThrownBy(() -> tolerance.checkNumbers("x", expected, actual)).isInstanceOf(MismatchError.class);
    }
}
