package dev.gradus.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialTest {
    @Test
    void layersAreNamedByTheirPlace() {
        Sequential model = Sequential.of(new Dense(2, 3), new ReLU(), new Dense(3, 1));

        assertThat(model.stateDict().keySet()).containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
    }

    @Test
    void layersCanBeNamed() {
        Sequential model = Sequential.of()
                .add("hidden", new Dense(2, 3))
                .add("squash", new Sigmoid())
                .add(new Dense(3, 1));

        assertThat(model.children().keySet()).containsExactly("hidden", "squash", "2");
        assertThat(model.stateDict().keySet()).containsExactly("hidden.weight", "hidden.bias", "2.weight", "2.bias");
    }

    @Test
    void layersAreFoundByPlaceAndOneAfterTheOther() {
        Sigmoid first = new Sigmoid();
        Tanh last = new Tanh();
        Sequential model = Sequential.of(first, last);

        assertThat(model.size()).isEqualTo(2);
        assertThat(model.get(0)).isSameAs(first);
        assertThat(model.get(-1)).isSameAs(last);
        assertThat(model).containsExactly(first, last);
    }

    @Test
    void hooksOfEachLayerAreCalledInOrder() {
        Sequential inner = Sequential.of(new Sigmoid());
        Sequential model = Sequential.of(inner, new Tanh());
        List<String> seen = new ArrayList<>();
        model.namedModules()
                .values()
                .forEach(module -> module.registerForwardHook((which, inputs, output) -> seen.add(which.typeName())));

        model.apply(Tensor.zeros(1));

        assertThat(seen).containsExactly("Sigmoid", "Sequential", "Tanh", "Sequential");
    }

    @Test
    void aLayerThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> Sequential.of(new Sigmoid()).get(1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Sequential: there is no layer 1 among 1");
    }

    @Test
    void aNameIsGivenOnce() {
        Sequential model = Sequential.of().add("hidden", new Sigmoid());

        assertThatThrownBy(() -> model.add("hidden", new Tanh()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sequential: the name 'hidden' is taken already");
        assertThat(model.size()).isEqualTo(1);
    }

    @Test
    void layersAreShownOnALineEach() {
        assertThat(Sequential.of(new Dense(2, 1), new Sigmoid()))
                .hasToString("Sequential(\n  (0): Dense(in=2, out=1)\n  (1): Sigmoid()\n)");
    }

    @Test
    void reluTakesTheMemoryOfTheLayerBeforeIt() {
        Dense dense = new Dense(3, 4);
        ReLU relu = new ReLU();
        Sequential model = Sequential.of(dense, relu);
        Tensor x = Tensor.randn(new Generator(5), 6, 3);
        Tensor expected = relu.apply(dense.apply(x));
        expected.square().sum().backward();
        float[] gradient = dense.weight().grad().toFloatArray();
        model.zeroGrad();

        Tensor y = model.apply(x);
        y.square().sum().backward();

        assertThat(y.toFloatArray()).containsExactly(expected.toFloatArray());
        assertThat(dense.weight().grad().toFloatArray()).containsExactly(gradient);
    }

    @Test
    void whoeverWatchesALayerSeesWhatItGave() {
        Dense dense = new Dense(3, 40);
        ReLU relu = new ReLU();
        Sequential model = Sequential.of(dense, relu);
        Tensor x = Tensor.randn(new Generator(5), 6, 3);
        float[] expected = dense.apply(x).toFloatArray();
        List<Tensor> seen = new ArrayList<>();

        Runnable remove = dense.registerForwardHook((which, inputs, output) -> seen.add(output));
        model.apply(x);
        remove.run();
        relu.registerForwardHook((which, inputs, output) -> seen.add(inputs.get(0)));
        model.apply(x);

        assertThat(seen).hasSize(2).allSatisfy(output -> assertThat(output.toFloatArray())
                .containsExactly(expected));
    }

    @Test
    void whatALayerMayHaveKeptIsNotOverwritten() {
        Tensor x = Tensor.of(-1f, 2f);
        Layer same = new Dropout(0.5);
        same.eval();

        assertThat(Sequential.of(same, new ReLU()).apply(x).toFloatArray()).containsExactly(0, 2);
        assertThat(Sequential.of(new ReLU()).apply(x).toFloatArray()).containsExactly(0, 2);
        assertThat(x.toFloatArray()).containsExactly(-1, 2);
    }
}
