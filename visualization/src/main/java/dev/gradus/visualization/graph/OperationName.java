package dev.gradus.visualization.graph;

import java.util.Map;

/** What operations compute, in a learner's terms. */
final class OperationName {
    private static final Map<String, String> FORMULAS = Map.ofEntries(
            Map.entry("add", "a + b"),
            Map.entry("sub", "a - b"),
            Map.entry("mul", "a · b"),
            Map.entry("div", "a / b"),
            Map.entry("pow", "aᵇ"),
            Map.entry("neg", "-x"),
            Map.entry("abs", "|x|"),
            Map.entry("square", "x²"),
            Map.entry("sqrt", "√x"),
            Map.entry("rsqrt", "1 / √x"),
            Map.entry("reciprocal", "1 / x"),
            Map.entry("exp", "eˣ"),
            Map.entry("log", "ln x"),
            Map.entry("log1p", "ln(1 + x)"),
            Map.entry("sigmoid", "1 / (1 + e⁻ˣ)"),
            Map.entry("tanh", "tanh x"),
            Map.entry("relu", "max(0, x)"),
            Map.entry("gelu", "x Φ(x)"),
            Map.entry("silu", "x σ(x)"),
            Map.entry("softplus", "ln(1 + eˣ)"),
            Map.entry("linear", "x Wᵀ + b"),
            Map.entry("matmul", "A B"),
            Map.entry("sum", "Σ x"),
            Map.entry("mean", "Σ x / n"),
            Map.entry("max", "max x"),
            Map.entry("min", "min x"),
            Map.entry("softmax", "eˣ / Σ eˣ"),
            Map.entry("logSoftmax", "x - ln Σ eˣ"),
            Map.entry("logSumExp", "ln Σ eˣ"),
            Map.entry("crossEntropy", "-ln of the true class's share"),
            Map.entry("conv1d", "each window · W + b"),
            Map.entry("conv2d", "each window · W + b"),
            Map.entry("maxPool1d", "max of each window"),
            Map.entry("maxPool2d", "max of each window"),
            Map.entry("avgPool1d", "mean of each window"),
            Map.entry("avgPool2d", "mean of each window"),
            Map.entry("batchNorm", "(x - mean) / deviation, by channel"),
            Map.entry("layerNorm", "(x - mean) / deviation, by row"),
            Map.entry("broadcastTo", "repeated to a larger shape"),
            Map.entry("reshape", "same numbers, other shape"),
            Map.entry("permute", "dimensions in another order"),
            Map.entry("narrow", "a part"),
            Map.entry("select", "a part"),
            Map.entry("cat", "one after the other"),
            Map.entry("embed", "rows of a table"),
            Map.entry("recurrent", "the cell, step by step"),
            Map.entry("attention", "softmax(Q Kᵀ / √d) V"),
            Map.entry("clamp", "between bounds"),
            Map.entry("to", "another type"));

    /** The derivatives of operations on matrices, which are no single numbers, by the places of their inputs. */
    private static final Map<String, String[]> SYMBOLS =
            Map.of("linear", new String[] {"W", "x", "1"}, "matmul", new String[] {"B", "A"});

    private OperationName() {}

    /** What an operation computes; empty where its name says it all. */
    static String formula(String operation) {
        return FORMULAS.getOrDefault(operation, "");
    }

    /** The derivative of an operation with respect to an input; empty where there is no short way to write it. */
    static String derivative(String operation, int input) {
        String[] symbols = SYMBOLS.getOrDefault(operation, new String[0]);
        return input < symbols.length ? symbols[input] : "";
    }
}
