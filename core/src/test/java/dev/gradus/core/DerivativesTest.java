package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.random.Generator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DerivativesTest {
    private final Tensor x = Tensor.of(1.0, 2.0, -1.0);
    private final Tensor w = random(1, 2, 3);

    private static Tensor random(long seed, int... sizes) {
        return Tensor.normal(new Generator(seed), 0, 1, DType.FLOAT64, sizes);
    }

    private static void assertEqual(Tensor actual, Tensor expected) {
        OperationsTest.assertClose(actual, expected, 1e-12);
    }

    /** Neither linear nor symmetric in its elements. */
    private static Tensor curved(Tensor input) {
        return input.exp()
                .mul(input.roll(1))
                .sum()
                .mul(input.square().sum().add(1).log());
    }

    // ---- of one input

    @Test
    void theJacobianOfALinearMapIsItsMatrix() {
        assertEqual(Autograd.jacobian(v -> w.matmul(v), x), w);
    }

    @Test
    void theJacobianHasTheShapeOfTheOutputAndThenOfTheInput() {
        Tensor jacobian = Autograd.jacobian(m -> m.t().mul(2), w);

        assertThat(jacobian.shape()).isEqualTo(Shape.of(3, 2, 2, 3));
        assertThat(jacobian.get(2, 1, 1, 2)).isEqualTo(2);
        assertThat(jacobian.sum().item()).isEqualTo(12);
        assertThat(Autograd.jacobian(Tensor::exp, Tensor.scalar(0, DType.FLOAT64))
                        .shape())
                .isEqualTo(Shape.of());
        assertThat(Autograd.jacobian(v -> v.narrow(0, 0, 0), x).shape()).isEqualTo(Shape.of(0, 3));
        assertThat(Autograd.jacobian(v -> v.mul(Tensor.of(1.0, 2.0)), Tensor.zeros(DType.FLOAT64, 0, 2))
                        .shape())
                .isEqualTo(Shape.of(0, 2, 0, 2));
    }

    @Test
    void theHessianOfAQuadraticFormIsItsMatrix() {
        Tensor a = random(2, 3, 3);

        assertEqual(Autograd.hessian(v -> v.matmul(a.matmul(v)), x), a.add(a.t()));
        assertEqual(
                Autograd.hessian(v -> v.prod(), Tensor.of(2.0, 3.0, 5.0)),
                Tensor.of(new double[] {0, 5, 3, 5, 0, 2, 3, 2, 0}, 3, 3));
        assertThat(Autograd.hessian(m -> m.square().sum(), w).shape()).isEqualTo(Shape.of(2, 3, 2, 3));
        assertThat(Autograd.hessian(m -> m.square().sum(0, true), Tensor.of(3.0))
                        .item())
                .isEqualTo(2);
    }

    @Test
    void productsAreThoseWithTheWholeMatrices() {
        UnaryOperator<Tensor> function = v -> w.matmul(v.exp()).tanh();
        Tensor jacobian = Autograd.jacobian(function, x);
        Tensor u = random(3, 2);
        Tensor v = random(4, 3);
        Tensor hessian = Autograd.hessian(DerivativesTest::curved, x);

        assertEqual(Autograd.vjp(function, x, u), u.matmul(jacobian));
        assertEqual(Autograd.jvp(function, x, v), jacobian.matmul(v));
        assertEqual(Autograd.hvp(DerivativesTest::curved, x, v), hessian.matmul(v));
        assertEqual(Autograd.vhp(DerivativesTest::curved, x, v), v.matmul(hessian));
    }

    @Test
    void derivativesAgreeWithCentralDifferences() {
        Tensor v = random(4, 3);
        double step = 1e-5;
        Tensor ahead = x.add(v.mul(step));
        Tensor behind = x.sub(v.mul(step));
        UnaryOperator<Tensor> gradient = at -> Autograd.jacobian(DerivativesTest::curved, at);

        assertThat(Autograd.jvp(DerivativesTest::curved, x, v).item())
                .isCloseTo(curved(ahead).sub(curved(behind)).item() / (2 * step), within(1e-7));
        OperationsTest.assertClose(
                Autograd.hvp(DerivativesTest::curved, x, v),
                gradient.apply(ahead).sub(gradient.apply(behind)).div(2 * step),
                1e-7);
        OperationsTest.assertClose(
                Autograd.hessian(DerivativesTest::curved, x).matmul(v),
                gradient.apply(ahead).sub(gradient.apply(behind)).div(2 * step),
                1e-7);
    }

    // ---- of several inputs

    @Test
    void eachInputHasItsJacobian() {
        Derivatives at = Derivatives.of((m, v) -> m.matmul(v), w, x);
        List<Tensor> jacobians = at.jacobian();

        assertThat(values(at.output())).containsExactly(values(w.matmul(x)));
        assertThat(jacobians.get(0).shape()).isEqualTo(Shape.of(2, 2, 3));
        assertEqual(jacobians.get(0).select(0, 1).select(0, 1), x);
        assertThat(jacobians.get(0).select(0, 1).select(0, 0).toDoubleArray()).containsOnly(0);
        assertEqual(jacobians.get(1), w);
    }

    @Test
    void productsOfSeveralInputsAreThoseOfAllInOne() {
        Tensor whole = Tensor.cat(List.of(x, w.flatten()), 0);
        Tensor direction = random(5, 9);
        Derivatives inOne = Derivatives.of(DerivativesTest::curved, whole);
        Derivatives apart = Derivatives.of((a, b) -> curved(Tensor.cat(List.of(a, b.flatten()), 0)), x, w);
        Tensor a = direction.narrow(0, 0, 3);
        Tensor b = direction.narrow(0, 3, 6).reshape(2, 3);
        List<Tensor> products = apart.hvp(a, b);
        List<List<Tensor>> blocks = apart.hessian();

        assertEqual(apart.jvp(a, b), inOne.jvp(direction));
        assertEqual(flat(products), inOne.hvp(direction).get(0));
        assertEqual(flat(apart.vhp(a, b)), inOne.vhp(direction).get(0));
        assertEqual(
                flat(apart.vjp(Tensor.scalar(3))), inOne.vjp(Tensor.scalar(3)).get(0));
        assertThat(blocks.get(1).get(0).shape()).isEqualTo(Shape.of(2, 3, 3));
        assertEqual(
                blocks.get(1).get(0).reshape(6, 3),
                inOne.hessian().get(0).get(0).narrow(0, 3, 6).narrow(1, 0, 3));
        assertEqual(blocks.get(0).get(1).reshape(3, 6).t(), blocks.get(1).get(0).reshape(6, 3));
    }

    private static Tensor flat(List<Tensor> tensors) {
        return Tensor.cat(tensors.stream().map(Tensor::flatten).toList(), 0);
    }

    private static double[] values(Tensor tensor) {
        return tensor.toDoubleArray();
    }

    @Test
    void theSameTensorMayBeTwoInputs() {
        Derivatives at = Derivatives.ofList(both -> both.get(0).mul(both.get(1).square()), List.of(x, x));

        assertEqual(at.jacobian().get(0), x.square().diag());
        assertEqual(at.jacobian().get(1), x.square().mul(2).diag());
    }

    @Test
    void aFunctionMayHoldItsInputs() {
        Parameter weight = new Parameter(w);
        Parameter bias = new Parameter(Tensor.of(0.5, -0.5));
        Derivatives at = Derivatives.of(() -> x.linear(weight, bias).tanh().sum(), List.of(weight, bias));

        assertEqual(
                at.hvp(Tensor.onesLike(weight), Tensor.zerosLike(bias)).get(0),
                Autograd.hvp(m -> x.linear(m, bias.detach()).tanh().sum(), w, Tensor.onesLike(w)));
        assertThat(weight.hasGrad()).isFalse();
    }

    // ---- independence, recording

    @Test
    void whatTheFunctionDoesNotDependOnHasZeros() {
        Derivatives at = Derivatives.of((a, b) -> a.square().sum(), x, w);
        Derivatives constant = Derivatives.of(a -> Tensor.of(1.0, 2.0), x);
        Derivatives linear = Derivatives.of(a -> a.sum(), x);

        assertThat(at.jacobian().get(1).shape()).isEqualTo(w.shape());
        assertThat(at.hessian().get(1).get(0).shape()).isEqualTo(Shape.of(2, 3, 3));
        assertThat(at.hvp(x, w).get(1).toDoubleArray()).containsOnly(0).hasSize(6);
        assertThat(at.jvp(Tensor.zerosLike(x), w).item()).isZero();
        assertThat(constant.jacobian().get(0).toDoubleArray()).containsOnly(0).hasSize(6);
        assertThat(constant.vjp(Tensor.of(1.0, 1.0)).get(0).toDoubleArray()).containsExactly(0, 0, 0);
        assertThat(constant.jvp(x).toDoubleArray()).containsExactly(0, 0);
        assertThat(linear.hvp(x).get(0).toDoubleArray()).containsExactly(0, 0, 0);
        assertThat(linear.hessian().get(0).get(0).shape()).isEqualTo(Shape.of(3, 3));
    }

    @Test
    void onlyWhatComesThroughTheArgumentCounts() {
        Tensor leaf = x.copy().requiresGrad(true);

        assertEqual(Autograd.jacobian(v -> v.mul(leaf), leaf), x.diag());
        assertThat(leaf.hasGrad()).isFalse();
    }

    @Test
    void theyAreComputedWithinNoGradToo() {
        Tensor leaf = x.copy().requiresGrad(true);
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            assertEqual(Autograd.jacobian(Tensor::square, x), x.mul(2).diag());
            assertEqual(Autograd.jacobian(Tensor::square, leaf), x.mul(2).diag());
            assertEqual(Autograd.hvp(v -> v.pow(3).sum(), x, x), x.square().mul(6));
            assertEqual(Autograd.jvp(Tensor::square, x, x), x.square().mul(2));
            assertThat(Autograd.isRecording()).isFalse();
        }
    }

    @Test
    void nothingIsRecordedUnlessAskedFor() {
        Tensor leaf = x.copy().requiresGrad(true);
        Derivatives at = Derivatives.of(v -> v.pow(4).sum(), leaf);

        assertThat(List.of(
                        at.output(),
                        at.jvp(x),
                        at.jacobian().get(0),
                        at.hvp(x).get(0),
                        at.hessian().get(0).get(0)))
                .noneMatch(Tensor::requiresGrad);
    }

    @Test
    void derivativesCanThemselvesBeDifferentiated() {
        Tensor leaf = x.copy().requiresGrad(true);
        Derivatives at = Derivatives.of(v -> v.pow(4).sum(), leaf).createGraph();

        assertEqual(gradient(at.output(), leaf), x.pow(3).mul(4));
        assertEqual(gradient(at.jacobian().get(0), leaf), x.square().mul(12));
        assertEqual(
                gradient(at.vjp(Tensor.scalar(2, DType.FLOAT64)).get(0), leaf),
                x.square().mul(24));
        assertEqual(gradient(at.jvp(x), leaf), x.pow(3).mul(12));
        assertEqual(gradient(at.hvp(x).get(0), leaf), x.square().mul(24));
        assertEqual(gradient(at.hessian().get(0).get(0), leaf), x.mul(24));
    }

    private static Tensor gradient(Tensor output, Tensor input) {
        return Autograd.grad(output.sum(), null, List.of(input), true, false).get(0);
    }

    @Test
    void manyProductsCostOneEvaluation() {
        int[] calls = new int[1];
        Derivatives at = Derivatives.of(
                v -> {
                    calls[0]++;
                    return curved(v);
                },
                x);
        assertEqual(at.hvp(x.mul(2)).get(0), at.hvp(x).get(0).mul(2));
        at.jacobian();
        at.jvp(x);

        assertThat(calls[0]).isEqualTo(1);
    }

    // ---- errors

    @Test
    void onlyAScalarHasAHessian() {
        assertThatThrownBy(() -> Autograd.hessian(Tensor::square, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "hessian: the function must give one element, got the shape (3,); reduce it with sum() or mean(), or take its jacobian()");
        assertThatThrownBy(() -> Autograd.hvp(Tensor::square, x, x))
                .hasMessageStartingWith("hvp: the function must give one element, got the shape (3,)");
        assertThatThrownBy(() -> Autograd.vhp(Tensor::square, x, x))
                .hasMessageStartingWith("vhp: the function must give one element, got the shape (3,)");
    }

    @Test
    void aVectorOfAnotherShapeIsAnError() {
        Tensor pair = Tensor.of(1.0, 2.0);
        assertThatThrownBy(() -> Autograd.vjp(Tensor::square, x, pair))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vjp: the vector must have the shape (3,) of the output, got (2,)");
        assertThatThrownBy(() -> Autograd.jvp(Tensor::sum, x, pair))
                .hasMessage("jvp: vector 0 must have the shape (3,) of input 0, got (2,)");
        assertThatThrownBy(() -> Autograd.hvp(Tensor::sum, x, pair))
                .hasMessage("hvp: vector 0 must have the shape (3,) of input 0, got (2,)");
        assertThatThrownBy(() -> Derivatives.of(Tensor::add, x, x).jvp(x))
                .hasMessage("jvp: expected a vector for each of the 2 inputs, got 1");
    }

    @Test
    void vectorsAreConvertedToTheTypeOfWhatTheyBelongTo() {
        assertThat(Autograd.hvp(v -> v.square().sum(), x, Tensor.of(1f, 2f, 3f)).dtype())
                .isEqualTo(DType.FLOAT64);
    }

    @Test
    void whatHasNoDerivativeIsAnError() {
        assertThatThrownBy(() -> Autograd.jacobian(v -> v.gt(0), x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "derivatives: the function gives bool, which has no derivative; it must give float32 or float64");
        assertThatThrownBy(() -> Autograd.jacobian(Tensor::exp, Tensor.of(1, 2)))
                .hasMessageStartingWith("requiresGrad: only float32 and float64 tensors have gradients");
        assertThatThrownBy(() -> Derivatives.of(() -> x.sum(), List.of(x)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "derivatives: input 0 (shape (3,)) does not require a gradient; set requiresGrad(true) on it before");
    }
}
