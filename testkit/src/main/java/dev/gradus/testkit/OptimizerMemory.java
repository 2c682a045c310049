package dev.gradus.testkit;

import dev.gradus.core.DType;
import dev.gradus.core.GraphNode;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.Optimizer;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.Function;

/** Checks that an optimizer does not keep the graph of a loss alive. */
record OptimizerMemory(Function<List<Parameter>, ? extends Optimizer> maker) {
    private static final int MOST_COLLECTIONS = 50;

    void check() {
        Problem problem = Problem.quadratic(DType.FLOAT64);
        Optimizer optimizer = maker.apply(problem.parameters());
        WeakReference<GraphNode> graph = graphOfOneStep(problem, optimizer);
        problem.parameters().forEach(Tensor::zeroGrad);
        WeakReference<Object> other = new WeakReference<>(new Object());
        for (int i = 0; i < MOST_COLLECTIONS && (graph.get() != null || other.get() != null); i++) {
            collect();
        }
        // Where not even the other object was collected, this JVM does not collect on demand.
        if (graph.get() != null && other.get() == null) {
            throw Complaint.about(
                    optimizer,
                    "the graph of the last step is still held after its gradients were forgotten; keep copies of gradients, not the gradients, which may refer to it");
        }
    }

    /** One step with gradients that refer to the graph, as they do when they are to be differentiated again. */
    private static WeakReference<GraphNode> graphOfOneStep(Problem problem, Optimizer optimizer) {
        Tensor loss = problem.loss().get();
        loss.square().backward(null, true, true);
        optimizer.step();
        return new WeakReference<>(loss.graphNode().orElseThrow());
    }

    private static void collect() {
        System.gc();
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
