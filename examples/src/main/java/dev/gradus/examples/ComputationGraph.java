package dev.gradus.examples;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.GraphNode;
import dev.gradus.core.Tensor;
import dev.gradus.examples.reference.Agreement;
import dev.gradus.examples.reference.Reference.GraphExample;
import dev.gradus.examples.reference.Reference.Point;
import java.util.Locale;

/** The function f(x, y) = x² + xy + (x + y)² as a graph of small operations, differentiated node by node. */
final class ComputationGraph {
    private final Agreement agreement;

    ComputationGraph(Agreement agreement) {
        this.agreement = agreement;
    }

    void show(GraphExample example) {
        System.out.println("== The graph of f(x, y) = x^2 + xy + (x + y)^2");
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
            Tensor f = d.add(e);
            System.out.printf("at x = %s, y = %s, as it was recorded:%n", point.x(), point.y());
            f.graphNode().ifPresent(root -> print(root, "  "));

            f.backward();
            row("f = d + e", f.item(), 1);
            row("e = c^2", e.item(), e.grad().item());
            row("d = a + b", d.item(), d.grad().item());
            row("c = x + y", c.item(), c.grad().item());
            row("b = xy", b.item(), b.grad().item());
            row("a = x^2", a.item(), a.grad().item());
            row("x", x.item(), x.grad().item());
            row("y", y.item(), y.grad().item());

            String where = "f at (%s, %s)".formatted(point.x(), point.y());
            agreement.check(where, f.item(), point.f());
            agreement.check(where + ": df/dx", x.grad().item(), point.dfDx());
            agreement.check(where + ": df/dy", y.grad().item(), point.dfDy());
        }
    }

    private static void print(GraphNode node, String indent) {
        String value = node.value().map(tensor -> " = " + tensor.item()).orElse("");
        System.out.println(indent + node.operation() + value);
        node.inputs().forEach(input -> print(input, indent + "  "));
    }

    private static void row(String name, double value, double gradient) {
        System.out.printf(Locale.ROOT, "  %-10s = %8.4f   df/d%s = %8.4f%n", name, value, name.charAt(0), gradient);
    }
}
