package dev.gradus.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Buffer;
import dev.gradus.core.DType;
import dev.gradus.core.Function;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.FanInUniform;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Right layers pass; each wrong one fails, with words that tell what is wrong. */
class LayerCheckTest {
    private static void assertFails(Supplier<? extends Layer> maker, String... words) {
        assertThatThrownBy(() -> LayerCheck.of(maker).input(4, 3).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    /** x Wᵀ, the smallest layer with a parameter. */
    private static class Right extends Layer {
        final Parameter weight = parameter("weight", new FanInUniform().create(Generator.global(), 2, 3));

        @Override
        public Tensor forward(Tensor x) {
            return x.linear(weight);
        }
    }

    /** A layer without parameters that computes what the test wants. */
    private static final class Computing extends Layer {
        private final UnaryOperator<Tensor> computation;

        Computing(UnaryOperator<Tensor> computation) {
            this.computation = computation;
        }

        @Override
        public Tensor forward(Tensor x) {
            return computation.apply(x);
        }
    }

    /** Drops elements in training, drawn from the global generator. */
    private static final class Dropping extends Layer {
        @Override
        public Tensor forward(Tensor x) {
            return isTraining() ? x.mul(Tensor.rand(x.shape().toArray()).gt(0.5).to(x.dtype())) : x;
        }
    }

    /** Subtracts the mean of the batch in training, a running mean in eval mode. */
    private static final class Centring extends Layer {
        final Buffer mean = buffer("mean", Tensor.zeros(3));

        @Override
        public Tensor forward(Tensor x) {
            if (isTraining() && x.size(0) > 0) {
                Tensor ofBatch = x.mean(0);
                mean.mulInPlace(0.9).addInPlace(ofBatch.detach(), 0.1);
                return x.sub(ofBatch);
            }
            return x.sub(mean);
        }
    }

    @Test
    void rightLayersPass() {
        LayerCheck.of(Right::new).input(4, 3).output(4, 2).secondOrder().check();
        LayerCheck.of(Dropping::new).input(4, 3).output(4, 3).check();
        LayerCheck.of(Centring::new).input(4, 3).check();
        LayerCheck.of(() -> new Computing(Tensor::exp))
                .input(Tensor.ones(DType.FLOAT64, 2, 3))
                .check();
        LayerCheck.of(() -> new Computing(Tensor::sum))
                .input(3)
                .withoutBatch()
                .output()
                .check();
        LayerCheck.of(() -> new Computing(x -> x.to(DType.FLOAT32)))
                .input(Tensor.of(1, 2))
                .check();
        LayerCheck.of(() -> new Computing(x -> x.sub(x.max(0, true))))
                .input(4, 3)
                .smallestBatch(1)
                .check();
    }

    /** Scales by random numbers from a generator of its own, which the check cannot seed, before a computation. */
    private static final class OwnGenerator extends Layer {
        final Parameter scale = parameter("scale", new FanInUniform().create(Generator.global(), 2, 3));
        private final Generator generator = new Generator(7);
        private final UnaryOperator<Tensor> inTraining;

        OwnGenerator(UnaryOperator<Tensor> inTraining) {
            this.inTraining = inTraining;
        }

        @Override
        public Tensor forward(Tensor x) {
            if (!isTraining()) {
                return x.linear(scale).sin();
            }
            Tensor noise = Tensor.rand(generator, x.shape().toArray()).to(x.dtype());
            return inTraining.apply(x.mul(noise).linear(scale));
        }
    }

    @Test
    void aGeneratorOfTheLayersOwnIsFine() {
        LayerCheck.of(() -> new OwnGenerator(Tensor::sin))
                .input(4, 3)
                .output(4, 2)
                .check();
    }

    @Test
    void aGradientThatIsWrongInTrainingOnlyIsSeenWithAGeneratorOfTheLayersOwn() {
        assertFails(
                () -> new OwnGenerator(x -> new WrongSine().apply(x)),
                "OwnGenerator in training: ",
                "gradient of the input (shape (4, 3)) is wrong at [0, 0]");
    }

    @Test
    void gradientsOfGradientsNeedTheGlobalGenerator() {
        assertThatThrownBy(() -> LayerCheck.of(() -> new OwnGenerator(Tensor::sin))
                        .input(4, 3)
                        .secondOrder()
                        .check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "OwnGenerator: gradients of gradients cannot be checked in training", "Generator.global()");
    }

    @Test
    void anInputMustBeSet() {
        assertThatThrownBy(() -> LayerCheck.of(Right::new).check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("LayerCheck: set an input before check(), such as with input(4, 3)");
    }

    @Test
    void theSupplierMustMakeNewLayers() {
        Right layer = new Right();
        assertFails(() -> layer, "Right: the supplier must make a new layer at each call");
    }

    @Test
    void anotherShape() {
        assertThatThrownBy(
                        () -> LayerCheck.of(Right::new).input(4, 3).output(4, 5).check())
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Right: the output has the shape (4, 2) in training, expected was (4, 5) for an input of shape (4, 3)");
    }

    @Test
    void anErrorInForward() {
        assertThatThrownBy(() -> LayerCheck.of(Right::new).input(4, 5).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "Right: forward failed in training for an input of shape (4, 5)",
                        "linear: expected 3 features");
    }

    @Test
    void anotherType() {
        assertFails(() -> new Computing(x -> x.to(DType.FLOAT64)), "the output is float64", "for an input of float32");
        assertFails(
                () -> new Computing(x -> x.to(DType.FLOAT32)),
                "after to(float64) the output is float32",
                "a constant in forward of another type");
    }

    @Test
    void numbersThatAreNotFinite() {
        assertFails(
                () -> new Computing(x -> x.neg().sub(100).log()),
                "the output is not finite in training: NaN at [0, 0]");
    }

    @Test
    void aChangedInput() {
        assertFails(
                () -> new Computing(x -> {
                    x.detach().fill(0);
                    return x.mul(1);
                }),
                "the input was changed in training");
    }

    /** sin x, with the gradient of something else. */
    private static final class WrongSine extends Function {
        @Override
        protected Tensor forward(Context context, Tensor... inputs) {
            context.save(inputs[0]);
            return inputs[0].sin();
        }

        @Override
        protected Tensor[] backward(Context context, Tensor gradient) {
            return new Tensor[] {gradient.mul(context.saved(0).cos().neg())};
        }
    }

    @Test
    void aWrongGradientByTheInput() {
        assertFails(
                () -> new Computing(x -> new WrongSine().apply(x)),
                "Computing in training: ",
                "gradient of the input (shape (4, 3)) is wrong at [0, 0]",
                "central differences give");
    }

    @Test
    void aWrongGradientByAParameter() {
        assertFails(
                () -> new Right() {
                    @Override
                    public Tensor forward(Tensor x) {
                        return x.linear(new WrongSine().apply(weight));
                    }
                },
                "gradient of the parameter 'weight' (shape (2, 3)) is wrong at");
    }

    @Test
    void aParameterThatIsNotDeclared() {
        assertFails(
                () -> new Layer() {
                    private final Parameter scale = new Parameter(Tensor.ones(3));

                    @Override
                    public Tensor forward(Tensor x) {
                        return x.mul(scale);
                    }
                },
                "depends on a tensor of shape (3,) that requires a gradient but is not in parameters()",
                "parameter(...)");
    }

    @Test
    void aChildThatIsNotDeclared() {
        assertFails(
                () -> new Layer() {
                    private final Right hidden = new Right();

                    @Override
                    public Tensor forward(Tensor x) {
                        return hidden.apply(x);
                    }
                },
                "a tensor of shape (2, 3) that requires a gradient but is not in parameters()",
                "child(...)");
    }

    @Test
    void aParameterThatGetsNoGradient() {
        assertFails(
                () -> new Right() {
                    @Override
                    public Tensor forward(Tensor x) {
                        return x.linear(weight.detach());
                    }
                },
                "no gradient reaches the parameter 'weight'");
    }

    @Test
    void batchSizes() {
        assertFails(
                () -> new Computing(Tensor::t),
                "the output has the shape [3, 4] in training for an input of shape (4, 3), expected was [4, 4]");
        assertFails(() -> new Computing(Tensor::squeeze), "for an input of shape (1, 3), expected was [1, 3]");
        assertFails(() -> new Computing(x -> x.sub(x.max(0, true))), "forward failed", "smallestBatch");
        assertFails(() -> new Computing(Tensor::sum), "the output is a scalar", "withoutBatch");
    }

    @Test
    void randomNumbersInEvalMode() {
        assertFails(
                () -> new Computing(x -> x.mul(Tensor.rand(3).to(x.dtype()))),
                "a second pass in eval mode gives another output",
                "isTraining()");
    }

    @Test
    void randomNumbersWithoutASeed() {
        assertFails(
                () -> new Layer() {
                    private final Generator unseeded = new Generator(System.nanoTime());

                    @Override
                    public Tensor forward(Tensor x) {
                        return isTraining() ? x.mul(Tensor.rand(unseeded, 3).to(x.dtype())) : x;
                    }
                },
                "a new layer gives another output in training for the same seed",
                "Generator.global()");
        assertFails(
                () -> new Layer() {
                    private final Parameter start =
                            parameter("start", Tensor.rand(new Generator(System.nanoTime()), 3));

                    @Override
                    public Tensor forward(Tensor x) {
                        return x.mul(start);
                    }
                },
                "'start' starts with other values for the same seed");
    }

    @Test
    void aBufferThatChangesInEvalMode() {
        assertFails(
                () -> new Layer() {
                    private final Buffer calls = buffer("calls", Tensor.of(0L));

                    @Override
                    public Tensor forward(Tensor x) {
                        calls.addInPlace(Tensor.of(1L));
                        return x.mul(2);
                    }
                },
                "a pass in eval mode changed the state 'calls'");
    }

    @Test
    void stateThatIsNotSaved() {
        assertFails(
                () -> new Layer() {
                    private double mean;

                    @Override
                    public Tensor forward(Tensor x) {
                        if (isTraining() && x.elements() > 0) {
                            mean = x.detach().mean().item();
                        }
                        return x.sub(isTraining() ? 0 : mean);
                    }
                },
                "a new layer with the state of this one gives another output in eval mode",
                "buffer(...)");
        assertFails(
                () -> new Layer() {
                    private final Tensor fixed = Tensor.rand(3);

                    @Override
                    public Tensor forward(Tensor x) {
                        return x.mul(fixed.to(x.dtype()));
                    }
                },
                "a new layer with the state of this one gives another output");
    }

    @Test
    void stateOfChangingShape() {
        int[] made = new int[1];
        assertFails(
                () -> new Layer() {
                    private final Buffer table = buffer("table" + made[0]++, Tensor.zeros(3));

                    @Override
                    public Tensor forward(Tensor x) {
                        return x.add(table);
                    }
                },
                "the state of one layer does not fit another one",
                "missing: table");
    }

    @Test
    void lossOfPrecision() {
        assertFails(() -> new Computing(x -> x.add(1e6).sub(1e6)), "float32 is far from float64 in eval mode");
    }

    @Test
    void toleranceCanBeSet() {
        assertThatCode(() -> LayerCheck.of(() -> new Computing(x -> new WrongSine().apply(x)))
                        .input(4, 3)
                        .tolerance(10, 10)
                        .check())
                .doesNotThrowAnyException();
    }
}
