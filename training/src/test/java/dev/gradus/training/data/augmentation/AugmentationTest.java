package dev.gradus.training.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Shape;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.training.data.Augmentation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
    private static final int DRAWS = 200;
    private final Tensor image = Tensor.rand(new Generator(1), 2, 5, 6);

    static Stream<Augmentation> all() {
        return Stream.of(
                RandomFlip.horizontal(),
                RandomFlip.vertical(),
                new RandomCrop(5, 6, 2),
                new RandomAffine(20, 0.2, 0.3),
                new GaussianNoise(0.1),
                new Cutout(3),
                new ColourJitter(0.5, 0.5));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameGeneratorGivesTheSamePictureAndTheOriginalStaysAsItIs(Augmentation augmentation) {
        float[] before = image.toFloatArray();
        boolean changed = false;
        for (int seed = 0; seed < 10; seed++) {
            Tensor result = augmentation.apply(image, new Generator(seed));
            assertThat(result.shape()).isEqualTo(image.shape());
            assertThat(result.dtype()).isEqualTo(DType.FLOAT32);
            assertThat(augmentation.apply(image, new Generator(seed)).toFloatArray())
                    .isEqualTo(result.toFloatArray());
            changed |= !Arrays.equals(result.toFloatArray(), before);
        }
        assertThat(changed).isTrue();
        assertThat(image.toFloatArray()).isEqualTo(before);
    }

    @Test
    void aFlipMirrorsAboutHalfOfThePictures() {
        Generator random = new Generator(2);
        int mirrored = 0;
        for (int i = 0; i < DRAWS; i++) {
            float[] result = RandomFlip.horizontal().apply(image, random).toFloatArray();
            boolean isMirrored = result[0] == image.get(0, 0, 5);
            assertThat(result).isEqualTo((isMirrored ? image.flip(2) : image).toFloatArray());
            mirrored += isMirrored ? 1 : 0;
        }

        assertThat(mirrored).isBetween(DRAWS * 4 / 10, DRAWS * 6 / 10);
        assertThat(RandomFlip.vertical().probability(1).apply(image, random).toFloatArray())
                .isEqualTo(image.flip(1).toFloatArray());
    }

    @Test
    void aCropIsAWindowOfThePaddedPicture() {
        Generator random = new Generator(2);
        float[] padded = image.pad(1, 1, 1, 1).toFloatArray();
        boolean[] seen = new boolean[9];
        for (int i = 0; i < DRAWS; i++) {
            Tensor crop = new RandomCrop(5, 6, 1).apply(image, random);
            int place = -1;
            for (int top = 0; top < 3; top++) {
                for (int left = 0; left < 3; left++) {
                    Tensor window = Tensor.of(padded, 2, 7, 8).narrow(1, top, 5).narrow(2, left, 6);
                    if (window.sub(crop).abs().max().item() == 0) {
                        place = 3 * top + left;
                    }
                }
            }
            seen[place] = true;
        }

        assertThat(seen).containsOnly(true);
        assertThat(new RandomCrop(2, 3, 0).apply(image, random).shape()).isEqualTo(Shape.of(2, 2, 3));
    }

    @Test
    void aTurnByNothingChangesNothing() {
        assertThat(new RandomAffine(0, 0, 0).apply(image, new Generator(0)).toFloatArray())
                .containsExactly(image.toFloatArray(), within(1e-6f));
    }

    /** A generator whose first number is known turns by a known angle: the range is chosen so that it is a right one. */
    @Test
    void aTurnByARightAngleMovesPixelsAroundTheCentre() {
        Tensor square = Tensor.rand(new Generator(1), 4, 4);
        double drawn = 2 * new Generator(3).nextDouble() - 1;

        Tensor turned = RandomAffine.rotation(90 / Math.abs(drawn)).apply(square, new Generator(3));

        Tensor expected = drawn > 0 ? square.t().flip(1) : square.t().flip(0);
        Tensor opposite = drawn > 0 ? square.t().flip(0) : square.t().flip(1);
        assertThat(Math.min(distance(turned, expected), distance(turned, opposite)))
                .isLessThan(1e-5);
    }

    private static double distance(Tensor a, Tensor b) {
        return a.sub(b).abs().max().item();
    }

    @Test
    void aShiftMovesPixelsAndBringsZerosIn() {
        double drawn = Math.abs(shiftDownOf(new Generator(3)));
        // One row of five.
        Tensor moved = new RandomAffine(0, 0.2 / drawn, 0).apply(Tensor.ones(5, 1), new Generator(3));

        assertThat(moved.sum().item()).isCloseTo(4 * sideways(new Generator(3), 0.2 / drawn), within(1e-4));
    }

    private static double shiftDownOf(Generator random) {
        random.nextDouble();
        random.nextDouble();
        return 2 * random.nextDouble() - 1;
    }

    /** What is left of a picture of one column that moves sideways by less than a pixel. */
    private static double sideways(Generator random, double range) {
        shiftDownOf(random);
        return Math.max(0, 1 - Math.abs(range * (2 * random.nextDouble() - 1)));
    }

    @Test
    void noiseHasItsDeviation() {
        Tensor noise = new GaussianNoise(0.5).apply(Tensor.zeros(10_000), new Generator(1));

        assertThat(noise.square().mean().item()).isCloseTo(0.25, within(0.01));
        assertThat(noise.mean().item()).isCloseTo(0, within(0.02));
    }

    @Test
    void aCutoutIsASquareOfZerosThatMayStandOverTheEdge() {
        Generator random = new Generator(2);
        int largest = 0;
        int smallest = 100;
        for (int i = 0; i < DRAWS; i++) {
            Tensor result = new Cutout(3).apply(Tensor.ones(2, 5, 6), random);
            int zeros = (int) (60 - result.sum().item());
            largest = Math.max(largest, zeros);
            smallest = Math.min(smallest, zeros);
        }

        assertThat(largest).isEqualTo(2 * 9);
        assertThat(smallest).isEqualTo(2 * 4);
        assertThat(new Cutout(100).apply(image, random).sum().item()).isZero();
    }

    @Test
    void jitterStaysBetween0And1() {
        Generator random = new Generator(2);
        for (int i = 0; i < DRAWS; i++) {
            Tensor result = new ColourJitter(0.9, 2).apply(image, random);
            assertThat(result.min().item()).isGreaterThanOrEqualTo(0);
            assertThat(result.max().item()).isLessThanOrEqualTo(1);
        }
        assertThat(new ColourJitter(0, 0).apply(image, random).toFloatArray())
                .containsExactly(image.toFloatArray(), within(1e-6f));
    }

    @Test
    void whatIsNoPictureIsRefused() {
        for (Augmentation augmentation :
                all().filter(each -> !(each instanceof GaussianNoise)).toList()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> augmentation.apply(Tensor.zeros(9), new Generator(0)))
                    .withMessage(
                            augmentation.getClass().getSimpleName()
                                    + ": expected an image of shape (..., height, width), got (9,); reshape a flat one before, as by mapInputs(x -> x.reshape(channels, height, width))");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomCrop(8, 8, 1).apply(image, new Generator(0)))
                .withMessage(
                        "RandomCrop: a window of 8 x 8 does not fit into an image of shape (2, 5, 6) with a padding of 1; use a smaller one, or more padding");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        refuses(
                () -> RandomFlip.vertical().probability(1.5),
                "RandomFlip: expected a probability from 0 to 1, got 1.5");
        refuses(
                () -> new RandomCrop(0, 1, 0),
                "RandomCrop: expected a window of at least 1 x 1 and a padding of at least 0, got 0 x 1 and 0");
        refuses(() -> new RandomAffine(-1, 0, 0), "RandomAffine: expected a finite angle of at least 0, got -1.0");
        refuses(() -> new RandomAffine(0, -1, 0), "RandomAffine: expected a finite shift of at least 0, got -1.0");
        refuses(() -> new RandomAffine(0, 0, 1), "RandomAffine: expected a scale of less than 1, got 1.0");
        refuses(
                () -> new GaussianNoise(Double.NaN),
                "GaussianNoise: expected a finite deviation of at least 0, got NaN");
        refuses(() -> new Cutout(0), "Cutout: expected a side of at least 1 pixel, got 0");
        refuses(() -> new ColourJitter(-1, 0), "ColourJitter: expected a finite brightness of at least 0, got -1.0");
        refuses(() -> new ColourJitter(0, -1), "ColourJitter: expected a finite contrast of at least 0, got -1.0");
    }

    private static void refuses(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
