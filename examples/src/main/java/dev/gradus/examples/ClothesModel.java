package dev.gradus.examples;

import dev.gradus.core.module.Layer;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
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
