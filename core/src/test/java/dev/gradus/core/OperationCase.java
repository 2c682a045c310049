package dev.gradus.core;

import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A row of the table of operations: what all the generic tests need to know of one.
 *
 * @param name what the test is called
 * @param function the operation
 * @param shapes sets of input shapes to try, one array of shapes for each call
 * @param low the least value of the inputs
 * @param high the largest value of the inputs
 * @param ofIntegers the type of the result for int64 inputs; null if it is not defined for them
 */
record OperationCase(
        String name,
        java.util.function.Function<List<Tensor>, Tensor> function,
        List<int[][]> shapes,
        double low,
        double high,
        DType ofIntegers) {

    /** Shapes at which whatever works element by element must work: scalar, size 1, empty, and ordinary ones. */
    private static final List<int[][]> EVERY_SHAPE = List.of(
            new int[][] {{}}, new int[][] {{1}}, new int[][] {{0, 3}}, new int[][] {{4}}, new int[][] {{2, 3, 4}});

    /** Pairs of shapes that NumPy broadcasts. */
    private static final List<int[][]> EVERY_PAIR = List.of(
            new int[][] {{2, 3}, {2, 3}},
            new int[][] {{2, 3}, {}},
            new int[][] {{}, {2, 3}},
            new int[][] {{}, {}},
            new int[][] {{2, 3}, {3}},
            new int[][] {{3, 1}, {1, 4}},
            new int[][] {{2, 1, 3}, {4, 1}},
            new int[][] {{0, 3}, {3}},
            new int[][] {{0, 3}, {1, 1}},
            new int[][] {{2, 0}, {2, 1}});

    static OperationCase unary(String name, UnaryOperator<Tensor> function) {
        return new OperationCase(name, all -> function.apply(all.get(0)), EVERY_SHAPE, -2, 2, DType.FLOAT32);
    }

    static OperationCase binary(String name, BinaryOperator<Tensor> function) {
        return new OperationCase(name, all -> function.apply(all.get(0), all.get(1)), EVERY_PAIR, -2, 2, DType.FLOAT32);
    }

    /** An operation on one tensor that asks for shapes of its own. */
    static OperationCase shaped(String name, UnaryOperator<Tensor> function, int[]... shapes) {
        List<int[][]> calls = new ArrayList<>();
        for (int[] shape : shapes) {
            calls.add(new int[][] {shape});
        }
        return new OperationCase(name, all -> function.apply(all.get(0)), calls, -2, 2, DType.FLOAT32);
    }

    /** An operation on several tensors that asks for shapes of its own. */
    static OperationCase together(
            String name, java.util.function.Function<List<Tensor>, Tensor> function, int[]... shapes) {
        return new OperationCase(name, function, List.<int[][]>of(shapes), -2, 2, DType.FLOAT32);
    }

    OperationCase between(double newLow, double newHigh) {
        return new OperationCase(name, function, shapes, newLow, newHigh, ofIntegers);
    }

    OperationCase keepingIntegers() {
        return new OperationCase(name, function, shapes, low, high, DType.INT64);
    }

    OperationCase notOfIntegers() {
        return new OperationCase(name, function, shapes, low, high, null);
    }

    /** Different numbers at every call of a test, but the same ones in every run. */
    List<Tensor> inputs(int[][] call, DType dtype) {
        Generator generator = new Generator(name.hashCode());
        List<Tensor> inputs = new ArrayList<>();
        for (int[] sizes : call) {
            inputs.add(
                    Tensor.uniform(generator, low, high, DType.FLOAT64, sizes).to(dtype));
        }
        return inputs;
    }

    @Override
    public String toString() {
        return name;
    }
}
