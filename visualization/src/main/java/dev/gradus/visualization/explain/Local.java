package dev.gradus.visualization.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The local derivatives ∂y/∂x of an operation by one of its inputs, as its own rule of differentiation gives them. */
final class Local {
    /** Of y by x at the same place, where others are 0 by nature; null if {@link #jacobian} is there. */
    private final double @Nullable [] diagonal;

    /** By output, then by input. */
    private final double @Nullable [][] jacobian;

    private Local(double @Nullable [] diagonal, double @Nullable [][] jacobian) {
        this.diagonal = diagonal;
        this.jacobian = jacobian;
    }

    static Local elementwise(double[] derivatives) {
        return new Local(derivatives, null);
    }

    /** A Jacobian, which is told as elements where all else is 0. */
    static Local of(double[][] jacobian) {
        if (jacobian.length != jacobian[0].length) {
            return new Local(null, jacobian);
        }
        double[] diagonal = new double[jacobian.length];
        for (int i = 0; i < jacobian.length; i++) {
            for (int j = 0; j < jacobian.length; j++) {
                if (i != j && jacobian[i][j] != 0) {
                    return new Local(null, jacobian);
                }
            }
            diagonal[i] = jacobian[i][i];
        }
        return new Local(diagonal, null);
    }

    boolean isElementwise() {
        return diagonal != null;
    }

    /** ∂y/∂x of two elements. */
    double derivative(int output, int input) {
        if (diagonal != null) {
            return output == input ? diagonal[input] : 0;
        }
        return jacobian == null ? 0 : jacobian[output][input];
    }

    /** The outputs that an element of the input moves. */
    List<Effect> of(int input) {
        if (diagonal != null) {
            return List.of(new Effect(input, diagonal[input]));
        }
        List<Effect> effects = new ArrayList<>();
        double[][] rows = jacobian == null ? new double[0][] : jacobian;
        for (int output = 0; output < rows.length; output++) {
            if (rows[output][input] != 0 || rows.length == 1) {
                effects.add(new Effect(output, rows[output][input]));
            }
        }
        return effects;
    }

    /**
     * How an input moves an output.
     *
     * @param output the place of the output's element
     * @param derivative by how much
     */
    record Effect(int output, double derivative) {}
}
