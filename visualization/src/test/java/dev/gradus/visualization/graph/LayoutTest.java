package dev.gradus.visualization.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.BatchNorm2d;
import dev.gradus.layers.Conv2d;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Flatten;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.TransformerEncoder;
import dev.gradus.layers.TransformerOptions;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing lies over anything else, in networks small and large, folded and not. */
class LayoutTest {
    static Stream<Arguments> graphs() {
        Layer dense = Sequential.of(new Dense(2, 3), new ReLU(), new Dense(3, 2));
        Layer convolution = Sequential.of(
                new Conv2d(1, 4, 3), new BatchNorm2d(4), new ReLU(), new Flatten(), new Dense(4 * 6 * 6, 10));
        Layer transformer = new TransformerEncoder(new TransformerOptions(8, 2).feedForward(16), 12, true);
        ComputationGraph deep = graph(transformer, 2, 5, 8);
        return Stream.of(
                Arguments.of("dense", graph(dense, 1, 2)),
                Arguments.of("dense to the right", graph(dense, 1, 2).leftToRight()),
                Arguments.of("convolution", graph(convolution, 2, 1, 8, 8)),
                Arguments.of("transformer, folded by itself", deep),
                Arguments.of(
                        "transformer, looked into", graph(transformer, 2, 5, 8).open("layers.3")),
                Arguments.of(
                        "transformer, as it is", graph(transformer, 2, 5, 8).depth(9)),
                Arguments.of("modules", ModuleGraph.of(transformer).limit(1000)));
    }

    private static ComputationGraph graph(Layer model, int... shape) {
        Tensor input = Tensor.randn(new Generator(1), shape);
        return ComputationGraph.record(model, () -> model.apply(input).square().mean());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void boxes_stand_apart_and_in_their_frames(String name, GraphPicture<?> graph) {
        Drawing drawing = graph.drawing();
        Layout layout = Layout.of(drawing, false);
        List<Vertex> vertices = drawing.vertices();
        Rectangle2D page = new Rectangle2D.Double(0, 0, layout.width(), layout.height());

        for (int i = 0; i < vertices.size(); i++) {
            Rectangle2D box = box(layout.boxes().get(vertices.get(i).id()));
            assertThat(page.contains(box)).isTrue();
            for (int j = i + 1; j < vertices.size(); j++) {
                assertThat(box.intersects(box(layout.boxes().get(vertices.get(j).id()))))
                        .as("%s over %s", vertices.get(i), vertices.get(j))
                        .isFalse();
            }
            for (String path : drawing.groups().keySet()) {
                Rectangle2D frame = box(layout.frames().get(path));
                String group = vertices.get(i).group();
                boolean isInside = group != null && ModulePath.isWithin(group, path);
                assertThat(isInside ? frame.contains(box) : !frame.intersects(box))
                        .as("%s and the frame of '%s'", vertices.get(i), path)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void arrows_end_at_their_boxes_and_run_around_the_others(String name, GraphPicture<?> graph) {
        Drawing drawing = graph.drawing();
        Layout layout = Layout.of(drawing, false);

        assertThat(layout.routes()).hasSameSizeAs(drawing.edges());
        for (int i = 0; i < drawing.edges().size(); i++) {
            Edge edge = drawing.edges().get(i);
            List<Point2D> points = layout.routes().get(i).points();
            assertThat(distance(points.get(0), layout.boxes().get(edge.from()))).isLessThan(1.5);
            assertThat(distance(points.get(points.size() - 1), layout.boxes().get(edge.to())))
                    .isLessThan(1.5);
            for (Vertex vertex : drawing.vertices()) {
                if (!vertex.id().equals(edge.from()) && !vertex.id().equals(edge.to())) {
                    assertThat(crosses(points, layout.boxes().get(vertex.id())))
                            .as("%s through %s", edge, vertex)
                            .isFalse();
                }
            }
        }
    }

    private static boolean crosses(List<Point2D> points, Place place) {
        Rectangle2D box = box(place);
        for (int i = 0; i + 1 < points.size(); i++) {
            if (new Line2D.Double(points.get(i), points.get(i + 1)).intersects(box)) {
                return true;
            }
        }
        return false;
    }

    private static double distance(Point2D point, Place place) {
        double x = Math.max(0, Math.max(place.x() - point.getX(), point.getX() - place.x() - place.width()));
        double y = Math.max(0, Math.max(place.y() - point.getY(), point.getY() - place.y() - place.height()));
        return Math.hypot(x, y);
    }

    private static Rectangle2D box(Place place) {
        return new Rectangle2D.Double(place.x(), place.y(), place.width(), place.height());
    }
}
