package dev.gradus.core.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleTest {
    private final Scale first = new Scale(2, 3, 1);
    private final Counter counter = new Counter();
    private final Chain model = new Chain(first, new Chain(counter, new Scale(3, 1, 0.5)));

    /** Declares whatever a test wants. */
    private static final class Declaring extends Layer {
        @Override
        public Tensor forward(Tensor x) {
            return x;
        }
    }

    @Test
    void partsAreFoundByPathInTheOrderOfTheirDeclaration() {
        assertThat(model.children()).containsOnlyKeys("0", "1");
        assertThat(model.namedModules().keySet()).containsExactly("", "0", "1", "1.0", "1.1");
        assertThat(model.namedParameters().keySet()).containsExactly("0.weight", "1.1.weight");
        assertThat(model.namedBuffers().keySet()).containsExactly("1.0.calls", "1.0.mean");
        assertThat(model.parameters()).first().isSameAs(first.weight);
        assertThat(model.parameterCount()).isEqualTo(9);
    }

    @Test
    void generatorsAreFoundByPathAndAreNoState() {
        Generator generator = new Generator(1);
        Declaring drawing = new Declaring();
        assertThat(drawing.generator("noise", generator)).isSameAs(generator);
        Chain chain = new Chain(first, drawing);

        assertThat(chain.namedGenerators()).containsOnlyKeys("1.noise").containsValue(generator);
        assertThat(chain.stateDict()).containsOnlyKeys("0.weight");
        assertThatThrownBy(() -> drawing.generator("noise", generator))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Declaring: the name 'noise' is taken already");
    }

    @Test
    void aSharedModuleIsListedOnceInParameters() {
        Chain tied = new Chain(first, first);

        assertThat(tied.namedParameters().keySet()).containsExactly("0.weight");
        assertThat(tied.parameterCount()).isEqualTo(6);
        assertThat(tied.stateDict().keySet()).containsExactly("0.weight", "1.weight");
    }

    @Test
    void declaredPartsAreReturned() {
        Declaring module = new Declaring();
        Parameter parameter = module.parameter("p", Tensor.ones(2));

        assertThat(parameter.requiresGrad()).isTrue();
        assertThat(module.child("c", first)).isSameAs(first);
        assertThat(module.buffer("b", Tensor.ones(1)).requiresGrad()).isFalse();
    }

    @Test
    void startValuesAreCopied() {
        Tensor start = Tensor.ones(2);
        Parameter parameter = new Declaring().parameter("p", start);
        start.fill(9);

        assertThat(parameter.toFloatArray()).containsExactly(1, 1);
    }

    @Test
    void namesMustBeNewAndWithoutDots() {
        Declaring module = new Declaring();
        module.parameter("a", Tensor.ones(1));

        assertThatThrownBy(() -> module.buffer("a", Tensor.ones(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Declaring: the name 'a' is taken already");
        assertThatThrownBy(() -> module.child("a", first)).hasMessageContaining("the name 'a' is taken already");
        assertThatThrownBy(() -> module.parameter("a", Tensor.ones(1))).hasMessageContaining("taken");
        assertThatThrownBy(() -> module.parameter("a.b", Tensor.ones(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Declaring: the name of a part must not be empty nor contain a dot, got 'a.b'");
        assertThatThrownBy(() -> module.child("", first)).hasMessageContaining("got ''");
        assertThat(module.children()).isEmpty();
    }

    @Test
    void aModuleCannotContainItself() {
        Declaring outer = new Declaring();
        Declaring inner = new Declaring();
        outer.child("inner", inner);

        assertThatThrownBy(() -> outer.child("self", outer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Declaring: the child 'self' contains this module itself");
        assertThatThrownBy(() -> inner.child("outer", outer)).hasMessageContaining("contains this module itself");
    }

    @Test
    void trainingIsSwitchedForTheWholeTree() {
        assertThat(counter.isTraining()).isTrue();
        model.eval();
        assertThat(model.isTraining()).isFalse();
        assertThat(counter.isTraining()).isFalse();
        model.apply(Tensor.ones(1, 2));
        assertThat(counter.calls.item()).isZero();

        model.train();
        model.apply(Tensor.ones(1, 2));
        assertThat(counter.calls.item()).isEqualTo(1);
    }

    @Test
    void frozenParametersDoNotLearn() {
        first.freeze();
        model.apply(Tensor.ones(1, 2)).sum().backward();
        assertThat(first.weight.hasGrad()).isFalse();
        assertThat(model.namedParameters().get("1.1.weight").hasGrad()).isTrue();

        first.unfreeze();
        model.zeroGrad();
        model.apply(Tensor.ones(1, 2)).sum().backward();
        assertThat(first.weight.hasGrad()).isTrue();
    }

    @Test
    void zeroGradForgetsAllGradients() {
        model.apply(Tensor.ones(1, 2)).sum().backward();
        model.zeroGrad();

        assertThat(model.parameters()).noneMatch(Tensor::hasGrad);
    }

    @Test
    void typesAreConvertedInPlace() {
        model.apply(Tensor.ones(1, 2)).sum().backward();
        model.to(DType.FLOAT64);

        assertThat(first.weight.dtype()).isEqualTo(DType.FLOAT64);
        assertThat(first.weight.hasGrad()).isFalse();
        assertThat(counter.mean.dtype()).isEqualTo(DType.FLOAT64);
        assertThat(counter.calls.dtype()).isEqualTo(DType.INT64);
        model.apply(Tensor.ones(DType.FLOAT64, 1, 2)).sum().backward();
        assertThat(first.weight.grad().dtype()).isEqualTo(DType.FLOAT64);
        assertThatThrownBy(() -> model.to(DType.INT64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A module computes in float32 or float64, got int64");
    }

    @Test
    void anErrorTellsWhereItHappened() {
        assertThatThrownBy(() -> model.apply(Tensor.ones(1, 5)))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("matmul: ")
                .hasMessageEndingWith("[in model.0 (Scale)]");

        Chain deep = new Chain(first, new Chain(counter, new Scale(4, 1, 1)));
        assertThatThrownBy(() -> deep.apply(Tensor.ones(1, 2))).hasMessageEndingWith("[in model.1.1 (Scale)]");
        assertThatThrownBy(() -> new Scale(4, 1, 1).apply(Tensor.ones(1, 2)))
                .hasMessageEndingWith("[in model (Scale)]");
    }

    @Test
    void aWrongDimensionTellsWhereItHappened() {
        Layer summing = new Layer() {
            @Override
            public Tensor forward(Tensor x) {
                return x.sum(2);
            }
        };
        assertThatThrownBy(() -> new Chain(first, summing).apply(Tensor.ones(1, 2)))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith(
                        "dimension: the shape (1, 3) has the dimensions -2 to 1, but dimension 2 was asked for")
                .hasMessageContaining("[in model.1 (");
    }

    @Test
    void hooksSeeInputAndOutput() {
        List<String> seen = new ArrayList<>();
        Runnable removal = first.registerForwardHook((module, inputs, output) ->
                seen.add("%s %s %s".formatted(module.typeName(), inputs.get(0).shape(), output.shape())));
        model.apply(Tensor.ones(4, 2));
        removal.run();
        model.apply(Tensor.ones(4, 2));

        assertThat(seen).containsExactly("Scale (4, 2) (4, 3)");
    }

    @Test
    void theTreeIsPrinted() {
        assertThat(model).hasToString("""
                        Chain(
                          (0): Scale(in=2, out=3)
                          (1): Chain(
                            (0): Counter()
                            (1): Scale(in=3, out=1)
                          )
                        )""");
    }

    @Test
    void aModuleWithoutANameIsCalledByItsSuperclass() {
        Layer anonymous = new Layer() {
            @Override
            public Tensor forward(Tensor x) {
                return x;
            }
        };

        assertThat(anonymous).hasToString("Layer()");
    }
}
