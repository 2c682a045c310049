package dev.gradus.examples;

import dev.gradus.core.module.Layer;
import dev.gradus.layers.BatchNorm2d;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.MaxPool2d;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import java.util.Locale;

/** The networks that learn to tell clothes apart, from images of shape (batch, 1, height, width). */
enum ClothesModel {
    /** Sees each pixel by itself. */
    MLP {
        @Override
        Layer create(int height, int width) {
            return Sequential.of(
                    new Flatten(),
                    new Dense(height * width, 256),
                    new ReLU(),
                    new Dense(256, 128),
                    new ReLU(),
                    new Dense(128, CLASSES));
        }
    },

    /** Looks for the same patterns everywhere, then for patterns of these in an image of half the size. */
    CNN {
        @Override
        Layer create(int height, int width) {
            return Sequential.of(
                    new Conv2d(1, 32, 5).padding(2),
                    new ReLU(),
                    new MaxPool2d(2),
                    new Conv2d(32, 64, 5).padding(2),
                    new ReLU(),
                    new MaxPool2d(2),
                    new Flatten(),
                    new Dense(64 * (height / 4) * (width / 4), 512),
                    new ReLU(),
                    new Dense(512, CLASSES));
        }
    },

    /**
     * Twice as many convolutions with smaller windows, each normalised (Simonyan and Zisserman 2014, with batch normalisation by
     * Ioffe and Szegedy 2015), and dropout against learning by heart.
     */
    VGG {
        @Override
        Layer create(int height, int width) {
            return Sequential.of(
                    block(1, 32),
                    block(32, 32),
                    new MaxPool2d(2),
                    block(32, 64),
                    block(64, 64),
                    new MaxPool2d(2),
                    new Flatten(),
                    new Dropout(0.3),
                    new Dense(64 * (height / 4) * (width / 4), 256),
                    new ReLU(),
                    new Dropout(0.3),
                    new Dense(256, CLASSES));
        }

        /** A convolution without biases, which the normalisation would take out again. */
        private Layer block(int in, int out) {
            return Sequential.of(
                    new Conv2d(in, out, new int[] {3, 3}, 1, false).padding(1), new BatchNorm2d(out), new ReLU());
        }
    };

    private static final int CLASSES = 10;

    /** A network whose parameters are drawn by the global generator. */
    abstract Layer create(int height, int width);

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
