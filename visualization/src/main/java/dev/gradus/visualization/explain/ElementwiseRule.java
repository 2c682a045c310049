package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.formula.Formula;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** y = f(x, ...) of the elements at the same place, operands being stretched where they are smaller. */
record ElementwiseRule(TapeNode node) implements OperationRule {
    static Optional<OperationRule> of(TapeNode node) {
        boolean isFunction = node.inputs().size() == 1
                && node.local(0).filter(Local::isElementwise).isPresent();
        return isFunction || OperationFormulas.joinsElements(node.operation())
                ? Optional.of(new ElementwiseRule(node))
                : Optional.empty();
    }

    @Override
    public Formula value(int place, Elements of) {
        return OperationFormulas.value(node.operation(), operands(place, of));
    }

    @Override
    public Optional<Formula> derivative(int output, int input, int place, Elements of) {
        return OperationFormulas.derivative(node.operation(), input, operands(output, of), of.output(output));
    }

    private List<Formula> operands(int place, Elements of) {
        return IntStream.range(0, node.inputs().size())
                .mapToObj(input ->
                        of.input(input, Broadcasting.source(node.value().shape(), node.operandShape(input), place)))
                .toList();
    }
}
