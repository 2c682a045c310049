package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.product;

import dev.gradus.core.Shape;
import dev.gradus.visualization.explain.formula.Formula;
import java.util.Optional;
import java.util.stream.IntStream;

/** C = A B, so that c(i, k) = Σ a(i, j) b(j, k), and ∂c(i, k)/∂a(i, j) = b(j, k), ∂c(i, k)/∂b(j, k) = a(i, j). */
record MatrixProductRule(TapeNode node) implements OperationRule {
    private static final int MATRIX = 2;

    @Override
    public Formula value(int place, Elements of) {
        return Terms.sum(IntStream.range(0, left().size(-1))
                .<Formula>mapToObj(j -> product(of.input(0, ofLeft(place, j)), of.input(1, ofRight(place, j))))
                .toList());
    }

    @Override
    public Optional<Formula> derivative(int output, int input, int place, Elements of) {
        int inner = left().size(-1);
        int columns = right().size(-1);
        return Optional.of(
                input == 0
                        ? of.input(1, ofRight(output, place % inner))
                        : of.input(0, ofLeft(output, place / columns % inner)));
    }

    @Override
    public boolean isMultilinear() {
        return true;
    }

    @Override
    public Optional<String> words() {
        return Optional.of("matmul");
    }

    private Shape left() {
        return node.operandShape(0);
    }

    private Shape right() {
        return node.operandShape(1);
    }

    private int ofLeft(int place, int j) {
        int[] index = node.value().shape().unravel(place);
        int row = index[index.length - MATRIX];
        return (matrix(left(), index) * left().size(-MATRIX) + row) * left().size(-1) + j;
    }

    private int ofRight(int place, int j) {
        int[] index = node.value().shape().unravel(place);
        int column = index[index.length - 1];
        return (matrix(right(), index) * right().size(-MATRIX) + j) * right().size(-1) + column;
    }

    /** Which of an operand's matrices belongs to an element of the result. */
    private static int matrix(Shape operand, int... index) {
        int[] batch = new int[index.length - MATRIX];
        System.arraycopy(index, 0, batch, 0, batch.length);
        return Broadcasting.source(operand, operand.rank() - MATRIX, batch);
    }
}
