package dev.gradus.core;

import java.util.List;

/**
 * An equation of {@link TensorFactories#einsum}, with an axis for each of its letters and for each dimension that an
 * ellipsis stands for: first those of the result in its order, then those that are summed over.
 */
final class EinsumTerms {
    private static final String ELLIPSIS = "...";

    private final String equation;
    private final List<String> inputs;
    private final String output;
    private final int spread;

    /** The characters of all axes in order; a dot stands for each dimension of the ellipsis. */
    private final String axes;

    private EinsumTerms(String equation, List<String> inputs, String output, int spread) {
        this.equation = equation;
        this.inputs = inputs;
        this.output = output;
        this.spread = spread;
        this.axes = axes();
    }

    static EinsumTerms parse(String equation, Tensor... operands) {
        String text = equation.replace(" ", "");
        int arrow = text.indexOf("->");
        String left = arrow < 0 ? text : text.substring(0, arrow);
        List<String> inputs = List.of(left.split(",", -1));
        if (inputs.size() != operands.length) {
            throw error(equation, "it names %d operands, but there are %d".formatted(inputs.size(), operands.length));
        }
        int spread = 0;
        for (int i = 0; i < operands.length; i++) {
            spread = Math.max(spread, checkTerm(equation, inputs.get(i), operands[i].shape()));
        }
        String output = arrow < 0 ? implicitOutput(left) : text.substring(arrow + 2);
        checkOutput(equation, left, output);
        return new EinsumTerms(equation, inputs, output, spread);
    }

    /** The dimensions that the ellipsis of a term stands for, once the term fits its operand. */
    private static int checkTerm(String equation, String term, Shape shape) {
        String letters = letters(equation, term);
        boolean open = term.contains(ELLIPSIS);
        if (open ? letters.length() > shape.rank() : letters.length() != shape.rank()) {
            throw error(
                    equation,
                    "the term '%s' names %s%d dimensions, but its operand has the shape %s"
                            .formatted(term, open ? "at least " : "", letters.length(), shape));
        }
        return shape.rank() - letters.length();
    }

    private static String letters(String equation, String term) {
        int dots = term.indexOf(ELLIPSIS);
        String letters = dots < 0 ? term : term.substring(0, dots) + term.substring(dots + ELLIPSIS.length());
        for (int i = 0; i < letters.length(); i++) {
            if (!isLetter(letters.charAt(i))) {
                throw error(
                        equation, "a term is made of letters and at most one ellipsis ..., got '%s'".formatted(term));
            }
        }
        return letters;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** The ellipsis, then all letters that come once, upper case before lower. */
    private static String implicitOutput(String left) {
        StringBuilder once = new StringBuilder(left.contains(ELLIPSIS) ? ELLIPSIS : "");
        left.chars()
                .sorted()
                .filter(c -> isLetter((char) c) && left.indexOf(c) == left.lastIndexOf(c))
                .forEach(c -> once.append((char) c));
        return once.toString();
    }

    private static void checkOutput(String equation, String left, String output) {
        String letters = letters(equation, output);
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (left.indexOf(letter) < 0 || letters.indexOf(letter) != i) {
                throw error(
                        equation,
                        "each letter of the result '%s' must stand in an operand and come once, unlike '%s'"
                                .formatted(output, letter));
            }
        }
    }

    private String axes() {
        StringBuilder result = new StringBuilder(expanded(output, spread));
        int free = output.contains(ELLIPSIS) ? 0 : spread;
        result.append(".".repeat(free));
        for (String input : inputs) {
            for (int i = 0; i < input.length(); i++) {
                char letter = input.charAt(i);
                if (isLetter(letter) && result.indexOf(String.valueOf(letter)) < 0) {
                    result.append(letter);
                }
            }
        }
        return result.toString();
    }

    private static String expanded(String term, int dims) {
        return term.replace(ELLIPSIS, ".".repeat(dims));
    }

    int axisCount() {
        return axes.length();
    }

    /** How many of the axes are dimensions of the result. */
    int outputRank() {
        return expanded(output, spread).length();
    }

    /** The axis of each dimension of an operand. */
    int[] axesOf(int operand, Tensor x) {
        String term = inputs.get(operand);
        int own = x.rank() - (term.length() - (term.contains(ELLIPSIS) ? ELLIPSIS.length() : 0));
        String dims = expanded(term, own);
        int[] result = new int[dims.length()];
        // The dimensions of an ellipsis are aligned at the last of them, as broadcasting does.
        int dot = axes.indexOf('.') + spread - own;
        for (int i = 0; i < result.length; i++) {
            result[i] = dims.charAt(i) == '.' ? dot++ : axes.indexOf(dims.charAt(i));
        }
        return result;
    }

    /** The last operand that has an axis. */
    int lastUse(int axis) {
        char letter = axes.charAt(axis);
        int last = 0;
        for (int i = 0; i < inputs.size(); i++) {
            last = inputs.get(i).indexOf(letter) >= 0 ? i : last;
        }
        return last;
    }

    OperationException sizeError(int axis, int one, int other) {
        return error(
                equation,
                "the dimensions '%s' have the sizes %d and %d, which must be equal or one of them 1"
                        .formatted(axes.charAt(axis) == '.' ? ELLIPSIS : axes.charAt(axis), one, other));
    }

    private static OperationException error(String equation, String problem) {
        return new OperationException("einsum", "in '%s' %s".formatted(equation, problem));
    }
}
