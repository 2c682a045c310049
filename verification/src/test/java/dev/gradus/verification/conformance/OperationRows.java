package dev.gradus.verification.conformance;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The forms that rows of the table of operations have. */
final class OperationRows {
    private final Registry<Function<Arguments, List<Tensor>>> registry = new Registry<>();

    /** An operation on a tensor and a number. */
    interface NumberOperation {
        Tensor apply(Tensor x, double number);
    }

    /** A reduction over some dimensions. */
    interface DimReduction {
        Tensor apply(Tensor x, int[] dims, boolean keepDim);
    }

    /** A variance or standard deviation over some dimensions. */
    interface Spread {
        Tensor apply(Tensor x, int[] dims, int correction, boolean keepDim);
    }

    /** The index of an extreme along a dimension. */
    interface IndexReduction {
        Tensor apply(Tensor x, int dim, boolean keepDim);
    }

    Registry<Function<Arguments, List<Tensor>>> registry() {
        return registry;
    }

    /** Several outputs. */
    void several(String torch, String signature, Function<Arguments, List<Tensor>> call) {
        registry.add(torch, signature, call);
    }

    /** One output. */
    void op(String torch, String signature, Function<Arguments, Tensor> call) {
        several(torch, signature, call.andThen(List::of));
    }

    /** A function of each element that keeps its type. */
    void unary(String torch, UnaryOperator<Tensor> call) {
        op(torch, "input", args -> call.apply(args.tensor("input")));
    }

    /** A function of each element that gives floating-point numbers even for integers. */
    void real(String torch, UnaryOperator<Tensor> call) {
        op(torch, "input", args -> call.apply(args.real("input")));
    }

    /** A function of two tensors. */
    void pair(String torch, String first, String second, BinaryOperator<Tensor> call) {
        op(torch, first + ", " + second, args -> call.apply(args.tensor(first), args.tensor(second)));
    }

    /** A function of each two elements, where either operand may be a number. */
    void binary(String torch, String second, BinaryOperator<Tensor> tensors, NumberOperation number) {
        op(torch, "input, " + second, args -> binary(args, second, tensors, number));
    }

    /** The same with a factor for the second operand. */
    void binaryScaled(String torch, BinaryOperator<Tensor> tensors, NumberOperation number) {
        op(torch, "input, other, alpha=1", args -> {
            double alpha = args.number("alpha");
            return alpha == 1
                    ? binary(args, "other", tensors, number)
                    : tensors.apply(
                            args.tensor("input"), args.operand("other", "input").mul(alpha));
        });
    }

    private static Tensor binary(
            Arguments args, String second, BinaryOperator<Tensor> tensors, NumberOperation number) {
        Tensor x = args.operand("input", second);
        // Beside integers, 2 and 2.0 are different in Python and the same in Java.
        return x.dtype().isFloating() && args.isNumber(second)
                ? number.apply(x, args.number(second))
                : tensors.apply(x, args.operand(second, "input"));
    }

    /** A reduction over one, several or all dimensions. */
    void reduction(String torch, UnaryOperator<Tensor> overAll, DimReduction overSome) {
        op(
                torch,
                "input, dim=None, keepdim=False, dtype=None",
                args -> reduced(args.typed("input"), args, overAll, overSome));
    }

    /** A reduction that gives floating-point numbers even for integers. */
    void reductionOfReal(String torch, UnaryOperator<Tensor> overAll, DimReduction overSome) {
        op(torch, "input, dim=None, keepdim=False", args -> reduced(args.real("input"), args, overAll, overSome));
    }

    private static Tensor reduced(Tensor x, Arguments args, UnaryOperator<Tensor> overAll, DimReduction overSome) {
        boolean keepDim = args.flag("keepdim");
        return args.isNone("dim") && !keepDim ? overAll.apply(x) : overSome.apply(x, args.dims("dim", x), keepDim);
    }

    /** The position of an extreme, in the flat tensor if no dimension is given. */
    void position(String torch, UnaryOperator<Tensor> overAll, IndexReduction overOne) {
        op(torch, "input, dim=None, keepdim=False", args -> {
            Tensor x = args.tensor("input");
            boolean keepDim = args.flag("keepdim");
            if (!args.isNone("dim") && args.dims("dim", x).length > 0) {
                return overOne.apply(x, args.integer("dim"), keepDim);
            }
            Tensor place = overAll.apply(x);
            return keepDim
                    ? place.reshape(IntStream.range(0, x.rank()).map(dim -> 1).toArray())
                    : place;
        });
    }

    /** An extreme of all elements, or of each two, or along a dimension together with its positions. */
    void extreme(String torch, UnaryOperator<Tensor> overAll, BinaryOperator<Tensor> ofTwo, IndexReduction position) {
        several(torch, "input, dim=None, keepdim=False, other=None", args -> {
            Tensor x = args.tensor("input");
            if (!args.isNone("other")) {
                return List.of(ofTwo.apply(x, args.tensor("other")));
            }
            if (args.isNone("dim")) {
                return List.of(overAll.apply(x));
            }
            if (args.isTensor("dim")) {
                return List.of(ofTwo.apply(x, args.tensor("dim")));
            }
            int dim = args.integer("dim");
            if (x.rank() == 0) {
                return List.of(overAll.apply(x), Tensor.scalar(0, DType.INT64));
            }
            Tensor index = position.apply(x, dim, true);
            Tensor value = x.gather(dim, index);
            return args.flag("keepdim") ? List.of(value, index) : List.of(value.squeeze(dim), index.squeeze(dim));
        });
    }

    /** A variance or standard deviation over some dimensions, whose divisor PyTorch lets one choose in several ways. */
    void spread(String torch, Spread call) {
        op(torch, "input, dim=None, unbiased=None, keepdim=False, correction=None", args -> {
            Tensor x = args.tensor("input");
            // Over all dimensions, `unbiased` may come second.
            boolean overAll = args.isFlag("dim");
            String choice = overAll ? "dim" : "unbiased";
            int byChoice = args.isNone(choice) || args.flag(choice) ? 1 : 0;
            int correction = args.isNone("correction") ? byChoice : args.integer("correction");
            int[] dims = overAll ? IntStream.range(0, x.rank()).toArray() : args.dims("dim", x);
            return call.apply(x, dims, correction, args.flag("keepdim"));
        });
    }
}
