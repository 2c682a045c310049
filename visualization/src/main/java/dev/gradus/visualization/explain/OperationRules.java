package dev.gradus.visualization.explain;

import dev.gradus.core.OperationSettings;
import java.util.Optional;
import java.util.Set;

/** The rule of each operation that has one. */
final class OperationRules {
    private static final Set<String> EXTREMES = Set.of("max", "min");
    private static final Set<String> ROWS = Set.of("softmax", "logSoftmax", "logSumExp");

    private OperationRules() {}

    /** The rule of an operation on the tape; empty if its formula is not known, so that only its numbers can be told. */
    static Optional<OperationRule> of(TapeNode node) {
        OperationSettings settings = node.settings().orElse(null);
        if (settings instanceof OperationSettings.Convolution convolution) {
            return Optional.of(
                    new ConvolutionRule(convolution.sizes(), node.inputs().size() > ConvolutionRule.BIAS));
        }
        if (settings instanceof OperationSettings.Pooling pooling) {
            return Optional.of(ExtremumRule.of(pooling.sizes()));
        }
        if (settings instanceof OperationSettings.Normalization normalization) {
            return Optional.of(new NormalizationRule(node, normalization));
        }
        if (settings instanceof OperationSettings.Classes classes) {
            return CrossEntropyRule.of(node, classes);
        }
        if (settings instanceof OperationSettings.Reduction reduction && EXTREMES.contains(node.operation())) {
            return Optional.of(ExtremumRule.of(node, reduction));
        }
        if (node.operation().equals("matmul")) {
            return Optional.of(new MatrixProductRule(node));
        }
        if (ROWS.contains(node.operation())) {
            return Optional.of(new SoftmaxRule(node));
        }
        return LinearRule.isKnown(node) ? LinearRule.of(node) : ElementwiseRule.of(node);
    }
}
