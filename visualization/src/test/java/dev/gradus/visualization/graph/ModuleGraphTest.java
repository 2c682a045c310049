package dev.gradus.visualization.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.module.Layer;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.TransformerEncoder;
import dev.gradus.layers.TransformerOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleGraphTest {
    private static final Layer MODEL =
            Sequential.of(Sequential.of(new Dense(4, 3), new ReLU()), new Dense(3, 2, false));

    @Test
    void every_module_is_a_box_with_settings_and_parameters() {
        Svg svg = Svg.read(ModuleGraph.of(MODEL).toSvg());

        assertThat(svg.boxes()).isEqualTo(5);
        assertThat(svg.arrows()).isEqualTo(4);
        assertThat(svg.texts())
                .contains("Modules of Sequential", "model", "Sequential", "ReLU")
                .contains("weight (3, 4)", "bias (3,)", "15 numbers", "21 numbers", "weight (2, 3)")
                .anySatisfy(text -> assertThat(text).startsWith("Dense(").contains("4"));
    }

    @Test
    void modules_that_are_not_looked_into_are_counted() {
        ModuleGraph folded = ModuleGraph.of(MODEL).depth(1);

        assertThat(Svg.read(folded.toSvg()).boxes()).isEqualTo(3);
        assertThat(Svg.read(folded.toSvg()).texts()).contains("2 modules in it", "15 numbers");
        assertThat(Svg.read(folded.open("0").toSvg()).boxes()).isEqualTo(5);
        assertThat(Dot.read(ModuleGraph.of(MODEL).depth(0).toDot()).labels())
                .containsExactlyEntriesOf(Map.of("module ", "model\nSequential\n4 modules in it\n21 numbers\n"));
    }

    @Test
    void a_single_module_is_counted_as_one() {
        Layer model = Sequential.of(Sequential.of(new Dense(1, 1)));

        assertThat(Svg.read(ModuleGraph.of(model).depth(1).toSvg()).texts()).contains("1 module in it", "2 numbers");
    }

    @Test
    void a_large_model_is_folded_by_itself() {
        Layer model = new TransformerEncoder(new TransformerOptions(8, 2).feedForward(16), 12, true);
        Svg svg = Svg.read(ModuleGraph.of(model).toSvg());

        assertThat(svg.boxes()).isLessThanOrEqualTo(60);
        assertThat(svg.texts()).contains("layers", "0", "11", "9 modules in it").doesNotContain("self_attn");
    }

    @Test
    void frozen_parameters_are_told() {
        Layer model = new Dense(2, 2);
        model.freeze();

        assertThat(Svg.read(ModuleGraph.of(model).toSvg()).texts()).contains("weight (2, 2) frozen");
    }

    @Test
    void a_module_that_does_not_exist_cannot_be_opened() {
        assertThatThrownBy(() -> ModuleGraph.of(MODEL).open("2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ModuleGraph: there is no module '2' to open; there are [, 0, 0.0, 0.1, 1]");
    }
}
