package dev.gradus.core.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateDictTest {
    private final Scale first = new Scale(2, 3, 1);
    private final Counter counter = new Counter();
    private final Chain model = new Chain(first, counter);

    @Test
    void theStateHoldsCopiesOfParametersAndBuffers() {
        Map<String, Tensor> state = model.stateDict();
        assertThat(state.keySet()).containsExactly("0.weight", "1.calls", "1.mean");

        state.get("0.weight").fill(9);
        counter.calls.fill(5);
        assertThat(first.weight.max().item()).isEqualTo(1);
        assertThat(state.get("1.calls").item()).isZero();
        assertThat(state.values()).noneMatch(Tensor::requiresGrad);
    }

    @Test
    void aStateCanBeLoadedIntoAnotherModel() {
        counter.calls.fill(7);
        Chain other = new Chain(new Scale(2, 3, 4), new Counter());
        Map<String, Tensor> state = model.stateDict();
        other.loadStateDict(state);
        state.get("0.weight").fill(9);

        assertThat(other.parameters().get(0).toFloatArray()).isEqualTo(first.weight.toFloatArray());
        assertThat(other.namedBuffers().get("1.calls").item()).isEqualTo(7);
        assertThat(other.parameters().get(0).requiresGrad()).isTrue();
    }

    @Test
    void aStateIsConvertedToTheModelsType() {
        Chain other = new Chain(new Scale(2, 3, 4), new Counter());
        other.to(DType.FLOAT64);
        other.loadStateDict(model.stateDict());

        assertThat(other.parameters().get(0).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(other.parameters().get(0).max().item()).isEqualTo(1);
    }

    private Map<String, Tensor> wrongState() {
        Map<String, Tensor> state = new LinkedHashMap<>(model.stateDict());
        state.remove("1.mean");
        state.put("1.variance", Tensor.ones(1));
        state.put("0.bias", Tensor.ones(1));
        state.put("1.calls", Tensor.of(3L));
        state.put("0.weight", Tensor.ones(3, 2));
        return state;
    }

    @Test
    void whatDoesNotFitIsListedAndNothingIsChanged() {
        assertThatThrownBy(() -> model.loadStateDict(wrongState()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The state does not fit the module Chain; missing: 1.mean; unexpected: 1.variance, 0.bias; of another shape: 0.weight is (2, 3) in the module, (3, 2) in the state. Use loadMatchingState for a part of a state");
        assertThat(counter.calls.item()).isZero();
    }

    @Test
    void aPartOfAStateCanBeLoaded() {
        Map<String, Tensor> state = wrongState();
        state.put("0.weight", Tensor.full(6, 2, 3));
        StateDictMismatch mismatch = model.loadMatchingState(state);

        assertThat(mismatch.missing()).containsExactly("1.mean");
        assertThat(mismatch.unexpected()).containsExactly("1.variance", "0.bias");
        assertThat(mismatch.isEmpty()).isFalse();
        assertThat(first.weight.max().item()).isEqualTo(6);
        assertThat(counter.calls.item()).isEqualTo(3);
        assertThat(model.loadMatchingState(model.stateDict()).isEmpty()).isTrue();
    }

    @Test
    void anotherShapeIsRefusedForAPartToo() {
        assertThatThrownBy(() -> model.loadMatchingState(wrongState()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The state does not fit the module Chain; of another shape: 0.weight is (2, 3) in the module, (3, 2) in the state");
        assertThat(counter.calls.item()).isZero();
    }
}
