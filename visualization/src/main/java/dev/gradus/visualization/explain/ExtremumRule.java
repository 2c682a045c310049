package dev.gradus.visualization.explain;

import dev.gradus.core.OperationSettings;
import dev.gradus.core.Shape;
import dev.gradus.core.kernel.PoolingShape;
import dev.gradus.core.kernel.SlidingWindow;
import dev.gradus.visualization.explain.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The largest or smallest of some elements. The winner alone moves it; of several equal ones a window takes the first, and
 * a reduction lets them share, as the local derivatives tell.
 *
 * @param name max or min
 * @param told the key of words that tell the rule
 * @param candidates the places that an element of the value is chosen from
 */
record ExtremumRule(String name, String told, IntFunction<List<Integer>> candidates) implements OperationRule {
    /** Over some dimensions. */
    static ExtremumRule of(TapeNode node, OperationSettings.Reduction reduction) {
        Shape shape = node.operandShape(0);
        int[] target = IntStream.range(0, node.inputs().get(0).value().size())
                .map(place -> target(shape, reduction.dims(), place))
                .toArray();
        return new ExtremumRule(node.operation(), "extremum", output -> IntStream.range(0, target.length)
                .filter(place -> target[place] == output)
                .boxed()
                .toList());
    }

    private static int target(Shape shape, List<Integer> reduced, int place) {
        int[] index = shape.unravel(place);
        int target = 0;
        for (int dim = 0; dim < index.length; dim++) {
            target = reduced.contains(dim) ? target : target * shape.size(dim) + index[dim];
        }
        return target;
    }

    /** Of what a window sees. */
    static ExtremumRule of(PoolingShape sizes) {
        return new ExtremumRule("max", "pooling", output -> seen(sizes, output));
    }

    private static List<Integer> seen(PoolingShape sizes, int output) {
        SlidingWindow height = sizes.height();
        SlidingWindow width = sizes.width();
        int plane = output / sizes.outputPlane();
        int row = output % sizes.outputPlane() / width.output();
        int column = output % width.output();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < height.kernel(); i++) {
            int y = height.position(row, i);
            for (int j = 0; j < width.kernel() && y >= 0 && y < height.input(); j++) {
                int x = width.position(column, j);
                if (x >= 0 && x < width.input()) {
                    places.add((plane * height.input() + y) * width.input() + x);
                }
            }
        }
        return places;
    }

    @Override
    public Formula value(int place, Elements of) {
        return new Formula.Call(
                name,
                Terms.shortened(candidates.apply(place).stream()
                        .map(candidate -> of.input(0, candidate))
                        .toList()));
    }

    @Override
    public Optional<Formula> derivative(int output, int input, int place, Elements of) {
        return Optional.empty();
    }

    @Override
    public Optional<String> words() {
        return Optional.of(told);
    }
}
