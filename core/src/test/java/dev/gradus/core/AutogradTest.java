package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AutogradTest {
    private final Tensor x = Tensor.of(1.0, 2.0).requiresGrad(true);
    private final Tensor y = Tensor.of(3.0, 4.0).requiresGrad(true);

    private static double[] values(Tensor tensor) {
        return tensor.toDoubleArray();
    }

    // ---- backward

    @Test
    void gradientsArriveAtTheLeaves() {
        x.mul(y).sum().backward();

        assertThat(values(x.grad())).containsExactly(3, 4);
        assertThat(values(y.grad())).containsExactly(1, 2);
    }

    @Test
    void gradientsAccumulateUntilTheyAreZeroed() {
        x.mul(y).sum().backward();
        x.mul(2).sum().backward();
        assertThat(values(x.grad())).containsExactly(5, 6);

        x.zeroGrad();
        assertThat(x.hasGrad()).isFalse();
        x.sum().backward();
        assertThat(values(x.grad())).containsExactly(1, 1);
    }

    @Test
    void anOutputOfAnyShapeTakesAGradient() {
        x.mul(y).backward(Tensor.of(10.0, 100.0));

        assertThat(values(x.grad())).containsExactly(30, 400);
    }

    @Test
    void theGivenGradientIsConvertedAndNotKept() {
        Tensor gradient = Tensor.of(1f, 2f);
        Tensor leaf = Tensor.of(1f, 2f).requiresGrad(true);
        leaf.backward(gradient);
        gradient.fill(9);
        assertThat(values(leaf.grad())).containsExactly(1, 2);

        x.mul(2).backward(Tensor.of(1f, 2f));
        assertThat(x.grad().dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void gradientsOfTwoLeavesAreNotShared() {
        x.add(y).sum().backward();
        x.grad().mulInPlace(5);

        assertThat(values(x.grad())).containsExactly(5, 5);
        assertThat(values(y.grad())).containsExactly(1, 1);
    }

    @Test
    void aGradientThatWasTakenStaysAsItIs() {
        x.sum().backward();
        Tensor first = x.grad();
        x.sum().backward();

        assertThat(values(first)).containsExactly(1, 1);
    }

    @Test
    void aSharedSubexpressionIsVisitedOnceWithTheSumOfItsPaths() {
        int[] visits = new int[1];
        Tensor shared = x.mul(2);
        shared.registerHook(gradient -> {
            visits[0]++;
            return gradient;
        });
        shared.mul(shared).add(shared).add(shared.exp().mul(0)).sum().backward();

        assertThat(visits[0]).isEqualTo(1);
        assertThat(values(x.grad())).containsExactly(2 * (2 * 2 + 1), 2 * (2 * 4 + 1));
    }

    @Test
    void pathsOfDifferentLengthAreSummed() {
        Tensor a = x.mul(1);
        Tensor b = a.mul(2).mul(3).mul(4);
        a.add(b).add(x).sum().backward();

        assertThat(values(x.grad())).containsExactly(26, 26);
    }

    @Test
    void theSameLeafMayComeTwice() {
        x.mul(x).add(x).sum().backward();

        assertThat(values(x.grad())).containsExactly(3, 5);
    }

    @Test
    void onlyScalarsHaveAnImplicitGradient() {
        assertThatThrownBy(() -> x.mul(2).backward())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "backward: only a result with one element has an implicit gradient of 1, this one has the shape (2,); reduce it with sum() or mean(), or pass its gradient");
        assertThatThrownBy(() -> x.mul(2).backward(Tensor.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("backward: the gradient must have the shape (2,) of the result, got (1,)");
    }

    @Test
    void whatWasNotRecordedHasNoBackward() {
        assertThatThrownBy(() -> Tensor.scalar(1).backward())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "backward: this tensor of shape () was not computed from any tensor that requires a gradient, or was computed within noGrad(); set requiresGrad(true) on an input before the computation");
    }

    @Test
    void theGraphIsFreedUnlessItIsRetained() {
        Tensor loss = x.mul(y).sum();
        loss.backward(null, true, false);
        loss.backward();
        assertThat(values(x.grad())).containsExactly(6, 8);

        assertThatThrownBy(loss::backward)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "backward of sum: the graph was freed by an earlier backward(); pass retainGraph to that call, or compute the result again");
    }

    @Test
    void aPartOfAFreedGraphCannotBeUsedEither() {
        Tensor shared = x.mul(y);
        shared.sum().backward();

        assertThatThrownBy(() -> shared.exp().sum().backward())
                .hasMessageStartingWith("backward of mul: the graph was freed");
    }

    @Test
    void anErrorInThePassDoesNotSpoilTheNext() {
        Tensor hooked = x.mul(2);
        Tensor other = x.mul(3);
        Runnable removal = hooked.registerHook(gradient -> {
            throw new IllegalStateException("stop");
        });
        Tensor loss = hooked.add(other).sum();
        assertThatThrownBy(() -> loss.backward(null, true, false)).hasMessage("stop");
        removal.run();
        x.zeroGrad();
        loss.backward(null, true, false);

        assertThat(values(x.grad())).containsExactly(5, 5);
    }

    // ---- leaves

    @Test
    void leavesAndResults() {
        Tensor result = x.mul(2);

        assertThat(x.isLeaf()).isTrue();
        assertThat(result.isLeaf()).isFalse();
        assertThat(result.requiresGrad()).isTrue();
        assertThat(Tensor.ones(1).isLeaf()).isTrue();
        assertThat(result.detach().requiresGrad()).isFalse();
        assertThat(x.gt(1).requiresGrad()).isFalse();
        assertThat(x.to(DType.INT64).requiresGrad()).isFalse();
    }

    @Test
    void onlyFloatingLeavesCanBeAskedForGradients() {
        assertThatThrownBy(() -> Tensor.of(1, 2).requiresGrad(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "requiresGrad: only float32 and float64 tensors have gradients, this one is int64; convert it with to(DType.FLOAT32)");
        assertThatThrownBy(() -> x.mul(2).requiresGrad(false))
                .hasMessage(
                        "requiresGrad: this tensor is the result of mul; only leaves can be switched, use detach() for a result without history");
    }

    @Test
    void aMissingGradientSaysWhy() {
        assertThatThrownBy(() -> Tensor.ones(1).grad())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "grad: this tensor does not require a gradient; set requiresGrad(true) before the computation");
        assertThatThrownBy(x::grad)
                .hasMessage("grad: no gradient has arrived; call backward() on a result computed from this tensor");
        assertThatThrownBy(() -> x.mul(2).grad())
                .hasMessage(
                        "grad: only leaves keep their gradient; call retainGrad() on this result before backward()");
    }

    @Test
    void aLeafThatWasFrozenMeanwhileGetsNoGradient() {
        Tensor loss = x.mul(y).sum();
        x.requiresGrad(false);
        loss.backward();

        assertThat(x.hasGrad()).isFalse();
        assertThat(y.hasGrad()).isTrue();
    }

    @Test
    void resultsKeepTheirGradientOnDemand() {
        Tensor result = x.mul(2).retainGrad().retainGrad();
        result.sum().backward();
        assertThat(values(result.grad())).containsExactly(1, 1);

        result.grad().mulInPlace(7);
        assertThat(values(result.grad())).containsExactly(7, 7);
        assertThat(values(x.grad())).containsExactly(2, 2);
        assertThat(x.retainGrad()).isSameAs(x);
    }

    @Test
    void aKeptGradientIsTheOneThatHooksLeave() {
        Tensor result = x.mul(2).retainGrad();
        result.registerHook(gradient -> gradient.mul(10));
        result.sum().backward();

        assertThat(values(result.grad())).containsExactly(10, 10);
    }

    // ---- Autograd.grad

    @Test
    void gradientsOfChosenInputs() {
        List<Tensor> gradients = Autograd.grad(x.mul(y).sum(), y, x);

        assertThat(values(gradients.get(0))).containsExactly(1, 2);
        assertThat(values(gradients.get(1))).containsExactly(3, 4);
        assertThat(x.hasGrad()).isFalse();
        assertThat(y.hasGrad()).isFalse();
    }

    @Test
    void gradientsOfIntermediateResults() {
        Tensor a = x.mul(2).retainGrad();
        Tensor b = y.mul(3);
        List<Tensor> gradients = Autograd.grad(a.add(b).sum(), a, b, x);

        gradients.get(0).mulInPlace(5);
        assertThat(values(gradients.get(0))).containsExactly(5, 5);
        assertThat(values(gradients.get(1))).containsExactly(1, 1);
        assertThat(values(gradients.get(2))).containsExactly(2, 2);
        assertThat(a.hasGrad()).isFalse();
    }

    @Test
    void theOutputItselfMayBeAnInput() {
        Tensor output = x.mul(2);

        assertThat(values(Autograd.grad(output, Tensor.of(5.0, 6.0), List.of(output), false, false)
                        .get(0)))
                .containsExactly(5, 6);
    }

    @Test
    void gradientsOfGradients() {
        Tensor first =
                Autograd.grad(x.pow(3).sum(), null, List.of(x), false, true).get(0);
        Tensor second =
                Autograd.grad(first.sum(), null, List.of(x), false, true).get(0);
        Tensor third = Autograd.grad(second.sum(), x).get(0);

        assertThat(values(first)).containsExactly(3, 12);
        assertThat(values(second)).containsExactly(6, 12);
        assertThat(values(third)).containsExactly(6, 6);
        assertThat(third.requiresGrad()).isFalse();
    }

    @Test
    void backwardCanCreateAGraphToo() {
        x.pow(2).sum().backward(null, false, true);
        Tensor gradient = x.grad();
        x.zeroGrad();
        gradient.square().sum().backward();

        assertThat(values(x.grad())).containsExactly(8, 16);
    }

    @Test
    void theGraphOfGradIsFreedUnlessItIsRetained() {
        Tensor loss = x.mul(y).sum();
        Autograd.grad(loss, null, List.of(x), true, false);
        Autograd.grad(loss, x);

        assertThatThrownBy(() -> Autograd.grad(loss, x)).hasMessageContaining("the graph was freed");
    }

    @Test
    void anInputThatTheOutputDoesNotDependOnIsAnError() {
        assertThatThrownBy(() -> Autograd.grad(x.mul(2).sum(), x, y))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("grad: the output of sum does not depend on input 1 (shape (2,))");
        assertThatThrownBy(() -> Autograd.grad(x.sum(), Tensor.ones(3)))
                .hasMessage(
                        "grad: the input of shape (3,) does not require a gradient; set requiresGrad(true) before the computation");
    }

    @Test
    void aPassWithinAPassLeavesTheOuterOneAlone() {
        Tensor outer = x.mul(3);
        outer.registerHook(gradient -> {
            try (Autograd.Scope ignored = Autograd.enableGrad()) {
                x.mul(100).sum().backward();
            }
            return gradient;
        });
        outer.add(x).sum().backward();

        assertThat(values(x.grad())).containsExactly(104, 104);
    }

    // ---- what is recorded

    @Test
    void nothingIsRecordedWithinNoGrad() {
        try (Autograd.Scope outer = Autograd.noGrad()) {
            assertThat(x.mul(2).requiresGrad()).isFalse();
            try (Autograd.Scope inner = Autograd.enableGrad()) {
                assertThat(x.mul(2).requiresGrad()).isTrue();
            }
            assertThat(Autograd.isRecording()).isFalse();
        }
        assertThat(Autograd.isRecording()).isTrue();
        assertThat(Autograd.noGrad(() -> x.mul(2)).requiresGrad()).isFalse();
    }

    @Test
    void exceptionsEndAScope() {
        assertThatThrownBy(() -> Autograd.noGrad(() -> {
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(Autograd.isRecording()).isTrue();
    }

    @Test
    void scopesHoldForTheirThreadOnly() throws InterruptedException {
        boolean[] recording = new boolean[1];
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            Thread thread = new Thread(() -> recording[0] = Autograd.isRecording());
            thread.start();
            thread.join();
        }
        assertThat(recording[0]).isTrue();
    }
}
