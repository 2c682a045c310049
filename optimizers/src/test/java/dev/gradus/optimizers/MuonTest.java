package dev.gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MuonTest {
    /** What five rounds make of a singular value: a polynomial of it, five times over. */
    private static double orthogonal(double singular) {
        double s = singular;
        for (int i = 0; i < 5; i++) {
            s = 3.4445 * s - 4.775 * Math.pow(s, 3) + 2.0315 * Math.pow(s, 5);
        }
        return s;
    }

    private static Parameter ones(int rows, int columns) {
        return new Parameter(Tensor.ones(DType.FLOAT64, rows, columns));
    }

    /** A gradient whose singular values are its numbers. */
    private static Tensor diagonal(double first, double second, int rows, int columns) {
        return Tensor.zeros(DType.FLOAT64, rows, columns).set(first, 0, 0).set(second, 1, 1);
    }

    @Test
    void aTallMatrixStepsAlikeInAllDirections() {
        Parameter parameter = ones(3, 2);
        Optimizer optimizer = new Muon(List.of(parameter), 0.1);
        parameter.backward(diagonal(3, -4, 3, 2));
        optimizer.step();

        double size = 0.1 * Math.sqrt(1.5);
        double rest = 0.99;
        assertThat(parameter.toDoubleArray())
                .containsExactly(
                        new double[] {
                            rest - size * orthogonal(0.6), rest, rest, rest + size * orthogonal(0.8), rest, rest
                        },
                        within(1e-12));
    }

    @Test
    void theMeanIsSteppedAlongWithOrWithoutALookAhead() {
        for (boolean nesterov : new boolean[] {false, true}) {
            Parameter parameter = ones(2, 3);
            Muon optimizer = new Muon(List.of(parameter), 0.1)
                    .momentum(0.5)
                    .nesterov(nesterov)
                    .weightDecay(0);
            parameter.backward(diagonal(3, 0, 2, 3));
            optimizer.step();
            optimizer.zeroGrad();
            parameter.backward(diagonal(0, 2, 2, 3));
            optimizer.step();

            // means: (1.5, 0), then (0.75, 1); with the second gradient, half of each: (0.375, 1.5)
            double first = nesterov ? 0.375 : 0.75;
            double second = nesterov ? 1.5 : 1;
            double norm = Math.hypot(first, second);
            assertThat(parameter.toDoubleArray())
                    .containsExactly(
                            new double[] {
                                1 - 0.1 * (orthogonal(1) + orthogonal(first / norm)),
                                1,
                                1,
                                1,
                                1 - 0.1 * orthogonal(second / norm),
                                1
                            },
                            within(1e-12));
        }
    }

    @Test
    void aLoadedStateGoesOnBitForBit() {
        Parameter parameter = ones(2, 2);
        Muon optimizer = new Muon(List.of(parameter), 0.1);
        parameter.backward(diagonal(3, 1, 2, 2));
        optimizer.step();
        Parameter copy = new Parameter(parameter);
        Muon other = new Muon(List.of(copy), 0.1);
        other.loadStateDict(optimizer.stateDict());
        copy.backward(diagonal(3, 1, 2, 2));
        optimizer.step();
        other.step();
        assertThat(copy.toDoubleArray()).isEqualTo(parameter.toDoubleArray());
    }

    @Test
    void aVectorIsAnError() {
        Parameter bias = new Parameter(Tensor.zeros(3));
        bias.backward(Tensor.ones(3));
        assertThatThrownBy(new Muon(List.of(bias), 0.1)::step)
                .isInstanceOf(OperationException.class)
                .hasMessageContaining(
                        "expected a matrix, got a parameter of shape (3,); give biases and the like to another optimizer, such as AdamW");
    }
}
