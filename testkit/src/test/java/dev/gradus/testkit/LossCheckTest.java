package dev.gradus.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.Reduction;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Right losses pass; each wrong one fails, with words that tell what is wrong. */
class LossCheckTest {
    private final Tensor prediction = Tensor.randn(new Generator(1), 4, 3);
    private final Tensor target = Tensor.rand(new Generator(2), 4, 3);

    /** Computes what the test wants. */
    private static class Computing extends Loss {
        private final BinaryOperator<Tensor> computation;

        Computing(BinaryOperator<Tensor> computation) {
            this.computation = computation;
        }

        @Override
        protected Tensor forward(Tensor prediction, Tensor target) {
            return computation.apply(prediction, target);
        }
    }

    private void assertFails(BinaryOperator<Tensor> computation, String... words) {
        assertThatThrownBy(() -> LossCheck.of(() -> new Computing(computation)).check(prediction, target))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void rightLossesPass() {
        LossCheck.of(MSELoss::new).check(prediction, target);
        LossCheck.of(BCEWithLogitsLoss::new).check(prediction, target);
        LossCheck.of(CrossEntropyLoss::new).check(prediction, Tensor.of(0, 2, 1, 1));
        LossCheck.of(() -> new Computing((x, t) -> x.sub(t).pow(4))).check(prediction, target);
    }

    @Test
    void aWrongGradient() {
        assertFails(
                (x, t) -> x.mul(x.detach()).sub(t),
                "Computing with the reduction NONE: The gradient of the prediction",
                "is wrong at [0, 0]");
    }

    @Test
    void numbersThatAreNotFinite() {
        assertFails((x, t) -> x.mul(0).log(), "Computing: the loss is not finite with the reduction NONE");
    }

    @Test
    void changedArguments() {
        assertFails(
                (x, t) -> {
                    x.detach().fill(1);
                    return x.sub(t);
                },
                "the prediction was changed");
        assertFails(
                (x, t) -> {
                    t.fill(1);
                    return x.sub(t);
                },
                "the target was changed");
    }

    @Test
    void lossesThatDependOnChance() {
        assertFails((x, t) -> x.sub(Tensor.rand(3)), "the loss of the same example is another one");
    }

    @Test
    void anotherType() {
        assertFails((x, t) -> x.sub(t).to(DType.FLOAT32).mul(1), "the function must give float64, got float32");
    }

    @Test
    void reductionsThatReduceNothing() {
        assertThatThrownBy(() -> LossCheck.of(() -> new Computing(Tensor::sub) {
                            @Override
                            protected Tensor reduce(Tensor losses, Tensor t) {
                                return losses;
                            }
                        })
                        .check(prediction, target))
                .hasMessageContaining("the loss has the shape (4, 3) with the reduction MEAN, expected was a scalar");
    }

    @Test
    void aSumThatIsNone() {
        assertThatThrownBy(() -> LossCheck.of(
                                () -> new Computing((x, t) -> x.sub(t).square()) {
                                    @Override
                                    protected Tensor reduce(Tensor losses, Tensor t) {
                                        return reduction() == Reduction.NONE ? losses : losses.mean();
                                    }
                                })
                        .check(prediction, target))
                .hasMessageContaining("the sum is not that of the single losses");
    }
}
