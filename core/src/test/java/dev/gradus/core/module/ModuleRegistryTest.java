package dev.gradus.core.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.init.Normal;
import dev.gradus.core.random.Generator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleRegistryTest {
    /** A row of learned numbers, drawn by the global generator. */
    private static final class Row extends Layer {
        private final int size;
        private Object activation = "none";

        Row(int size) {
            this(size, new Normal());
        }

        Row(int size, Initializer start) {
            this.size = size;
            parameter("weight", start, size, size);
            buffer("seen", start, size);
        }

        @Override
        public Tensor forward(Tensor x) {
            return x;
        }

        @Override
        protected Settings settings() {
            return Settings.of("size", size).and("activation", activation, "none");
        }
    }

    /** Whatever it is given. */
    private static final class Box extends Module {
        Box() {}

        Box(Map<String, Module> children) {
            children.forEach(this::child);
        }

        Box with(String name, Module child) {
            child(name, child);
            return this;
        }
    }

    private static class Forgetful extends Layer {
        @Override
        public Tensor forward(Tensor x) {
            return x;
        }
    }

    private final ModuleRegistry registry = new ModuleRegistry()
            .register(Row.class, settings -> new Row(settings.integer("size")))
            .registerContainer(Box.class, (settings, children) -> new Box(children))
            .register(Forgetful.class, settings -> new Forgetful());

    private static ModuleDescription row(Object size) {
        return new ModuleDescription("Row", Settings.of("size", size).and("activation", "none"));
    }

    private static ModuleDescription box(Map<String, ModuleDescription> children) {
        return new ModuleDescription("Box", Settings.none(), children);
    }

    @Test
    void aTreeIsDescribedAndMadeAgain() {
        Box model = new Box().with("first", new Row(2)).with("inner", new Box().with("0", new Row(3)));

        ModuleDescription description = registry.describe(model);
        long[] drawn = Generator.global().state();
        Module again = registry.build(description, model.stateDict());

        assertThat(description.children().get("inner"))
                .isEqualTo(new ModuleDescription("Box", Settings.none(), Map.of("0", row(3))));
        assertThat(again).hasToString(model.toString());
        assertThat(again.stateDict().get("inner.0.weight").toDoubleArray())
                .isEqualTo(model.stateDict().get("inner.0.weight").toDoubleArray());
        assertThat(Generator.global().state()).isEqualTo(drawn);
        assertThat(registry.names()).containsExactly("Box", "Forgetful", "Row");
    }

    @Test
    void aNewOneStartsAsItsConstructorSays() {
        Generator.seedGlobal(3);
        Module built = registry.build(row(2));
        Generator.seedGlobal(3);

        assertThat(built.stateDict().get("weight").toDoubleArray())
                .isEqualTo(new Row(2).stateDict().get("weight").toDoubleArray());
    }

    @Test
    void theTypesAreThoseOfTheState() {
        Row model = new Row(2);
        model.to(DType.FLOAT64);

        Module again = registry.build(registry.describe(model), model.stateDict());

        assertThat(again.stateDict().values()).allMatch(tensor -> tensor.dtype() == DType.FLOAT64);
        Map<String, Tensor> whole = Map.of("weight", Tensor.of(new long[4], 2, 2), "seen", Tensor.zeros(2));
        assertThatThrownBy(() -> registry.build(row(2), whole))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected floating-point numbers in the state for 'weight', got int64");
    }

    @Test
    void aModuleThatNobodyRegisteredIsNamedWithItsPlace() {
        Box model = new Box().with("0", new Box().with("scale", new Scale(2, 2, 1)));

        assertThatThrownBy(() -> registry.describe(model))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage(
                        "model.0.scale (Scale): cannot be described, since its kind is not registered; write registry.register(Scale.class, settings -> new Scale(...)) and override its settings() if it has any");
        assertThatThrownBy(() -> registry.build(box(Map.of("0", new ModuleDescription("Rows", Settings.none())))))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage(
                        "model.0 (Rows): this kind of module is not registered; nearest are Row, Box, Forgetful; if it is your own, write registry.register(Rows.class, settings -> new Rows(...))");
    }

    @Test
    void codeCannotBeDescribed() {
        Row row = new Row(2);
        row.activation = (Runnable) () -> {};

        assertThatThrownBy(() -> registry.describe(row))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage(
                        "model (Row): cannot be described, since its activation is code; take one that has a name, such as a constant of an enum or a registered module");
        assertThat(row).hasToString("Row(size=2, activation=...)");
    }

    @Test
    void aModuleThatStandsTwiceComesApartUnlessItHasNoState() {
        Row row = new Row(2);
        Forgetful stateless = new Forgetful();

        assertThatThrownBy(() -> registry.describe(new Box().with("a", row).with("b", row)))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage(
                        "model.b (Row): is the same module as model.a, and a description would make two of it; let a module of your own hold it once and run it twice");
        assertThat(registry.describe(new Box().with("a", stateless).with("b", stateless))
                        .children())
                .hasSize(2);
    }

    @Test
    void twoClassesOfOneNameAreNotMixedUp() {
        assertThatThrownBy(() -> registry.describe(new Forgetful() {}))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage(
                        "model (Forgetful): dev.gradus.core.module.ModuleRegistryTest$1 has the same name as dev.gradus.core.module.ModuleRegistryTest$Forgetful, which would be made of its description; give it another name");
        assertThatThrownBy(() -> registry.register("Row", settings -> new Row(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is a kind of module 'Row' already; give the class another name");
    }

    @Test
    void aFormerNameStaysReadable() {
        registry.register("Line", settings -> new Row(settings.integer("size")));

        assertThat(registry.build(new ModuleDescription("Line", Settings.of("size", 2))))
                .isInstanceOf(Row.class);
    }

    @Test
    void noMoreIsMadeThanTheStateHas() {
        Map<String, Tensor> state = new Row(2).stateDict();

        assertThatThrownBy(() -> registry.build(row(2_000_000_000), state))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage(
                        "model (Row): 'weight' would be of shape [2000000000, 2000000000], but the state has only 6 numbers left for it");
        assertThatThrownBy(() -> registry.build(box(ImmutableMap.of("0", row(2), "1", row(1))), state))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage(
                        "model.1 (Row): 'weight' would be of shape [1, 1], but the state has only 0 numbers left for it");
        assertThatThrownBy(() -> registry.build(row(-1), state))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage(
                        "model (Row): 'weight' would be of shape [-1, -1], but the state has only 6 numbers left for it");
        assertThatThrownBy(() -> registry.build(row(1), state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weight is (1, 1) in the module, (2, 2) in the state");
        assertThat(new Row(5).stateDict().get("weight").toDoubleArray())
                .as("what is made later starts as usual")
                .doesNotContain(0);
    }

    @Test
    void whatDoesNotFitAKindIsTold() {
        assertThatThrownBy(() -> registry.build(row("two")))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage(
                        "model (Row): expected 'size' to be a whole number from -2147483648 to 2147483647, got 'two'");
        assertThatThrownBy(() -> registry.build(new ModuleDescription(
                        "Row", Settings.of("size", 2).and("activation", "none").and("gate", 1))))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage(
                        "model (Row): it has no such setting, or does not keep it: [gate]; it was made with {size=2, activation=none}");
        assertThatThrownBy(
                        () -> registry.build(new ModuleDescription("Row", Settings.of("size", 2), Map.of("0", row(1)))))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage("model (Row): expected no children, got [0]");
        assertThatThrownBy(() -> registry.build(box(Map.of("a.b", row(1)))))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage("model (Box): Box: the name of a part must not be empty nor contain a dot, got 'a.b'");
        registry.registerContainer(Scale.class, (settings, children) -> new Scale(1, 1, 1));
        assertThatThrownBy(() -> registry.build(new ModuleDescription("Scale", Settings.none(), Map.of("0", row(1)))))
                .isInstanceOf(ModuleDescriptionException.class)
                .hasMessage("model (Scale): expected children named [], got [0]");
    }

    @Test
    void aWholeNumberMayStandForAnyNumber() {
        ModuleRegistry other = new ModuleRegistry().register(Leaky.class, s -> new Leaky(s.decimal("slope")));

        assertThat(other.build(new ModuleDescription("Leaky", Settings.of("slope", 1L))))
                .hasToString("Leaky(slope=1.0)");
    }

    private static final class Leaky extends Layer {
        private final double slope;

        Leaky(double slope) {
            this.slope = slope;
        }

        @Override
        public Tensor forward(Tensor x) {
            return x.leakyRelu(slope);
        }

        @Override
        protected Settings settings() {
            return Settings.of("slope", slope);
        }
    }
}
