package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainersTest {
    @Test
    void aListNamesItsModulesByTheirPlaces() {
        Dense first = new Dense(2, 3);
        Dense second = new Dense(3, 1, false);
        ModuleList<Dense> list = new ModuleList<>(List.of(first)).add(second);

        assertThat(list.stateDict().keySet()).containsExactly("0.weight", "0.bias", "1.weight");
        assertThat(list).containsExactly(first, second);
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.get(0)).isSameAs(first);
        assertThat(list.get(-1)).isSameAs(second);
        assertThatThrownBy(() -> list.get(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("ModuleList: there is no module 2 among 2");
    }

    @Test
    void aDictKeepsItsModulesByName() {
        Dense price = new Dense(2, 1);
        ModuleDict<Layer> dict = new ModuleDict<Layer>().put("price", price).put("squash", new Tanh());

        assertThat(dict.stateDict().keySet()).containsExactly("price.weight", "price.bias");
        assertThat(dict.names()).containsExactly("price", "squash");
        assertThat(dict.size()).isEqualTo(2);
        assertThat(dict.get("price")).isSameAs(price);
        assertThatThrownBy(() -> dict.get("kind"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ModuleDict: there is no module 'kind' among [price, squash]");
        assertThatThrownBy(() -> dict.put("price", new ReLU()))
                .hasMessageContaining("the name 'price' is taken already");
        assertThat(dict.get("price")).isSameAs(price);
    }

    @Test
    void aWayAroundALayerThatChangesTheShapeIsAnError() {
        assertThatThrownBy(() -> new Residual(new Dense(2, 1)).apply(Tensor.zeros(3, 2)))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith(
                        "Residual: expected the inner layer to give the shape (3, 2) of its input, got (3, 1)");
        assertThat(new Residual(new Dense(2, 2)).stateDict().keySet()).containsExactly("inner.weight", "inner.bias");
    }
}
