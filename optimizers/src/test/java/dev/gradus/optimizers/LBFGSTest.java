package dev.gradus.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LBFGSTest {
    private final Parameter x = parameter(-1.2);
    private final Parameter y = parameter(1);

    private static Parameter parameter(double... values) {
        return new Parameter(Tensor.of(values).to(DType.FLOAT64));
    }

    /** Rosenbrock's valley, whose floor is bent; its lowest point is at (1, 1). */
    private static Tensor valley(Tensor x, Tensor y) {
        return y.sub(x.square()).square().mul(100).add(x.neg().add(1).square()).sum();
    }

    @Test
    void theLineSearchFindsTheEndOfABentValley() {
        LBFGS optimizer = new LBFGS(List.of(x, y), 1).strongWolfe(true).tolerances(1e-10, 1e-15);
        double first = optimizer.step(() -> valley(x, y));
        assertThat(first).isEqualTo(24.2, within(1e-12));
        double before = first;
        for (int i = 0; i < 4; i++) {
            double loss = optimizer.step(() -> valley(x, y));
            assertThat(loss).isLessThanOrEqualTo(before);
            before = loss;
        }
        assertThat(x.item()).isEqualTo(1, within(1e-6));
        assertThat(y.item()).isEqualTo(1, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBowlIsSolvedInOneStep(boolean strongWolfe) {
        Parameter point = parameter(3, -2, 1);
        Tensor curvatures = Tensor.of(1.0, 4.0, 9.0).to(DType.FLOAT64);
        LBFGS optimizer = new LBFGS(List.of(point), 1).strongWolfe(strongWolfe).maxIterations(50);
        optimizer.step(() -> point.square().mul(curvatures).sum());
        assertThat(point.toDoubleArray()).containsExactly(new double[] {0, 0, 0}, within(1e-4));
    }

    /** Computed by hand: the first goes min(1, 1 / 6) along the gradient 6, the second has the exact curvature. */
    @Test
    void twoIterationsOnAParabola() {
        Parameter point = parameter(3);
        LBFGS one = new LBFGS(List.of(point), 0.5).maxIterations(1);
        one.step(() -> point.square().sum());
        assertThat(point.item()).isEqualTo(2.5, within(1e-15));
        one.step(() -> point.square().sum());
        assertThat(point.item()).isEqualTo(1.25, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLoadedStateGoesOnBitForBit(boolean strongWolfe) {
        double rate = strongWolfe ? 1 : 1e-3;
        LBFGS optimizer = new LBFGS(List.of(x, y), rate)
                .strongWolfe(strongWolfe)
                .maxIterations(3)
                .historySize(2);
        optimizer.step(() -> valley(x, y));
        optimizer.step(() -> valley(x, y));
        Parameter x2 = new Parameter(x);
        Parameter y2 = new Parameter(y);
        LBFGS other = new LBFGS(List.of(x2, y2), rate)
                .strongWolfe(strongWolfe)
                .maxIterations(3)
                .historySize(2);
        other.loadStateDict(optimizer.stateDict());
        for (int i = 0; i < 2; i++) {
            assertThat(other.step(() -> valley(x2, y2))).isEqualTo(optimizer.step(() -> valley(x, y)));
        }
        assertThat(x2.item()).isEqualTo(x.item());
        assertThat(y2.item()).isEqualTo(y.item());
    }

    @Test
    void evaluationsAreLimited() {
        int[] count = {0};
        LBFGS optimizer = new LBFGS(List.of(x, y), 1e-3).maxIterations(20).maxEvaluations(4);
        optimizer.step(() -> {
            count[0]++;
            return valley(x, y);
        });
        assertThat(count[0]).isEqualTo(4);
    }

    @Test
    void whatIsFrozenStays() {
        y.requiresGrad(false);
        LBFGS optimizer = new LBFGS(List.of(x, y), 1).strongWolfe(true);
        optimizer.step(() -> valley(x, y));
        assertThat(y.item()).isEqualTo(1);
        assertThat(Math.abs(x.item())).isEqualTo(1, within(0.05));
    }

    @Test
    void aStepWithoutALossIsAnError() {
        LBFGS optimizer = new LBFGS(List.of(x, y), 1);
        assertThatThrownBy(optimizer::step)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "LBFGS computes the loss several times in a step; call step(() -> loss.apply(model.apply(inputs), targets)), which computes the gradients too");
        assertThat(optimizer).hasToString("LBFGS(1.0, maxIterations=20, maxEvaluations=25, historySize=100)");
    }

    @Test
    void otherOptimizersTakeALossAsWell() {
        double loss = new SGD(List.of(x), 0.5).step(() -> x.square().sum());
        assertThat(loss).isEqualTo(1.44, within(1e-12));
        assertThat(x.item()).isZero();
    }
}
