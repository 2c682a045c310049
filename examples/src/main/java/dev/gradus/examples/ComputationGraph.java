package dev.gradus.examples;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.GraphNode;
import dev.gradus.core.Tensor;
import dev.gradus.examples.reference.Agreement;
import dev.gradus.examples.reference.Reference.GraphExample;
import dev.gradus.examples.reference.Reference.Point;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The function f(x, y) = x² + xy + (x + y)² as a graph of small operations, differentiated node by node. */
final class ComputationGraph {
    private final Agreement agreement;

    ComputationGraph(Agreement agreement) {
        this.agreement = agreement;
    }

    void show(GraphExample example) {
        System.out.println("== The graph of f(x, y) = x² + xy + (x + y)²");
        example.points().forEach(this::show);
        System.out.println();
    }

    private void show(Point point) {
        Tensor x = Tensor.scalar(point.x(), DType.FLOAT64).requiresGrad(true);
        Tensor y = Tensor.scalar(point.y(), DType.FLOAT64).requiresGrad(true);
        // Values are kept only because they are to be shown; the gradients need less.
        try (Autograd.Scope ignored = Autograd.keepValues()) {
            Tensor a = x.square().retainGrad();
            Tensor b = x.mul(y).retainGrad();
            Tensor c = x.add(y).retainGrad();
            Tensor d = a.add(b).retainGrad();
            Tensor e = c.square().retainGrad();
            Tensor f = d.add(e).retainGrad();
            Map<String, Tensor> named = new LinkedHashMap<>();
            named.put("f = d + e", f);
            named.put("e = c²", e);
            named.put("d = a + b", d);
            named.put("c = x + y", c);
            named.put("b = xy", b);
            named.put("a = x²", a);
            named.put("x", x);
            named.put("y", y);

            System.out.printf(
                    "at x = %s, y = %s, the graph as it was recorded, and what it computed:%n", point.x(), point.y());
            Map<GraphNode, String> names = new HashMap<>();
            named.forEach((name, tensor) -> names.put(tensor.graphNode().orElseThrow(), name.substring(0, 1)));
            print(f.graphNode().orElseThrow(), names, "  ");

            f.backward();
            System.out.println("and from f back to x and y, the derivative at each node:");
            named.forEach(ComputationGraph::row);

            String where = "f at (%s, %s)".formatted(point.x(), point.y());
            agreement.check(where, f.item(), point.f());
            agreement.check(where + ": df/dx", x.grad().item(), point.dfDx());
            agreement.check(where + ": df/dy", y.grad().item(), point.dfDy());
        }
    }

    private static void print(GraphNode node, Map<GraphNode, String> names, String indent) {
        String value = node.value().map(tensor -> " = " + tensor.item()).orElse("");
        System.out.println(indent + names.get(node) + ": " + node.operation() + value);
        node.inputs().forEach(input -> print(input, names, indent + "  "));
    }

    private static void row(String name, Tensor tensor) {
        System.out.printf(
                Locale.ROOT,
                "  %-10s = %8.4f   df/d%s = %8.4f%n",
                name,
                tensor.item(),
                name.charAt(0),
                tensor.grad().item());
    }
}
