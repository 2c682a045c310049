package dev.gradus.verification.conformance;

import dev.gradus.core.DType;
import dev.gradus.core.PaddingMode;
import dev.gradus.core.Tensor;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call by their names in PyTorch. What the table's row does not read must have its default, and what
 * it reads must be of the kind it asks for; otherwise the case is unsupported.
 */
final class Arguments {
    private final Signature signature;
    private final Map<String, @Nullable Object> bound;
    private final DType floating;
    private final Set<String> read = new LinkedHashSet<>();

    /**
     * The arguments of a call.
     *
     * @param floating the type that takes the place of PyTorch's default, which was float64 when the cases were made
     */
    Arguments(
            Signature signature,
            List<? extends @Nullable Object> positional,
            Map<String, @Nullable Object> named,
            DType floating) {
        this.signature = signature;
        this.bound = signature.bind(positional, named);
        this.floating = floating;
    }

    /**
     * Makes the call.
     *
     * @throws UnsupportedCaseException if it leaves an argument unread that is not the default
     */
    <R> R call(Function<Arguments, R> adapter) {
        R result = adapter.apply(this);
        bound.forEach((name, value) -> {
            Object usual = signature.defaults().get(name);
            boolean isDefault =
                    signature.defaults().containsKey(name) && (usual == Signature.ANY || isSame(value, usual));
            if (!read.contains(name) && !isDefault) {
                throw unsupported(name);
            }
        });
        return result;
    }

    private static boolean isSame(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() == y.doubleValue();
        }
        return Objects.equals(a, b);
    }

    private UnsupportedCaseException unsupported(String name) {
        Object value = bound.get(name);
        String shown = value instanceof Tensor || value instanceof Collection ? "" : "=" + value;
        return new UnsupportedCaseException("%s with '%s%s' is not offered".formatted(signature.name(), name, shown));
    }

    private @Nullable Object value(String name) {
        read.add(name);
        if (bound.containsKey(name)) {
            return bound.get(name);
        }
        if (!signature.defaults().containsKey(name)) {
            throw new UnsupportedCaseException("%s without '%s' is not offered".formatted(signature.name(), name));
        }
        return signature.defaults().get(name);
    }

    private <T> T value(String name, Class<T> type) {
        if (type.isInstance(value(name))) {
            return type.cast(value(name));
        }
        throw unsupported(name);
    }

    // ---- what kind of value it is

    boolean isNone(String name) {
        return value(name) == null;
    }

    boolean isTensor(String name) {
        return value(name) instanceof Tensor;
    }

    /** Whether it is a number, as a bool is one in Python too. */
    boolean isNumber(String name) {
        return value(name) instanceof Number || isFlag(name);
    }

    boolean isFlag(String name) {
        return value(name) instanceof Boolean;
    }

    /** Whether it is a whole number or None, or a tensor of whole numbers or truth values. */
    boolean isInteger(String name) {
        return value(name) instanceof Tensor tensor
                ? !tensor.dtype().isFloating()
                : isNone(name) || isFlag(name) || value(name) instanceof Long;
    }

    boolean isText(String name, String text) {
        return text.equals(value(name));
    }

    boolean isList(String name) {
        return value(name) instanceof List;
    }

    // ---- plain values

    boolean flag(String name) {
        return value(name) instanceof Long number ? number != 0 : value(name, Boolean.class);
    }

    String text(String name) {
        return value(name, String.class);
    }

    double number(String name) {
        if (isFlag(name)) {
            return flag(name) ? 1 : 0;
        }
        return value(name) instanceof Tensor scalar && scalar.rank() == 0
                ? scalar.item()
                : value(name, Number.class).doubleValue();
    }

    /** A number, or another one where it is None. */
    double numberOr(double other, String name) {
        return isNone(name) ? other : number(name);
    }

    /** A whole number; one that PyTorch wrote as a float will do. */
    int integer(String name) {
        double number = number(name);
        if (number != Math.rint(number)) {
            throw unsupported(name);
        }
        return (int) number;
    }

    /** One whole number or a list of them. */
    int[] integers(String name) {
        return isList(name)
                ? list(name).stream()
                        .mapToInt(element -> integer(name, element))
                        .toArray()
                : new int[] {integer(name)};
    }

    /** Two whole numbers, or one for both. */
    int[] pair(String name) {
        int[] numbers = integers(name);
        return numbers.length == 1 ? new int[] {numbers[0], numbers[0]} : numbers;
    }

    /** A padding in numbers, of which 'valid' is a word for 0. */
    int[] padding(String name) {
        return isText(name, "valid") ? new int[] {0} : integers(name);
    }

    PaddingMode paddingMode(String name) {
        return switch (text(name)) {
            case "zeros", "constant" -> PaddingMode.CONSTANT;
            case "reflect" -> PaddingMode.REFLECT;
            case "replicate" -> PaddingMode.REPLICATE;
            case "circular" -> PaddingMode.CIRCULAR;
            default -> throw unsupported(name);
        };
    }

    /** Sizes of an output, one for each axis or one for all; -1 where it is None. */
    int[] sizes(String name, int axes) {
        List<?> given = isList(name) ? list(name) : Collections.nCopies(axes, value(name));
        return given.stream()
                .mapToInt(element -> element == null ? -1 : integer(name, element))
                .toArray();
    }

    /** The name of the parameter that says how far the window of a pooling moves: by its own size unless told. */
    String strideName() {
        return isNone("stride") ? "kernel_size" : "stride";
    }

    private List<?> list(String name) {
        return value(name, List.class);
    }

    private int integer(String name, @Nullable Object element) {
        if (element instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw unsupported(name);
    }

    /** A list of numbers. */
    double[] numbers(String name) {
        if (!list(name).stream().allMatch(Number.class::isInstance)) {
            throw unsupported(name);
        }
        return list(name).stream()
                .mapToDouble(element -> ((Number) element).doubleValue())
                .toArray();
    }

    /** The dimensions of a tensor to work on: one, several, or all for None and for an empty list. */
    int[] dims(String name, Tensor x) {
        int[] dims = isNone(name) ? new int[0] : integers(name);
        if (x.rank() == 0 && IntStream.of(dims).allMatch(dim -> dim == 0 || dim == -1)) {
            // PyTorch lets a scalar pass for a vector here.
            return new int[0];
        }
        return dims.length == 0 ? IntStream.range(0, x.rank()).toArray() : dims;
    }

    /** The dimension of a softmax, which PyTorch guesses from the rank where it is not given. */
    int softmaxDim(String name, Tensor x) {
        return isNone(name) ? softmaxDim(x) : integer(name);
    }

    /** The dimension that PyTorch guesses. */
    static int softmaxDim(Tensor x) {
        return x.rank() == 0 || x.rank() == 1 || x.rank() == 3 ? 0 : 1;
    }

    // ---- tensors

    Tensor tensor(String name) {
        return value(name, Tensor.class);
    }

    /** A tensor, of the type that {@code dtype} names unless it is None. */
    Tensor typed(String name) {
        return isNone("dtype") ? tensor(name) : tensor(name).to(dtype("dtype"));
    }

    private DType dtype(String name) {
        return switch (text(name).replace("torch.", "")) {
            case "float64", "double", "float32", "float" -> floating;
            case "int64", "long" -> DType.INT64;
            case "bool" -> DType.BOOL;
            default -> throw unsupported(name);
        };
    }

    /** A tensor; integers as floating-point numbers, as PyTorch's functions of real numbers take them. */
    Tensor real(String name) {
        Tensor tensor = tensor(name);
        return tensor.dtype().isFloating() ? tensor : tensor.to(floating);
    }

    /** A tensor, or null where it is None. */
    @Nullable
    Tensor tensorOrNull(String name) {
        return isNone(name) ? null : tensor(name);
    }

    /** Does something with a tensor unless it is None. */
    void ifTensor(String name, Consumer<Tensor> use) {
        if (!isNone(name)) {
            use.accept(tensor(name));
        }
    }

    /** A list of tensors. */
    List<Tensor> tensors(String name) {
        List<?> list = list(name);
        if (!list.stream().allMatch(Tensor.class::isInstance)) {
            throw unsupported(name);
        }
        return list.stream().map(Tensor.class::cast).toList();
    }

    /** A tensor, or a number as a scalar tensor of the type that PyTorch gives it beside another argument. */
    Tensor operand(String name, String besides) {
        Object value = value(name);
        return value instanceof Tensor tensor ? tensor : scalar(name, value, value(besides));
    }

    /** The same in floating-point numbers. */
    Tensor realOperand(String name, String besides) {
        Tensor tensor = operand(name, besides);
        return tensor.dtype().isFloating() ? tensor : tensor.to(floating);
    }

    private Tensor scalar(String name, @Nullable Object value, @Nullable Object besides) {
        DType other = besides instanceof Tensor tensor ? tensor.dtype() : DType.BOOL;
        if (value instanceof Boolean flag) {
            return Tensor.scalar(flag ? 1 : 0, other);
        }
        if (value instanceof Long number) {
            return Tensor.scalar(number, DType.promote(other, DType.INT64));
        }
        if (value instanceof Double number) {
            return Tensor.scalar(number, other.isFloating() ? other : floating);
        }
        throw unsupported(name);
    }
}
