package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.GradientCheck;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Settings, errors and chance of layers that have little else. */
class SmallLayersTest {
    private static final Tensor MANY = Tensor.normal(new Generator(1), 0, 1, DType.FLOAT64, 200, 500);

    @Test
    void alphaDropoutKeepsMeanAndVariance() {
        for (double p : new double[] {0.1, 0.5, 0.9}) {
            Tensor y = new AlphaDropout(p, new Generator(2)).apply(MANY);

            assertThat(y.mean().item()).isCloseTo(0, within(0.02));
            assertThat(y.var().item()).isCloseTo(1, within(0.02));
        }
    }

    @Test
    void whatAlphaDropoutDropsBecomesOneNumber() {
        double least = -1.0507009873554805 * 1.6732632423543772;
        double scale = 1 / Math.sqrt(0.5 + least * least * 0.25);
        Tensor y = new AlphaDropout(0.5, new Generator(2)).apply(MANY);
        double dropped = scale * least - scale * 0.5 * least;

        assertThat(y.sub(dropped).abs().lt(1e-12).to(DType.FLOAT64).mean().item())
                .isCloseTo(0.5, within(0.01));
        assertThat(new AlphaDropout(1).apply(MANY).abs().max().item()).isZero();
    }

    @Test
    void wholeChannelsAreDropped() {
        Tensor y = new FeatureAlphaDropout(0.5, new Generator(2)).apply(Tensor.ones(40, 30, 4, 2));
        Tensor channels = y.reshape(1200, 8);

        assertThat(channels.max(1).sub(channels.min(1)).abs().max().item()).isZero();
        assertThat(channels.max(1)
                        .sub(y.max())
                        .abs()
                        .lt(1e-6)
                        .to(DType.FLOAT32)
                        .mean()
                        .item())
                .isCloseTo(0.5, within(0.05));
        assertRefused(
                () -> new FeatureAlphaDropout().apply(Tensor.zeros(3)),
                "FeatureAlphaDropout: expected an input of shape (batch, channels, ...), got (3,)");
    }

    @Test
    void gradientsOfLayersWithChanceAreRightToTheSecondOrder() {
        Tensor x = Tensor.normal(new Generator(3), 0, 1, DType.FLOAT64, 3, 4, 2).requiresGrad(true);
        GradientCheck.of(v -> new AlphaDropout(0.4, new Generator(2)).apply(v).pow(3))
                .secondOrder()
                .check(x);
        GradientCheck.of(v ->
                        new FeatureAlphaDropout(0.4, new Generator(2)).apply(v).pow(3))
                .secondOrder()
                .check(x);
        GradientCheck.of(v -> new RReLU(0.1, 0.5, new Generator(2)).apply(v).pow(3))
                .secondOrder()
                .check(x);
    }

    @Test
    void slopesAreDrawnWhileTraining() {
        Tensor y = new RReLU(0.2, 0.4, new Generator(2)).apply(Tensor.full(-1, DType.FLOAT64, MANY.shape()));

        assertThat(y.min().item()).isBetween(-0.4, -0.399);
        assertThat(y.max().item()).isBetween(-0.201, -0.2);
        assertThat(y.mean().item()).isCloseTo(-0.3, within(0.001));
        assertThat(new RReLU().apply(Tensor.of(0.5, 2.0)).toDoubleArray()).containsExactly(0.5, 2);
    }

    @Test
    void settingsAreShown() {
        assertShown(new Threshold(0.1, 20), "Threshold(threshold=0.1, value=20.0)");
        assertShown(new Hardshrink(), "Hardshrink(lambda=0.5)");
        assertShown(new Softshrink(0.2), "Softshrink(lambda=0.2)");
        assertShown(new Softmin(1), "Softmin(dim=1)");
        assertShown(new GLU(), "GLU(dim=-1)");
        assertShown(new RReLU(0.1, 0.3), "RReLU(lower=0.1, upper=0.3)");
        assertShown(new AlphaDropout(0.3), "AlphaDropout(p=0.3)");
        assertShown(new PixelShuffle(3), "PixelShuffle(factor=3)");
        assertShown(new Unflatten(1, 2, 3), "Unflatten(dim=1, sizes=[2, 3])");
        assertShown(new Upsample(2), "Upsample(factor=2.0, mode=nearest)");
        assertShown(
                new Upsample(2).mode(Upsample.Mode.LINEAR).alignCorners(true),
                "Upsample(factor=2.0, mode=linear, alignCorners=true)");
        assertShown(new ZeroPad2d(1), "ZeroPad2d(paddings=[1, 1, 1, 1])");
        assertShown(new ConstantPad1d(0.5, 1, 2), "ConstantPad1d(paddings=[1, 2], value=0.5)");
    }

    private static void assertShown(Layer layer, String text) {
        assertThat(layer).hasToString(text);
    }

    @Test
    void badSettingsAreRefused() {
        assertWrong(() -> new Hardshrink(-1), "Hardshrink: expected a lambda of at least 0, got -1.0");
        assertWrong(() -> new Softshrink(Double.NaN), "Softshrink: expected a lambda of at least 0, got NaN");
        assertWrong(
                () -> new RReLU(0.5, 0.1),
                "RReLU: expected a lower slope that is not above the upper one, got 0.5 and 0.1");
        assertWrong(() -> new AlphaDropout(2), "AlphaDropout: the probability must be from 0 to 1, got 2.0");
        assertWrong(() -> new PixelShuffle(0), "PixelShuffle: expected a factor of at least 1, got 0");
        assertWrong(() -> new PixelUnshuffle(-1), "PixelUnshuffle: expected a factor of at least 1, got -1");
        assertWrong(() -> new Upsample(0), "Upsample: expected a factor above 0, got 0.0");
        assertWrong(
                () -> new ReflectionPad1d(1, 2, 3),
                "ReflectionPad1d: expected one padding for all sides or left and right, got 3 numbers");
        assertWrong(
                () -> new ZeroPad2d(1, 2),
                "ZeroPad2d: expected one padding for all sides or left, right, top and bottom, got 2 numbers");
    }

    private static void assertWrong(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void inputsOfAnotherShapeAreRefused() {
        assertRefused(
                () -> new Softmax2d().apply(Tensor.zeros(2, 3)),
                "Softmax2d: expected an input of shape (batch, channels, height, width), with or without the batch, got (2, 3)");
        assertRefused(
                () -> new CircularPad1d(1).apply(Tensor.zeros(3)),
                "CircularPad1d: expected an input of shape (batch, channels, length), with or without the batch, got (3,)");
        assertRefused(
                () -> new ReplicationPad2d(1).apply(Tensor.zeros(3, 3)),
                "ReplicationPad2d: expected an input of shape (batch, channels, height, width), with or without the batch, got (3, 3)");
        assertRefused(
                () -> new Upsample(2).apply(Tensor.zeros(3, 3)),
                "Upsample: expected an input of shape (batch, channels, length) or (batch, channels, height, width), got (3, 3)");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(OperationException.class).hasMessageStartingWith(message);
    }
}
