package dev.gradus.benchmarks.tensorflow;

import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/** Sessions with as many threads as the property {@code tensorflow.threads} says. */
final class Sessions {
    private Sessions() {}

    /** Begins one; its variables get their values at the first run. */
    static Session of(Graph graph) {
        int threads =
                Integer.getInteger("tensorflow.threads", Runtime.getRuntime().availableProcessors());
        return new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(threads)
                        .setInterOpParallelismThreads(threads)
                        .build());
    }
}
