package dev.gradus.benchmarks.watching;

import dev.gradus.core.module.Layer;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.MaxPool2d;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Unflatten;

/** What learns the digits, images of 8 x 8 pixels as rows of 64. */
enum Network {
    /** The network of the example: some 4,000 steps a second. */
    MLP {
        @Override
        Layer create() {
            return Sequential.of(new Dense(64, 256), new ReLU(), new Dropout(0.3), new Dense(256, 10));
        }
    },

    /** Ten times as much work in each step. */
    CNN {
        @Override
        Layer create() {
            return Sequential.of(
                    new Unflatten(1, 1, 8, 8),
                    new Conv2d(1, 16, 3).padding(1),
                    new ReLU(),
                    new MaxPool2d(2),
                    new Conv2d(16, 32, 3).padding(1),
                    new ReLU(),
                    new MaxPool2d(2),
                    new Flatten(),
                    new Dense(128, 10));
        }
    };

    /** A network whose parameters are drawn by the global generator. */
    abstract Layer create();
}
