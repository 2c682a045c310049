package dev.gradus.visualization.explain;

import static dev.gradus.visualization.explain.formula.Formula.call;
import static dev.gradus.visualization.explain.formula.Formula.difference;
import static dev.gradus.visualization.explain.formula.Formula.fraction;
import static dev.gradus.visualization.explain.formula.Formula.number;
import static dev.gradus.visualization.explain.formula.Formula.product;

import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.Formula.Minus;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Along each row: the softmax y(k) = e^x(k) / Σ e^x(j) with ∂y(k)/∂x(j) = y(k) ([j = k] - y(j)), its logarithm with
 * [j = k] - e^y(j), and y = ln Σ e^x(j) with e^(x(j) - y).
 */
record SoftmaxRule(TapeNode node) implements OperationRule {
    @Override
    public Formula value(int place, Elements of) {
        return switch (node.operation()) {
            case "softmax" -> fraction(call("exp", of.input(0, place)), total(place / width(), of));
            case "logSoftmax" -> difference(of.input(0, place), call("ln", total(place / width(), of)));
            default -> call("ln", total(place, of));
        };
    }

    private int width() {
        return node.operandShape(0).size(-1);
    }

    private Formula total(int row, Elements of) {
        return totalOf(row, width(), of);
    }

    /** Σ eˣ over a row of the first input. */
    static Formula totalOf(int row, int width, Elements of) {
        return Terms.sum(IntStream.range(row * width, (row + 1) * width)
                .mapToObj(j -> call("exp", of.input(0, j)))
                .toList());
    }

    @Override
    public Optional<Formula> derivative(int output, int input, int place, Elements of) {
        boolean isSame = output == place;
        return Optional.of(
                switch (node.operation()) {
                    case "softmax" ->
                        isSame
                                ? product(of.output(output), difference(number(1), of.output(output)))
                                : new Minus(product(of.output(output), of.output(place)));
                    case "logSoftmax" ->
                        isSame
                                ? difference(number(1), call("exp", of.output(place)))
                                : new Minus(call("exp", of.output(place)));
                    default -> call("exp", difference(of.input(0, place), of.output(output)));
                });
    }
}
