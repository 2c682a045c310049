package dev.gradus.visualization.operations;

import java.util.Set;

/** The operations each element of whose result depends on the elements at the same place alone, whatever these are. */
public final class ElementwiseOperations {
    private static final Set<String> NAMES = Set.of(
            "abs",
            "add",
            "atan",
            "ceil",
            "celu",
            "clamp",
            "cos",
            "cosh",
            "div",
            "elu",
            "erf",
            "exp",
            "expm1",
            "floor",
            "gelu",
            "hardsigmoid",
            "hardswish",
            "hardtanh",
            "leakyRelu",
            "log",
            "log1p",
            "log2",
            "maximum",
            "minimum",
            "mish",
            "mul",
            "neg",
            "pow",
            "reciprocal",
            "relu",
            "round",
            "rsqrt",
            "selu",
            "sigmoid",
            "sign",
            "silu",
            "sin",
            "sinh",
            "softplus",
            "softsign",
            "sqrt",
            "square",
            "sub",
            "tanh",
            "tanhshrink",
            "trunc",
            "where");

    private ElementwiseOperations() {}

    /** Whether an operation of this name is one of them. */
    public static boolean contain(String operation) {
        return NAMES.contains(operation);
    }
}
