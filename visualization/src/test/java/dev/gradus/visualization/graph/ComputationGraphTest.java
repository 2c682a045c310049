package dev.gradus.visualization.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Sigmoid;
import dev.gradus.losses.MSELoss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComputationGraphTest {
    private final Tensor x = Tensor.scalar(3, DType.FLOAT64).requiresGrad(true);
    private final Tensor y = Tensor.scalar(2, DType.FLOAT64).requiresGrad(true);

    /** f(x, y) = x² + xy + (x + y)². */
    private Tensor f() {
        try (Autograd.Scope ignored = Autograd.keepValues()) {
            return x.square().add(x.mul(y)).add(x.add(y).square());
        }
    }

    private ComputationGraph graph() {
        Tensor f = f();
        return ComputationGraph.of(f).name(x, "x").name(y, "y").name(f, "f");
    }

    private static Layer network() {
        Generator.seedGlobal(1);
        return Sequential.of(new Dense(2, 3), new Sigmoid(), new Dense(3, 2), new Sigmoid());
    }

    private static ComputationGraph recorded(Layer model) {
        Tensor input = Tensor.from(new float[][] {{0.5f, -1}});
        Tensor target = Tensor.from(new float[][] {{1, 0}});
        return ComputationGraph.record(model, () -> new MSELoss().apply(model.apply(input), target));
    }

    @Test
    void values_gradients_and_local_derivatives_are_those_of_the_worked_example() {
        Svg svg = Svg.read(graph().title("f & g").toSvg());

        assertThat(svg.boxes()).isEqualTo(8);
        assertThat(svg.arrows()).isEqualTo(10);
        assertThat(svg.texts())
                .contains("f & g", "x", "value 3", "grad  18", "y", "value 2", "grad  13", "f", "value 40", "grad  1")
                // 2x = 6, y = 2, x = 3, 2(x + y) = 10
                .contains("∂ = 6", "∂ = 2", "∂ = 3", "∂ = 10")
                .contains("square", "x²", "add", "a + b");
        assertThat(svg.titles()).contains("f & g", "local derivative 10, hands back 10");
        assertThat(svg.all("desc").get(0).getTextContent()).startsWith("6 operations in 8 boxes");
    }

    @Test
    void nothing_changes_in_any_tensor_and_backward_still_works() {
        Tensor f = f();
        ComputationGraph.of(f).toSvg();

        assertThat(x.hasGrad()).isFalse();
        f.backward();
        assertThat(x.grad().item()).isEqualTo(18);
    }

    @Test
    void dot_has_every_node_and_edge() {
        Dot dot = Dot.read(graph().toDot());

        assertThat(dot.labels()).hasSize(8);
        assertThat(dot.arrows()).hasSize(10);
        assertThat(dot.labels().values()).contains("f\nadd  a + b\nvalue 40\ngrad  1\n");
        assertThat(dot.arrows()).allSatisfy(ends -> assertThat(dot.labels()).containsKeys(ends.get(0), ends.get(1)));
    }

    @Test
    void a_network_is_grouped_by_its_modules_and_parameters_have_their_names() {
        ComputationGraph graph = recorded(network());
        Svg svg = Svg.read(graph.toSvg());

        assertThat(svg.texts())
                .contains("model (Sequential)", "0 (Dense)", "1 (Sigmoid)", "2 (Dense)", "3 (Sigmoid)")
                .contains("0.weight", "0.bias", "2.weight", "2.bias", "input", "linear", "data")
                .contains("value [0.5   -1]", "∂ = W", "∂ = x");
        assertThat(Dot.read(graph.toDot()).clusters())
                .containsExactly("model (Sequential)", "0 (Dense)", "1 (Sigmoid)", "2 (Dense)", "3 (Sigmoid)");
    }

    @Test
    void the_titles_of_frames_lie_over_the_arrows_that_come_in_from_above() {
        Layer model = Sequential.of(new Dense(2, 1), new Sigmoid());
        Tensor x = Tensor.ones(1, 2);
        String svg = ComputationGraph.record(model, () -> model.apply(x).sum()).toSvg();

        assertThat(svg.indexOf("<text class=\"of-frame\"")).isGreaterThan(svg.lastIndexOf("<path class=\"arrow\""));
    }

    @Test
    void a_folded_module_is_one_box_that_counts_what_is_in_it() {
        Layer model = network();
        Svg modules = Svg.read(recorded(model).depth(1).toSvg());
        Svg whole = Svg.read(recorded(model).depth(0).toSvg());
        Svg opened = Svg.read(recorded(model).depth(1).open("2").toSvg());

        // The input, four modules, the target, and the three operations of the loss.
        assertThat(modules.boxes()).isEqualTo(9);
        assertThat(modules.texts()).contains("2", "Dense", "1 operation", "2 parameters, 9 numbers");
        assertThat(modules.arrows()).isEqualTo(8);
        assertThat(whole.boxes()).isEqualTo(6);
        assertThat(whole.texts()).contains("model", "4 operations", "4 parameters, 17 numbers");
        assertThat(opened.boxes()).isEqualTo(11);
        assertThat(opened.texts()).contains("2.weight", "2 (Dense)").doesNotContain("0.weight");
    }

    @Test
    void the_norm_of_the_gradient_of_a_folded_module_is_that_of_its_parameters() {
        Layer model = network();
        Svg svg = Svg.read(recorded(model).depth(0).toSvg());
        new MSELoss()
                .apply(model.apply(Tensor.from(new float[][] {{0.5f, -1}})), Tensor.from(new float[][] {{1, 0}}))
                .backward();
        double squares = model.parameters().stream()
                .mapToDouble(parameter -> parameter.grad().square().sum().item())
                .sum();

        assertThat(svg.texts()).contains("norm of the gradient " + TensorText.DIGITS.text(Math.sqrt(squares)));
    }

    @Test
    void a_large_graph_folds_by_itself() {
        Svg svg = Svg.read(recorded(Sequential.of(network(), new Dense(2, 2), network()))
                .limit(12)
                .toSvg());

        assertThat(svg.boxes()).isLessThanOrEqualTo(12);
        assertThat(svg.texts()).contains("0", "Sequential", "4 operations", "4 parameters, 17 numbers");
    }

    @Test
    void thousands_of_operations_of_one_module_are_one_box() {
        Recurrent model = new Recurrent();
        Svg svg = Svg.read(ComputationGraph.record(
                        model, () -> model.apply(Tensor.ones(1, 2)).sum())
                .toSvg());

        assertThat(svg.texts()).contains("cell.0", "cell.1", "2,000 operations", "2 parameters, 6 numbers");
        assertThat(svg.boxes()).isLessThan(10);
    }

    /** The same small network 2000 times in a row. */
    private static final class Recurrent extends Layer {
        private final Layer cell = child("cell", Sequential.of(new Dense(2, 2), new Sigmoid()));

        @Override
        public Tensor forward(Tensor x) {
            Tensor state = x;
            for (int step = 0; step < 2000; step++) {
                state = cell.apply(state);
            }
            return state;
        }
    }

    @Test
    void large_tensors_are_told_by_shape_and_range() {
        Layer model = new Dense(30, 20);
        Svg svg = Svg.read(ComputationGraph.record(
                        model, () -> model.apply(Tensor.ones(5, 30)).sum())
                .toSvg());

        assertThat(svg.texts()).contains("(20, 30)", "(5, 30)", "value 1 … 1").anySatisfy(text -> assertThat(text)
                .matches("value -?\\S+ … \\S+"));
    }

    @Test
    void without_values_gradients_and_shapes_are_shown() {
        Tensor f = x.square().mul(y);
        Svg svg = Svg.read(ComputationGraph.of(f).name(x, "x").toSvg());

        assertThat(svg.texts()).contains("x", "value 3", "grad  12", "grad  1").doesNotContain("value 18");
    }

    @Test
    void a_result_of_several_numbers_has_no_gradient() {
        Tensor numbers = Tensor.of(1.0, 2).requiresGrad(true);
        Svg svg = Svg.read(ComputationGraph.of(numbers.exp()).toSvg());

        assertThat(svg.texts()).contains("value [1  2]", "exp").noneMatch(text -> text.startsWith("grad"));
        Layer model = network();
        Tensor input = Tensor.ones(1, 2);
        assertThat(Svg.read(ComputationGraph.record(model, () -> model.apply(input))
                                .depth(0)
                                .toSvg())
                        .texts())
                .contains("4 parameters, 17 numbers")
                .noneMatch(text -> text.contains("gradient"));
    }

    @Test
    void the_same_graph_gives_the_same_bytes() {
        assertThat(recorded(network()).toSvg()).isEqualTo(recorded(network()).toSvg());
        assertThat(recorded(network()).toDot()).isEqualTo(recorded(network()).toDot());
    }

    @Test
    void names_may_hold_any_characters() {
        String name = "a<b> & \"c\" \\ 'd' \\n ]]>";
        ComputationGraph graph = graph().name(x, name).title(name);

        assertThat(Svg.read(graph.toSvg()).texts()).contains(name);
        assertThat(Dot.read(graph.toDot()).labels().values())
                .anySatisfy(label -> assertThat(label).startsWith(name + "\n"));
    }

    @Test
    void the_ending_of_the_file_chooses_the_format(@TempDir Path directory) throws IOException {
        graph().save(directory.resolve("f.svg"));
        graph().save(directory.resolve("f.dot"));

        assertThat(Files.readString(directory.resolve("f.svg")))
                .startsWith("<svg")
                .contains("prefers-color-scheme: dark");
        assertThat(Files.readString(directory.resolve("f.dot"))).startsWith("digraph");
        assertThatThrownBy(() -> graph().save(directory.resolve("f.png")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ComputationGraph: the format is chosen by the file's ending, .dot or .svg; got '%s'"
                        .formatted(directory.resolve("f.png")));
    }

    @Test
    void what_cannot_be_drawn_is_an_error() {
        assertThatThrownBy(() -> ComputationGraph.of(Tensor.ones(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ComputationGraph: nothing is recorded of how this tensor of shape (2,) was computed; let an input require a gradient, and compute outside of noGrad()");
        Tensor freed = f();
        freed.backward();
        assertThatThrownBy(() -> ComputationGraph.of(freed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ComputationGraph: the graph of this tensor of shape () was freed by backward(); draw it before, or keep it with backward(gradient, true, false)");
        assertThatThrownBy(() -> graph().name(Tensor.ones(3), "z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ComputationGraph: the tensor 'z' of shape (3,) is not part of the computation; one that requires no gradient is shown only if values were kept, see Autograd.keepValues()");
        assertThatThrownBy(() -> graph().depth(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ComputationGraph: the depth must be 0, for the model as one box, or more; got -1");
        assertThatThrownBy(() -> graph().limit(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ComputationGraph: at least one box must be seen, got 0");
        assertThatThrownBy(() -> recorded(network()).open("0", "7"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ComputationGraph: there is no module '7' to open; there are [, 0, 1, 2, 3]");
    }

    @Test
    void more_boxes_than_can_be_laid_out_are_an_error() {
        Tensor sum = x;
        for (int i = 0; i < 2000; i++) {
            sum = sum.add(y);
        }
        ComputationGraph graph = ComputationGraph.of(sum);

        assertThatThrownBy(graph::toSvg)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "ComputationGraph: 2002 boxes are more than the 2000 that can be laid out; fold modules with depth(n), and record what is computed outside of modules in one");
        assertThat(List.of(x, y)).noneMatch(Tensor::hasGrad);
    }
}
