package dev.gradus.core.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private enum Mode {
        NEAREST,
        LINEAR_BY_PARTS
    }

    private final Settings settings = Settings.of("in", 784)
            .and("eps", 1e-5, 1e-5)
            .and("bias", false, true)
            .and("mode", Mode.LINEAR_BY_PARTS)
            .and("kernel", new int[] {3, 5})
            .and("seed", OptionalInt.empty())
            .and("momentum", OptionalDouble.of(0.1))
            .and("highest", Double.POSITIVE_INFINITY);

    @Test
    void textHasWhatIsNotAsUsual() {
        assertThat(settings)
                .hasToString("in=784, bias=false, mode=linear_by_parts, kernel=[3, 5], momentum=0.1, highest=Infinity");
        assertThat(Settings.none()).hasToString("");
    }

    @Test
    void valuesAreOfFewKindsAndComplete() {
        assertThat(settings.asMap())
                .containsExactly(
                        Map.entry("in", 784L),
                        Map.entry("eps", 1e-5),
                        Map.entry("bias", false),
                        Map.entry("mode", "linear_by_parts"),
                        Map.entry("kernel", List.of(3L, 5L)),
                        Map.entry("momentum", 0.1),
                        Map.entry("highest", "Infinity"));
        assertThat(Settings.of(settings.asMap())).isEqualTo(settings).hasSameHashCodeAs(settings);
        assertThat(settings).isNotEqualTo(Settings.none());
        assertThat(Settings.of("x", new long[] {1}).and("y", new double[] {0.5}).asMap())
                .containsEntry("x", List.of(1L))
                .containsEntry("y", List.of(0.5));
    }

    @Test
    void areReadByTheirKinds() {
        assertThat(settings.integer("in")).isEqualTo(784);
        assertThat(settings.decimal("eps")).isEqualTo(1e-5);
        assertThat(settings.decimal("in")).isEqualTo(784);
        assertThat(settings.decimal("highest")).isInfinite();
        assertThat(Settings.of("low", Double.NEGATIVE_INFINITY).decimal("low")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Settings.of("none", Double.NaN).decimal("none")).isNaN();
        assertThat(settings.flag("bias")).isFalse();
        assertThat(settings.text("mode")).isEqualTo("linear_by_parts");
        assertThat(settings.constant("mode", Mode.values())).isEqualTo(Mode.LINEAR_BY_PARTS);
        assertThat(settings.integers("kernel")).containsExactly(3, 5);
        assertThat(settings.has("seed")).isFalse();
    }

    @Test
    void whatDoesNotFitIsTold() {
        Settings read = Settings.of("in", 3_000_000_000L).and("name", "x").and("sizes", List.of(1, "two"));

        assertThatThrownBy(() -> read.integer("out"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a setting 'out', got none among [in, name, sizes]");
        assertThatThrownBy(() -> read.integer("in"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 'in' to be a whole number from -2147483648 to 2147483647, got 3000000000");
        assertThatThrownBy(() -> read.integers("sizes"))
                .hasMessage("expected 'sizes' to be a whole number from -2147483648 to 2147483647, got 'two'");
        assertThatThrownBy(() -> read.integers("in"))
                .hasMessage("expected 'in' to be a list of whole numbers, got 3000000000");
        assertThatThrownBy(() -> read.decimal("name")).hasMessage("expected 'name' to be a number, got 'x'");
        assertThatThrownBy(() -> read.flag("name")).hasMessage("expected 'name' to be true or false, got 'x'");
        assertThatThrownBy(() -> read.text("in")).hasMessage("expected 'in' to be a text, got 3000000000");
        assertThatThrownBy(() -> read.constant("name", Mode.values()))
                .hasMessage("expected 'name' to be one of nearest, linear_by_parts, got 'x'");
        assertThatThrownBy(() -> Settings.of(Map.of("child", Map.of())))
                .hasMessage("expected 'child' to be a number, a text, true or false, or a list of them, got {}");
        assertThatThrownBy(() -> read.and("in", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are two settings 'in'");
    }

    @Test
    void codeIsShownButNotTold() {
        Runnable code = () -> {};
        Settings withCode = Settings.of("in", 2).and("activation", code).and(Settings.of("out", 3));

        assertThat(withCode).hasToString("in=2, out=3, activation=...");
        assertThat(withCode.untold()).containsExactly("activation");
        assertThat(Settings.of("lists", List.of(List.of(1))).untold()).containsExactly("lists");
    }
}
