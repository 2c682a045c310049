package dev.gradus.verification.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Signature SUM = new Signature("torch.sum", "input, dim=None, keepdim=False");
    private final Tensor x = Tensor.zeros(2, 3, 4);

    private static Arguments arguments(Signature signature, List<?> positional, Map<String, ?> named) {
        return new Arguments(signature, positional, new LinkedHashMap<>(named), DType.FLOAT64);
    }

    @Test
    void bindsByPositionAndByName() {
        Arguments args = arguments(SUM, List.of(x, 1L), Map.of("keepdim", true));
        assertThat(args.tensor("input")).isSameAs(x);
        assertThat(args.integers("dim")).containsExactly(1);
        assertThat(args.flag("keepdim")).isTrue();
    }

    @Test
    void takesDefaults() {
        Signature adam = new Signature("optim.Adam", "lr=0.001, betas=(0.9 0.999), mode='min', steps=-2, foreach=None");
        Arguments args = arguments(adam, List.of(), Map.of());
        assertThat(args.number("lr")).isEqualTo(0.001);
        assertThat(args.numbers("betas")).containsExactly(0.9, 0.999);
        assertThat(args.text("mode")).isEqualTo("min");
        assertThat(args.integer("steps")).isEqualTo(-2);
        assertThat(args.isNone("foreach")).isTrue();
    }

    @Test
    void takesNumbersInAllTheirForms() {
        Signature signature = new Signature("f", "a, b=0, c=False");
        Arguments args = arguments(signature, List.of(true, Tensor.scalar(3), 1L), Map.of());
        assertThat(args.number("a")).isEqualTo(1);
        assertThat(args.integer("b")).isEqualTo(3);
        assertThat(args.flag("c")).isTrue();
        assertThat(arguments(signature, List.of(List.of(2.0, 3L)), Map.of()).integers("a"))
                .containsExactly(2, 3);
    }

    @Test
    void convertsToTheTypeThatIsAskedFor() {
        Signature signature = new Signature("f", "input, dtype=None");
        Tensor integers = Tensor.of(1L, 2L);
        assertThat(typed(signature, integers, "torch.float64")).isEqualTo(DType.FLOAT64);
        assertThat(typed(signature, integers, "bool")).isEqualTo(DType.BOOL);
        assertThat(typed(signature, integers, null)).isEqualTo(DType.INT64);
        assertThatThrownBy(() -> typed(signature, integers, "torch.int8"))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessage("f with 'dtype=torch.int8' is not offered");
    }

    private static DType typed(Signature signature, Tensor input, Object dtype) {
        return new Arguments(signature, Arrays.asList(input, dtype), Map.of(), DType.FLOAT64)
                .typed("input")
                .dtype();
    }

    @Test
    void gathersWhatAStarStandsFor() {
        Signature einsum = new Signature("torch.einsum", "equation, *operands");
        assertThat(arguments(einsum, List.of("i,i", x, x), Map.of()).tensors("operands"))
                .containsExactly(x, x);
        assertThat(arguments(einsum, List.of("i,i", List.of(x, x)), Map.of()).tensors("operands"))
                .containsExactly(x, x);
        assertThat(arguments(einsum, List.of("i->", x), Map.of()).tensors("operands"))
                .containsExactly(x);
    }

    @Test
    void passesOverWhatChoosesOnlyHowToCompute() {
        Signature relu = new Signature("F.relu", "input, inplace=any");
        assertThat(arguments(relu, List.of(x, true), Map.of()).<Tensor>call(args -> args.tensor("input")))
                .isSameAs(x);
    }

    @Test
    void readsDimensionsInAllTheirForms() {
        assertThat(dims(null, x)).containsExactly(0, 1, 2);
        assertThat(dims(List.of(), x)).containsExactly(0, 1, 2);
        assertThat(dims(-1L, x)).containsExactly(-1);
        assertThat(dims(List.of(0L, -1L), x)).containsExactly(0, -1);
        assertThat(dims(-1L, Tensor.scalar(1))).isEmpty();
    }

    private static int[] dims(Object dim, Tensor of) {
        return new Arguments(SUM, Arrays.asList(of, dim), Map.of(), DType.FLOAT64).dims("dim", of);
    }

    @Test
    void givesNumbersTheTypeThatTheyHaveInPython() {
        Signature add = new Signature("torch.add", "input, other");
        Tensor integers = Tensor.of(1L, 2L);
        Tensor truths = Tensor.of(true, false);
        assertThat(operand(add, x, 2.0)).isEqualTo(DType.FLOAT32);
        assertThat(operand(add, integers, 2.0)).isEqualTo(DType.FLOAT64);
        assertThat(operand(add, integers, 2L)).isEqualTo(DType.INT64);
        assertThat(operand(add, truths, 2L)).isEqualTo(DType.INT64);
        assertThat(operand(add, truths, true)).isEqualTo(DType.BOOL);
    }

    private static DType operand(Signature signature, Tensor input, Object other) {
        return arguments(signature, List.of(input, other), Map.of())
                .operand("other", "input")
                .dtype();
    }

    @Test
    void refusesWhatTheSignatureDoesNotHave() {
        assertThatThrownBy(() -> arguments(SUM, List.of(x, 1L, true, 4L), Map.of()))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessage("torch.sum with 4 positional arguments is not offered");
        assertThatThrownBy(() -> arguments(SUM, List.of(x), Map.of("out", x)))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessage("torch.sum with 'out' is not offered");
    }

    @Test
    void refusesWhatNobodyReadsUnlessItIsTheDefault() {
        assertThat(arguments(SUM, List.of(x), Map.of("keepdim", false)).<Tensor>call(args -> args.tensor("input")))
                .isSameAs(x);
        assertThatThrownBy(() ->
                        arguments(SUM, List.of(x), Map.of("keepdim", true)).<Tensor>call(args -> args.tensor("input")))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessage("torch.sum with 'keepdim=true' is not offered");
    }

    @Test
    void refusesValuesOfAnotherKindAndMissingOnes() {
        Arguments args = arguments(SUM, List.of(), Map.of("dim", "rows"));
        assertThatThrownBy(() -> args.integers("dim"))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessage("torch.sum with 'dim=rows' is not offered");
        assertThatThrownBy(() -> args.tensor("input"))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessage("torch.sum without 'input' is not offered");
    }
}
