package dev.gradus.training.data.augmentation;

import dev.gradus.core.Tensor;

/** What augmentations expect of their inputs and settings. */
final class Images {
    private Images() {}

    /** Refuses what has no height and width. */
    static void check(String augmentation, Tensor image) {
        if (image.rank() < 2 || image.elements() == 0) {
            throw new IllegalArgumentException(
                    "%s: expected an image of shape (..., height, width), got %s; reshape a flat one before, as by mapInputs(x -> x.reshape(channels, height, width))"
                            .formatted(augmentation, image.shape()));
        }
    }

    /** Refuses a setting that is less than 0, infinite or not a number. */
    static void checkAtLeast0(String augmentation, String setting, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "%s: expected a finite %s of at least 0, got %s".formatted(augmentation, setting, value));
        }
    }
}
