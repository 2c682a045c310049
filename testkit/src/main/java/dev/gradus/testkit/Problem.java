package dev.gradus.testkit;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.losses.MSELoss;
import dev.gradus.optimizers.Optimizer;
import java.util.List;
import java.util.function.Supplier;

/**
 * A loss to be made smaller, always the same one.
 *
 * @param name what it is called where an optimizer fails at it
 * @param parameters what the loss depends on
 * @param loss computes it
 */
record Problem(String name, List<Parameter> parameters, Supplier<Tensor> loss) {
    /** Σ a (θ - c)² over a matrix, a vector and a scalar, with curvatures a from 0.5 to 2. */
    static Problem quadratic(DType dtype) {
        Generator generator = new Generator(1);
        Parameter matrix = new Parameter(Tensor.uniform(generator, 1, 2, dtype, 2, 3));
        Parameter vector = new Parameter(Tensor.uniform(generator, -2, -1, dtype, 4));
        Parameter scalar = new Parameter(Tensor.uniform(generator, 1, 2, dtype));
        Tensor curvature = Tensor.linspace(0.5, 2, 3).to(dtype);
        return new Problem("a convex quadratic in " + dtype, List.of(matrix, vector, scalar), () -> curvature
                .mul(matrix.square())
                .sum()
                .add(vector.sub(0.5).square().sum())
                .add(scalar.add(0.5).square()));
    }

    /** The mean squared error of a line through 32 points in three dimensions. */
    static Problem regression() {
        Generator generator = new Generator(2);
        Tensor inputs = Tensor.randn(generator, 32, 3);
        Tensor targets =
                inputs.matmul(Tensor.of(new float[] {1, -2, 0.5f}, 3, 1)).add(1);
        Parameter weight = new Parameter(Tensor.zeros(1, 3));
        Parameter bias = new Parameter(Tensor.zeros(1));
        MSELoss error = new MSELoss();
        return new Problem(
                "a linear regression", List.of(weight, bias), () -> error.apply(inputs.linear(weight, bias), targets));
    }

    double value() {
        return Autograd.noGrad(loss).item();
    }

    /** The usual steps of training. */
    void train(Optimizer optimizer, int steps) {
        for (int i = 0; i < steps; i++) {
            optimizer.zeroGrad();
            loss.get().backward();
            optimizer.step();
        }
    }

    /** Copies of the parameters. */
    List<Tensor> values() {
        return parameters.stream().map(parameter -> parameter.detach().copy()).toList();
    }
}
