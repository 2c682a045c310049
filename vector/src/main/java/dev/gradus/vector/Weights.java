package dev.gradus.vector;

import dev.gradus.core.kernel.ConvolutionShape;

/**
 * The weights of a convolution, seen from the side of its results: those of the convolution itself, or those of the way
 * back.
 *
 * @param data all weights
 * @param groups how many groups there are
 * @param groupStep the distance between two groups
 * @param results the result channels of a group
 * @param resultStep the distance between two of them
 * @param sources the source channels of a group
 * @param sourceStep the distance between two of them
 * @param width the taps in a row of the window
 */
@SuppressWarnings("ArrayRecordComponent") // No one compares weights.
record Weights(
        float[] data, int groups, int groupStep, int results, int resultStep, int sources, int sourceStep, int width) {
    /** The weights from the inputs of a convolution to its outputs. */
    static Weights of(ConvolutionShape shape, float[] data) {
        int inputs = shape.groupInputs();
        int outputs = shape.groupOutputs();
        int taps = shape.taps();
        return new Weights(
                data,
                shape.groups(),
                outputs * inputs * taps,
                outputs,
                inputs * taps,
                inputs,
                taps,
                shape.width().kernel());
    }

    /** The same weights from the outputs to the inputs. */
    Weights back() {
        return new Weights(
                data,
                groups,
                groupStep,
                /* results= */ sources,
                /* resultStep= */ sourceStep,
                /* sources= */ results,
                /* sourceStep= */ resultStep,
                width);
    }

    /** Where the weight of a tap stands, from the first source channel to a result channel. */
    int index(int group, int result, int row, int column) {
        return group * groupStep + result * resultStep + row * width + column;
    }
}
